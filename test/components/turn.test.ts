import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { takeTurn } from '../../src/components/event-card/turn.ts';

const task = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('cards that wait for the same files', () => {
  it('are drawn in the order in which they asked, the first at once, each other one in a task of its own', async () => {
    const drawn: string[] = [];
    let tasks = 0;
    const all = ['first', 'second', 'third'].map(async (name) => {
      await takeTurn();
      drawn.push(`${name} after ${tasks}`);
    });
    for (; drawn.length < all.length; tasks++) await task();

    assert.deepEqual(
      drawn.map((each) => each.split(' ')[0]),
      ['first', 'second', 'third'],
    );
    assert.equal(drawn[0], 'first after 0');
    assert.equal(new Set(drawn.map((each) => each.split(' ').at(-1))).size, all.length, drawn.join(', '));
  });
});
