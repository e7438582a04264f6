import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import { storage } from './platform.ts';

const { dropStale, tabEvents } = await import('../../src/extension/state/tab.ts');

const TAB = 7;
const found = (look: string) => ({ look, seen: 3, events: [], failed: false });

/** Content scripts that answer, or do not. */
const tabs = { sendMessage: (): Promise<unknown> => Promise.resolve(true) };
Object.assign(browserOf(), { tabs });

function browserOf(): object {
  return (globalThis as unknown as { browser: object }).browser;
}

const notThere = (): Promise<never> => Promise.reject(new Error('Receiving end does not exist.'));

describe('what was recognised in the page of a tab', () => {
  beforeEach(async () => {
    await storage.session.clear();
    await tabEvents(TAB).update(() => found('first'));
  });

  it('stays while its page is there', async () => {
    tabs.sendMessage = () => Promise.resolve(true);

    await dropStale(TAB);

    assert.deepEqual(await tabEvents(TAB).read(), found('first'));
  });

  it('goes with its page', async () => {
    tabs.sendMessage = notThere;

    await dropStale(TAB);

    assert.equal(await tabEvents(TAB).read(), null);
  });

  it('does not go once the next page has been looked at, though it is the same', async () => {
    tabs.sendMessage = async () => {
      await tabEvents(TAB).update(() => found('second'));
      return notThere();
    };

    await dropStale(TAB);

    assert.deepEqual(await tabEvents(TAB).read(), found('second'));
  });
});
