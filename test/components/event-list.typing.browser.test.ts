import { assert } from 'chai';
import type { FdEventList } from '../../src/components/event-list/event-list.ts';
import { activeTitle, chosenTitles, givenList, listbox, madeEvents } from './event-list.ts';
import { clearStage } from './stage.ts';

/** Ms between letters: of one word, and of two. */
const SOON = 600;
const LATE = 800;

const named = ['Anna', 'Berta', 'Bela', 'Carla', 'Ben Hur'];

const namedList = async (setUp: Partial<FdEventList> = {}): Promise<FdEventList> => {
  const events = madeEvents(named.length).map((event, index) => ({ ...event, title: named[index]! }));
  const list = await givenList(events, setUp);
  list.focus();
  return list;
};

/** A keyboard whose keys are pressed at given times, however fast the machine is. */
class Typist {
  readonly #list: FdEventList;
  #now = 10_000;

  constructor(list: FdEventList) {
    this.#list = list;
  }

  /** Presses a key so many ms after the one before. */
  press(key: string, afterMs: number): void {
    this.#now += afterMs;
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: this.#now });
    listbox(this.#list).dispatchEvent(event);
  }
}

describe('typing in <fd-event-list>', () => {
  afterEach(clearStage);

  for (const { title, keys } of [
    { title: 'goes to the event whose title begins with it', keys: [['b', SOON, 'Berta']] },
    {
      title: 'goes through all events with the same letter again, and on with the next one',
      keys: [
        ['b', SOON, 'Berta'],
        ['b', SOON, 'Bela'],
        ['e', SOON, 'Bela'],
        ['n', SOON, 'Ben Hur'],
      ],
    },
    {
      title: 'is one word while no more time lies between two letters, a space among them',
      keys: [
        ['b', SOON, 'Berta'],
        ['e', SOON, 'Berta'],
        ['n', SOON, 'Ben Hur'],
        [' ', SOON, 'Ben Hur'],
        ['h', SOON, 'Ben Hur'],
      ],
    },
    {
      title: 'is another word after that time',
      keys: [
        ['b', SOON, 'Berta'],
        ['e', SOON, 'Berta'],
        ['c', LATE, 'Carla'],
        ['a', SOON, 'Carla'],
        ['a', LATE, 'Anna'],
      ],
    },
  ] as const) {
    it(title, async () => {
      const list = await namedList();
      const typist = new Typist(list);

      const visited = keys.map(([key, afterMs]) => {
        typist.press(key, afterMs);
        return activeTitle(list);
      });

      assert.deepEqual(
        visited,
        keys.map(([, , at]) => at),
      );
    });
  }

  it('makes a space a letter of the word, and the choice of an event after that time', async () => {
    const list = await namedList({ multiple: true });
    const typist = new Typist(list);

    typist.press('c', SOON);
    typist.press(' ', SOON);
    assert.deepEqual(chosenTitles(list), []);
    typist.press(' ', LATE);

    assert.deepEqual(chosenTitles(list), ['Carla']);
  });
});
