import type { Evidence } from '../../recognition/evidence.ts';
import type { Finding, PageReading } from '../../recognition/read-page.ts';
import { fold } from '../../recognition/text.ts';
import type { Look, LookReply } from '../messages.ts';
import { BesideHeading } from './beside-heading.ts';
import { Chip } from './chip.ts';
import { pageDocument } from './document.ts';
import { MARK } from './host.ts';
import { Limit } from './limit.ts';
import { Panel } from './panel.ts';

export type Ready = LookReply & { readonly state: 'ready' };
type Row = Finding & { readonly cell: Element };

/** A page may take our things away so often in that time; then they stay away until the time is over. */
const MAX_ROUNDS = 20;
const ROUNDS_MS = 10_000;
/** More events than a page shows in any use of it: what was placed before is forgotten. */
const MAX_PLACED = 5_000;

/** What stands in the page: chips in rows, the panel that they open, the frame beside the heading. */
export class Placing {
  readonly #onRoom: () => void;
  readonly #chips = new Map<Element, Chip>();
  #panel: Panel | null = null;
  #beside: BesideHeading | null = null;
  /** Times at which something had to be put back. */
  readonly #rounds = new Limit(MAX_ROUNDS, ROUNDS_MS);
  /** The events that had a place before. */
  readonly #placed = new Set<string>();
  #waiting: ReturnType<typeof setTimeout> | undefined;

  /** @param onRoom what could not be put back may be by now */
  constructor(onRoom: () => void) {
    this.#onRoom = onRoom;
  }

  /** Draws what an answer says about a reading. Waits where the page has taken too much away of late. */
  draw(reading: PageReading, { known, look, frame }: Ready): void {
    this.prune(reading);
    const { findings, subject } = reading;
    const rows = new Map<Element, Row>();
    findings.forEach((finding, index) => {
      // What is placed where people write would be saved with it.
      if (!known[index] || !isRow(finding) || isEditable(finding.cell)) return;
      if (!rows.has(finding.cell)) rows.set(finding.cell, finding);
    });
    for (const cell of [...this.#chips.keys()]) if (!rows.has(cell)) this.#drop(cell);
    const missing = [...rows.values()].filter(({ cell }) => this.#chips.get(cell)?.host.parentNode !== cell);
    const place = subject && known[findings.indexOf(subject.finding)] ? subject.heading : null;
    const heading = place && !isEditable(place) ? place : null;
    if (!heading) this.#removeBeside();
    const isBarMissing = heading !== null && heading.nextSibling !== this.#beside?.host;
    const back = [...missing, ...(subject && isBarMissing ? [subject.finding] : [])].map(({ evidence }) =>
      identityOf(evidence),
    );
    const strays = this.#strays();
    if (strays.length > 0 || back.some((identity) => this.#placed.has(identity))) {
      const waitMs = this.#rounds.take();
      if (waitMs > 0) return this.#wait(waitMs);
    }
    if (this.#placed.size > MAX_PLACED) this.#placed.clear();
    for (const identity of back) this.#placed.add(identity);
    for (const stray of strays) stray.remove();
    for (const { cell, evidence } of missing) cell.append(this.#chipFor(cell, evidence, look).host);
    if (!heading || !isBarMissing || !subject) return;
    this.#beside ??= new BesideHeading(subject.finding.evidence, look, frame === 'open');
    this.#beside.placeAfter(heading);
  }

  /** Takes away what belongs to something that the page no longer shows. */
  prune({ findings, subject }: PageReading): void {
    const shown = new Map<Element, Evidence[]>();
    for (const { cell, evidence } of findings) {
      // A cell may span several rows.
      if (cell && this.#chips.has(cell)) shown.set(cell, [...(shown.get(cell) ?? []), evidence]);
    }
    for (const [cell, chip] of [...this.#chips]) {
      const identity = identityOf(chip.evidence);
      const same = shown.get(cell)?.find((evidence) => identityOf(evidence) === identity);
      if (!same || !cell.isConnected) this.#drop(cell);
      // What is pressed now is asked for as the row says it now.
      else if (same.title !== chip.evidence.title) chip.evidence = same;
    }
    const evidence = JSON.stringify(subject?.finding.evidence);
    if (this.#beside && JSON.stringify(this.#beside.evidence) !== evidence) this.#removeBeside();
  }

  /** Ends what the page has taken away and what is not put back. */
  notice(): void {
    this.#panel?.notice();
  }

  /** Takes everything away. */
  clear(): void {
    clearTimeout(this.#waiting);
    this.#panel?.remove();
    this.#panel = null;
    for (const cell of [...this.#chips.keys()]) this.#drop(cell);
    this.#removeBeside();
  }

  /** Copies that a page has made of our elements: nothing is in them, and nobody hears them. */
  removeStrays(): void {
    for (const stray of this.#strays()) stray.remove();
  }

  #strays(): Element[] {
    const ours = new Set<Element | undefined>([...this.#chips.values()].map(({ host }) => host));
    ours.add(this.#panel?.host).add(this.#beside?.host);
    return [...pageDocument.querySelectorAll(`[${MARK}]`)].filter((element) => !ours.has(element));
  }

  #wait(waitMs: number): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(this.#onRoom, waitMs);
  }

  #chipFor(cell: Element, evidence: Evidence, look: Look): Chip {
    const chip = this.#chips.get(cell) ?? new Chip(evidence, look, (pressed) => this.#open(pressed, look));
    this.#chips.set(cell, chip);
    return chip;
  }

  #open(chip: Chip, look: Look): void {
    this.#panel ??= new Panel(look);
    this.#panel.open(
      chip,
      look.words.frame.replace('{title}', () => chip.evidence.title),
    );
  }

  #drop(cell: Element): void {
    const chip = this.#chips.get(cell);
    if (chip && this.#panel?.chip === chip) this.#panel.remove();
    chip?.remove();
    this.#chips.delete(cell);
  }

  #removeBeside(): void {
    this.#beside?.remove();
    this.#beside = null;
  }
}

function isRow(finding: Finding): finding is Row {
  return finding.cell !== null;
}

function isEditable(element: Element): boolean {
  return (element as HTMLElement).isContentEditable;
}

/** Equal for what is one event, however its title is spelled and punctuated. */
function identityOf(evidence: Evidence): string {
  return JSON.stringify({ ...evidence, title: fold(evidence.title) });
}
