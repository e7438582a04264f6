import { it } from 'node:test';
import fc from 'fast-check';
import { ordinary } from './all-steps.ts';
import { check } from './check.ts';

it('whatever people, the API and time do to sessions on two processes, none survives its end and none is another’s', async () => {
  await check(fc.oneof(...ordinary), { numRuns: 1_000, maxCommands: 14 });
});
