import { assert } from 'chai';
import { createClient } from '../../src/client/client.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import { en } from '../components/words.ts';
import {
  button,
  clearStage,
  counting,
  createStage,
  shownText,
  type Stage,
  type StageOptions,
} from '../components/stage.ts';
import type { Case } from './table.ts';

/** A stage on which something goes wrong. */
export interface Scene extends Stage {
  /** Puts the fault on a route, `GET /events/{eid}`. */
  spoil(route: string): void;
  mend(): void;
}

export async function createScene({ fault, timeoutMs }: Case, options?: StageOptions): Promise<Scene> {
  const stage = await createStage(options);
  // A date means something to those alone whose clock shows the same.
  if (fault.includes('date')) await setClock(stage, Date.now());
  const { fetch, inFlight } = counting((input, init) => stage.relay.fetch(input, init));
  const client = createClient({
    base: '/stage',
    clock: stage.sandbox.clock.now,
    cacheMs: 0,
    timeoutMs,
    fetch,
  });
  return {
    ...stage,
    client,
    inFlight,
    show(content, attributes): FdProvider {
      const provider = stage.show(content, attributes);
      provider.client = client;
      return provider;
    },
    spoil: (route) => void stage.sandbox.faults.add(`${route}=${fault}`),
    mend: () => stage.sandbox.faults.clear(),
  };
}

/** Moves the stage to another time, where its user signs in anew. */
async function setClock({ sandbox, client }: Stage, nowMs: number): Promise<void> {
  const { current } = client;
  sandbox.clock.set(nowMs);
  if (current?.state !== 'signed-in') return;
  await client.signIn({ username: current.email, password: 'sandbox' });
  if (current.lastPartner) await client.rememberPartner(current.lastPartner);
}

/**
 * Lets pauses between tries run out at once, those of `Retry-After: 1` too. They are told apart by their length: a
 * pause with jitter is no whole number of milliseconds.
 *
 * @returns what puts the page's own timers back
 */
function skipPauses(): () => void {
  const { setTimeout: real } = globalThis;
  const isPause = (ms: number): boolean => !Number.isInteger(ms) || ms === 1_000;
  Object.assign(globalThis, {
    setTimeout: (run: () => void, ms = 0, ...rest: unknown[]) => real(run, isPause(ms) ? 1 : ms, ...rest),
  });
  return () => void Object.assign(globalThis, { setTimeout: real });
}

/** What nobody has caught since. */
interface Uncaught {
  readonly list: readonly string[];
  end(): void;
}

function watchUncaught(): Uncaught {
  const list: string[] = [];
  const onError = (event: ErrorEvent): number => list.push(`error: ${event.message}`);
  const onRejection = (event: PromiseRejectionEvent): number => list.push(`rejection: ${String(event.reason)}`);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onRejection);
  return {
    list,
    end() {
      removeEventListener('error', onError);
      removeEventListener('unhandledrejection', onRejection);
    },
  };
}

/** In every test of the file: no pauses between tries, and nothing that nobody catches. */
export function guardEachTest(): void {
  let uncaught: Uncaught;
  let unskip: () => void;
  beforeEach(() => {
    uncaught = watchUncaught();
    unskip = skipPauses();
  });
  afterEach(async () => {
    clearStage();
    // What nobody catches is told a task later.
    await new Promise((resolve) => setTimeout(resolve));
    unskip();
    uncaught.end();
    assert.deepEqual(uncaught.list, []);
  });
}

/** Text that people see: neither hidden, nor for screen readers alone. */
export function seenText(element: Element): string {
  const texts: string[] = [];
  const walker = document.createTreeWalker(
    element.shadowRoot!,
    NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    (node) => {
      if (node instanceof Element && (node.matches('.hidden, style') || !isSeen(node))) return NodeFilter.FILTER_REJECT;
      return NodeFilter.FILTER_ACCEPT;
    },
  );
  while (walker.nextNode())
    if (walker.currentNode.nodeType === Node.TEXT_NODE) texts.push(walker.currentNode.nodeValue!);
  return texts.join(' ').replace(/\s+/g, ' ').trim();
}

/** The choices of a closed list have no place of their own; the chosen one is drawn. */
function isSeen(element: Element): boolean {
  if (element instanceof HTMLOptionElement) return element.selected;
  return getComputedStyle(element).display === 'contents' || element.getClientRects().length > 0;
}

/** Every control that people can use now. */
export function waysOut(element: Element): readonly HTMLElement[] {
  const all = element.shadowRoot!.querySelectorAll<HTMLElement>('button, a[href], select, input');
  return [...all].filter((each) => isSeen(each) && !each.matches(':disabled'));
}

const said = [...Object.values(en.errors), ...Object.values(en.reasons), en.signedOut, en.form.mfaSetup];

/** What every element owes people whatever has happened: words, none of them a program's, and a way to go on. */
export function assertAlive(element: Element, what: string): void {
  const text = seenText(element);
  assert.isNotEmpty(text, `${what}: blank`);
  assert.notMatch(text, /undefined|NaN|Infinity|\bnull\b|\[object|=>|<\/?\w+>/, what);
  if (!element.matches(':state(failed), :state(empty)')) return;
  assert.isTrue(
    said.some((words) => text.includes(words)),
    `${what}: nothing is said in "${text}"`,
  );
  assert.isNotEmpty(waysOut(element), `${what}: no way out of "${text}"`);
}

/** Presses "Try again" where there is one, as people would. Whether there was. */
export function pressRetry(element: Element): boolean {
  const retry = button(element, /Try again/);
  retry?.click();
  return retry !== null;
}

/** Waits until something is so; soon, since nothing here takes long. */
export async function until<T>(check: () => T, what: string): Promise<NonNullable<T>> {
  const end = performance.now() + 10_000;
  for (;;) {
    const result = check();
    if (result) return result;
    if (performance.now() > end) throw new Error(`Never came: ${what}. Shown is: ${shownText()}`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}
