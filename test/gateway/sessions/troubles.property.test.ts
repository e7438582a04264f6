import { it } from 'node:test';
import fc from 'fast-check';
import { ordinary, troubles } from './all-steps.ts';
import { check } from './check.ts';

it('neither a killed process nor a Redis that goes loses a session or brings one back', async () => {
  const steps = fc.oneof(
    { weight: 15, arbitrary: fc.oneof(...ordinary) },
    { weight: 1, arbitrary: fc.oneof(...troubles) },
  );
  await check(steps, { numRuns: 1_000, maxCommands: 14 });
});
