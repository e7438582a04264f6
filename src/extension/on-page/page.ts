import type { Evidence } from '../../recognition/evidence.ts';
import { readPage, type PageReading } from '../../recognition/read-page.ts';
import type { Look, LookReply } from '../messages.ts';
import { ask, isOrphan } from './ask.ts';
import { BesideHeading } from './beside-heading.ts';
import { Chip } from './chip.ts';
import { isOurs, MARK } from './host.ts';
import { Panel } from './panel.ts';

type Ready = LookReply & { readonly state: 'ready' };

/** Changes of the page are waited for that long to come to rest, but never longer than the second. */
const REST_MS = 150;
const LONGEST_MS = 1_000;
/** Reading may take a tenth of the time at most. */
const READING_SHARE = 10;
/** A page that takes our things away as often as this is left in peace. */
const MAX_REPLACEMENTS = 20;

/** What the extension does in one page: reads it, asks what is known, places chips and the frame, follows changes. */
export class Page {
  readonly #life = new AbortController();
  readonly #observer = new MutationObserver((records) => this.#onMutations(records));
  #reading: PageReading = { findings: [], subject: null };
  /** What the background was last asked about. */
  #asked = '';
  #answer: Ready | null = null;
  /** What `#answer` is about. */
  #answered = '';
  readonly #chips = new Map<Element, Chip>();
  #panel: Panel | null = null;
  #beside: BesideHeading | null = null;
  #replacements = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince = 0;
  #costMs = 0;

  start(): void {
    const { signal } = this.#life;
    // Of a version before this one, whose script is cut off.
    for (const left of document.querySelectorAll(`[${MARK}]`)) left.remove();
    this.#observer.observe(document, { childList: true, characterData: true, subtree: true });
    // Where there was no answer, there may be one by now.
    const onReturn = (): void => (this.#answer ? this.#soon() : this.look());
    document.addEventListener('visibilitychange', () => !document.hidden && onReturn(), { signal });
    addEventListener('online', onReturn, { signal });
    addEventListener('pageshow', (event) => event.persisted && this.look(), { signal });
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

  /** Takes away what is shown. */
  clear(): void {
    this.#answer = null;
    this.#place();
  }

  /** Takes everything away for good. */
  end(): void {
    this.#life.abort();
    this.#observer.disconnect();
    clearTimeout(this.#timer);
    this.clear();
  }

  #onMutations(records: readonly MutationRecord[]): void {
    if (isOrphan()) return this.end();
    const isOwn = ({ type, addedNodes, removedNodes }: MutationRecord): boolean =>
      type === 'childList' && removedNodes.length === 0 && [...addedNodes].every(isOurs);
    if (!records.every(isOwn)) this.#soon();
  }

  /** Once the page has come to rest. Nobody looks at a hidden one. */
  #soon(): void {
    if (document.hidden) return;
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
    // What is no longer on the page goes at once; what is new waits for the answer.
    this.#prune();
    const reply = await ask<LookReply>({ type: 'look', findings });
    if (!this.isAlive) return this.end();
    // The page, or who is signed in, has changed meanwhile: another answer is on its way.
    if (asked !== this.#asked) return;
    if (reply?.state === 'off') return this.end();
    const before = JSON.stringify(this.#answer?.look);
    this.#answer = reply?.state === 'ready' ? reply : null;
    this.#answered = asked;
    if (JSON.stringify(this.#answer?.look) !== before) this.#removeAll();
    this.#place();
  }

  /** Draws what the answer says about what the page shows. */
  #place(): void {
    const { findings, subject } = this.#reading;
    const answer = this.#answer;
    if (!answer) return this.#removeAll();
    this.#prune();
    if (this.#answered !== this.#asked) return;
    findings.forEach(({ evidence, cell }, index) => {
      if (cell && answer.known[index]) this.#placeChip(cell, evidence, answer.look);
    });
    const isKnown = subject && answer.known[findings.indexOf(subject.finding)];
    if (isKnown && subject.heading) this.#placeBeside(subject.heading, subject.finding.evidence, answer);
  }

  #placeChip(cell: Element, evidence: Evidence, look: Look): void {
    let chip = this.#chips.get(cell);
    if (!chip) {
      const open = (pressed: Chip): void => {
        this.#panel ??= new Panel(look);
        this.#panel.open(pressed, look.words.frame.replace('{title}', evidence.title));
      };
      chip = new Chip(evidence, look, open);
      this.#chips.set(cell, chip);
    } else if (!chip.isConnected && ++this.#replacements > MAX_REPLACEMENTS) return;
    chip.placeIn(cell);
  }

  #placeBeside(heading: Element, evidence: Evidence, { look, frame }: Ready): void {
    if (!this.#beside) this.#beside = new BesideHeading(evidence, look, frame === 'open');
    else if (heading.nextSibling !== this.#beside.host && ++this.#replacements > MAX_REPLACEMENTS) return;
    this.#beside.placeAfter(heading);
  }

  /** Takes away what belongs to something that the page no longer shows. */
  #prune(): void {
    const shown = new Map(this.#reading.findings.map(({ cell, evidence }) => [cell, JSON.stringify(evidence)]));
    for (const [cell, chip] of this.#chips) {
      if (cell.isConnected && shown.get(cell) === JSON.stringify(chip.evidence)) continue;
      if (this.#panel?.chip === chip) this.#panel.remove();
      chip.remove();
      this.#chips.delete(cell);
    }
    const subject = this.#reading.subject?.finding.evidence;
    if (this.#beside && JSON.stringify(this.#beside.evidence) !== JSON.stringify(subject)) this.#removeBeside();
  }

  #removeBeside(): void {
    this.#beside?.remove();
    this.#beside = null;
  }

  #removeAll(): void {
    this.#panel?.remove();
    this.#panel = null;
    for (const chip of this.#chips.values()) chip.remove();
    this.#chips.clear();
    this.#removeBeside();
  }
}
