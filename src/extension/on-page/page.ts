import type { Evidence } from '../../recognition/evidence.ts';
import { readPage, type PageReading } from '../../recognition/read-page.ts';
import type { LookReply } from '../messages.ts';
import { ask, isOrphan } from './ask.ts';
import { pageDocument } from './document.ts';
import { isOurs } from './host.ts';
import { Placing, type Ready } from './placing.ts';

/** Changes of the page are waited for that long to come to rest, but never longer than the second. */
const REST_MS = 150;
const LONGEST_MS = 1_000;
/** Reading may take a tenth of the time at most. */
const READING_SHARE = 10;
/** Where the background does not answer it is asked again after these; then when the user comes back. */
const RETRIES_MS: readonly number[] = [5_000, 30_000];

/** What the extension does in one page: reads it, asks what is known, places chips and the frame, follows changes. */
export class Page {
  readonly #life = new AbortController();
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  readonly #placing = new Placing(() => this.#soon());
  #reading: PageReading = { findings: [], subject: null };
  /** What the background was last asked about. */
  #asked = '';
  /** Counts questions: the same one asked for somebody else has another answer. */
  #turn = 0;
  #answer: Ready | null = null;
  /** What `#answer` is about. */
  #answered = '';
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #costMs = 0;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  /** How often it was asked in vain. */
  #failures = 0;

  start(): void {
    const { signal } = this.#life;
    // Of a version before this one, whose script is cut off.
    this.#placing.removeStrays();
    this.#observer.observe(document, { childList: true, characterData: true, subtree: true });
    // Where there was no answer, there may be one by now.
    const onReturn = (): void => (this.#answer ? this.#soon() : this.look());
    pageDocument.addEventListener('visibilitychange', () => !pageDocument.hidden && onReturn(), { signal });
    addEventListener('online', onReturn, { signal });
    addEventListener('pageshow', this.#onShow, { signal });
    this.look();
  }

  get isAlive(): boolean {
    return !this.#life.signal.aborted && !isOrphan();
  }

  /** Reads and asks anew, also where nothing has changed. */
  look(): void {
    this.#asked = '';
    this.#read();
  }

  /** Takes away what is shown. What is being asked has no answer any more. */
  clear(): void {
    this.#turn++;
    this.#answer = null;
    this.#placing.clear();
  }

  /** Takes everything away for good. */
  end(): void {
    if (this.#life.signal.aborted) return;
    this.#life.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    clearTimeout(this.#retryTimer);
    this.clear();
    // Where there is a newer version, what else stands in the page is that one's.
    if (!isOrphan()) this.#placing.removeStrays();
  }

  /** A page that comes back from the browser's cache was not told who has signed out or switched meanwhile. */
  readonly #onShow = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.clear();
    this.look();
  };

  #onMutations(records: readonly MutationRecord[]): void {
    if (isOrphan()) return this.end();
    this.#placing.notice();
    const isOwn = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
      type === 'childList' && removedNodes.length === 0 && [...addedNodes].every(isOurs);
    if (!records.every(isOwn)) this.#soon();
  }

  /** Once the page has come to rest. Nobody looks at a hidden one. */
  #soon(): void {
    if (pageDocument.hidden) return;
    const now = performance.now();
    this.#waitingSince ||= now;
    const restMs = Math.max(REST_MS, this.#costMs * READING_SHARE);
    const leftMs = Math.max(LONGEST_MS, restMs) - (now - this.#waitingSince);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#read(), Math.max(0, Math.min(restMs, leftMs)));
  }

  #read(): void {
    clearTimeout(this.#timer);
    this.#waitingSince = 0;
    if (isOrphan()) return this.end();
    const startedAt = performance.now();
    this.#reading = readPage(document);
    this.#costMs = performance.now() - startedAt;
    const findings = this.#reading.findings.map(({ evidence }) => evidence);
    const asked = JSON.stringify(findings);
    if (asked === this.#asked) return this.#place();
    this.#asked = asked;
    void this.#ask(asked, findings);
  }

  async #ask(asked: string, findings: Evidence[]): Promise<void> {
    const turn = ++this.#turn;
    clearTimeout(this.#retryTimer);
    // What is no longer on the page goes at once; what is new waits for the answer.
    this.#placing.prune(this.#reading);
    const reply = await ask<LookReply>({ type: 'look', findings });
    if (!this.isAlive) return this.end();
    // The page, or who is signed in, has changed meanwhile: another answer is on its way.
    if (turn !== this.#turn) return;
    if (reply?.state === 'off') return this.end();
    if (reply) this.#failures = 0;
    else this.#retry();
    const before = JSON.stringify(this.#answer?.look);
    this.#answer = reply?.state === 'ready' ? reply : null;
    this.#answered = asked;
    if (JSON.stringify(this.#answer?.look) !== before) this.#placing.clear();
    this.#place();
  }

  #retry(): void {
    const afterMs = RETRIES_MS[this.#failures++];
    if (afterMs === undefined) return;
    this.#retryTimer = setTimeout(() => {
      if (!pageDocument.hidden) this.look();
    }, afterMs);
  }

  /** Draws what the answer says about what the page shows. */
  #place(): void {
    if (!this.#answer) return this.#placing.clear();
    if (this.#answered === this.#asked) this.#placing.draw(this.#reading, this.#answer);
    else this.#placing.prune(this.#reading);
  }
}
