import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ReadCache } from '../../src/client/read-cache.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

describe('the read cache', () => {
  it('lets go of what it will not serve again', async () => {
    let now = 0;
    const cache = new ReadCache(() => now, 1_000);
    let isHeld = true;
    const forgotten = new FinalizationRegistry(() => (isHeld = false));
    await cache.read('first', async () => {
      const answer = { large: 'x'.repeat(1_000) };
      forgotten.register(answer, null);
      return answer;
    });

    now = 1_001;
    await cache.read('second', async () => 'small');

    for (let turn = 0; turn < 50 && isHeld; turn++) {
      collectGarbage();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(isHeld, false);
  });
});
