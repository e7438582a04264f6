import fc from 'fast-check';
import type { PartnerId } from '../../src/model/ids.ts';
import type { PageModel } from './page-model.ts';
import { AT_CR, THE_PARTNER, type Page } from './page.ts';

export const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as PartnerId[];

export type PageCommand = fc.AsyncCommand<PageModel, Page>;

const provider = fc.nat(1);
const nth = fc.nat(5);
const partner = fc.constantFrom(...PARTNERS);
/** Mostly the one, so that all partners ask for the same things and get an answer often enough to go wrong. */
const what = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('evt_abc', THE_PARTNER) },
  { weight: 1, arbitrary: fc.constantFrom(12345, AT_CR) },
);

/** What somebody on the page does, at once. */
const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('choose' as const), provider, partner }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), provider }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('read' as const),
      provider,
      what,
      fresh: fc.boolean(),
      isAbortable: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('read late' as const), nth, what }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('names' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abort' as const), nth }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('subscribe' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsubscribe' as const), nth }) },
);

type Act = typeof act extends fc.Arbitrary<infer Each> ? Each : never;

function perform(page: Page, step: Act): void {
  switch (step.do) {
    case 'choose':
      return page.choose(step.provider, step.partner);
    case 'leave':
      return page.choose(step.provider, null);
    case 'read':
      return page.read(step.provider, step.what, {
        ...(step.isAbortable && { abort: new AbortController() }),
        fresh: step.fresh,
      });
    case 'read late':
      return page.readLate(step.nth, step.what);
    case 'names':
      return page.readNames(new AbortController());
    case 'abort':
      return page.aborts.at(-1 - step.nth)?.abort();
    case 'subscribe':
      return page.subscribe();
    case 'unsubscribe':
      return page.unsubscribe(step.nth);
  }
}

/** Lets that many tasks pass; all of them are enough for a call to get from an element to the API, or an answer back. */
export async function settle(turns = ALL_TURNS): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

const ALL_TURNS = 8;

/** As `settle`, and the model knows that nothing is on its way any more. */
export async function settleAll(page: Page): Promise<void> {
  for (let round = 0; round < 3; round++) {
    // Digests are made beside the tasks of this process: one of our own comes after those that were asked for before.
    await crypto.subtle.digest('SHA-256', new Uint8Array());
    await settle();
  }
  page.model.epoch++;
}

/** A command of a name and some values, which a failure prints. Each comes in a task of its own, as in a page. */
export function command<T>(
  name: string,
  values: fc.Arbitrary<T>,
  run: (page: Page, values: T) => Promise<void> | void,
): fc.Arbitrary<PageCommand> {
  return values.map((each) => ({
    check: () => true,
    run: async (_model, page) => {
      await settle(1);
      await run(page, each);
    },
    toString: () => `${name} ${fc.stringify(each)}`,
  }));
}

/** What happens on every page. */
export const pageCommands = [
  // Several in one tick: not even a microtask parts them.
  {
    weight: 14,
    arbitrary: command('act', fc.array(act, { minLength: 1, maxLength: 6 }), (page, acts) =>
      acts.forEach((each) => perform(page, each)),
    ),
  },
  {
    weight: 4,
    // What the page does may follow in the same task.
    arbitrary: command('answer', fc.tuple(nth, fc.option(act)), (page, [at, next]) => {
      page.answer(at);
      if (next) perform(page, next);
    }),
  },
  {
    weight: 2,
    arbitrary: command('race', fc.tuple(nth, fc.boolean(), partner), (page, values) => page.race(...values)),
  },
  // Few turns leave calls half-way.
  {
    weight: 6,
    arbitrary: command('settle', fc.constantFrom(1, 2, ALL_TURNS), async (page, turns) =>
      turns === ALL_TURNS ? settleAll(page) : settle(turns),
    ),
  },
];

/** A list of commands that shrinks as one. */
export function commandsOf(
  ...weighted: { weight: number; arbitrary: fc.Arbitrary<PageCommand> }[]
): fc.Arbitrary<Iterable<PageCommand>> {
  return fc.commands([fc.oneof(...pageCommands, ...weighted)], { maxCommands: 50, size: 'max' });
}
