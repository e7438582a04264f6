import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readReadme, readResults } from '../../bench/results.ts';
import { driftIn } from '../../bench/table.ts';

describe('the benchmarks', () => {
  it('have in their README the tables of what was found, no more and no less', async () => {
    const drift = await driftIn(readReadme(), readResults());

    assert.equal(drift, null, drift ?? undefined);
  });
});
