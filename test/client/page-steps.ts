import fc from 'fast-check';
import type { PartnerId } from '../../src/model/ids.ts';
import { THE_PARTNER, type Page } from './page-model.ts';

export const PARTNERS = ['partner-id-acme', 'partner-id-beta', 'fd123'] as PartnerId[];

const provider = fc.nat(1);
const nth = fc.nat(5);
const partner = fc.constantFrom(...PARTNERS);
/** Mostly the one, so that all partners ask for the same things and get an answer often enough to go wrong. */
const what = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('evt_abc', THE_PARTNER) },
  { weight: 1, arbitrary: fc.constant(12345) },
);

/** What happens on every page. Nothing settles but where a step says so: all between is one tick. */
export const pageSteps = [
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
  { weight: 4, arbitrary: fc.record({ do: fc.constant('answer' as const), nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('race' as const), nth, isAnswerFirst: fc.boolean(), to: partner }),
  },
  // Few turns leave calls half-way.
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('settle' as const), turns: fc.constantFrom(1, 2, 8) }),
  },
] as const;

type PageStep = (typeof pageSteps)[number]['arbitrary'] extends fc.Arbitrary<infer Step> ? Step : never;

/** Lets that many tasks pass; all of them are enough for a call to get from an element to the API, or an answer back. */
export async function settle(turns = 8): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** A promise only where time passes: even one microtask would part steps that belong to one tick. */
export function perform(page: Page, step: PageStep): Promise<void> | undefined {
  switch (step.do) {
    case 'choose':
      page.choose(step.provider, step.partner);
      return;
    case 'leave':
      page.choose(step.provider, null);
      return;
    case 'read':
      page.read(step.provider, step.what, {
        abort: step.isAbortable ? new AbortController() : undefined,
        fresh: step.fresh,
      });
      return;
    case 'read late':
      page.readLate(step.nth, step.what);
      return;
    case 'names':
      page.readNames(new AbortController());
      return;
    case 'abort':
      page.aborts.at(-1 - step.nth)?.abort();
      return;
    case 'answer':
      // A network's answers come in a task each; what the page does may follow in the same one.
      return settle(1).then(() => page.answer(step.nth));
    case 'race':
      return settle(1).then(() => page.race(step.nth, step.isAnswerFirst, step.to));
    case 'settle':
      return settle(step.turns);
  }
}
