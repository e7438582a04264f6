import { readDate } from './dates.ts';
import type { Evidence } from './evidence.ts';
import { jsonValues } from './json-text.ts';
import { decodeEntities, fold, tidy } from './text.ts';

/** A page may be written to hang its readers: no deeper, and no more, than a real one needs. */
const MAX_DEPTH = 20;
const MAX_NODES = 50_000;
const MAX_EVENTS = 1_000;
const MAX_CHARACTERS = 2_000_000;
const MAX_ALIKE = 20;

type Node = Readonly<Record<string, unknown>>;

interface FoundEvent {
  readonly node: Node;
  /** It stands in another event's `subEvent`. */
  readonly isPart: boolean;
}

/** What the JSON-LD of a page says. */
export interface LinkedData {
  /** Each event once, in the page's order. */
  readonly events: readonly Evidence[];
  /** The one event that the page is about; null where there are several, or none. */
  readonly subject: Evidence | null;
}

/**
 * Reads the events in JSON-LD blocks.
 * @param blocks the text of each block
 * @param limit how many events are read
 */
export function readLinkedData(blocks: Iterable<string>, limit: number): LinkedData {
  const found: FoundEvent[] = [];
  const byId = new Map<string, Node>();
  let left = MAX_NODES;

  const visit = (value: unknown, depth: number, isPart: boolean): void => {
    if (!isNode(value) || depth > MAX_DEPTH || left-- <= 0) return;
    const isEvent = typesOf(value).some((type) => EVENT.test(type)) && 'startDate' in value;
    if (isEvent && found.length < MAX_EVENTS) found.push({ node: value, isPart });
    const id = value['@id'];
    if (typeof id === 'string' && 'name' in value) byId.set(id, value);
    for (const [name, child] of Object.entries(value)) {
      const isInList = Array.isArray(value);
      if (name !== 'superEvent') visit(child, depth + 1, isInList ? isPart : isEvent && /^subEvents?$/.test(name));
    }
  };
  let characters = MAX_CHARACTERS;
  for (const block of blocks) {
    characters -= block.length;
    if (characters >= 0) for (const value of jsonValues(block)) visit(value, 0, false);
  }

  const events: Evidence[] = [];
  const alike = new Map<string, number[]>();
  const subjects = new Set<number>();
  let isAboutSeveral = false;
  for (const { node, isPart } of found) {
    const evidence = evidenceOf(node, byId);
    if (!evidence) continue;
    const key = JSON.stringify([evidence.start, fold(evidence.title)]);
    const same = alike.get(key) ?? [];
    let index = same.find((other) => isAlsoAt(events[other] ?? evidence, evidence)) ?? -1;
    if (index < 0 && events.length >= limit) break;
    if (index < 0) {
      index = events.push(evidence) - 1;
      // More places for one title and time than any tour has are not compared.
      if (same.length < MAX_ALIKE) alike.set(key, [...same, index]);
    } else events[index] = fuller(events[index] ?? evidence, evidence);
    if (isPart) continue;
    subjects.add(index);
    if (listOf(node['subEvent'] ?? node['subEvents']).length > 1) isAboutSeveral = true;
  }
  const [only = -1] = subjects;
  return { events, subject: subjects.size === 1 && !isAboutSeveral ? (events[only] ?? null) : null };
}

/** A subtype of schema.org's Event. A series is none of its nights, so that EventSeries is not read. */
const EVENT = /(?:event|^festival|^courseinstance|^hackathon)$/i;

function typesOf(node: Node): string[] {
  return listOf(node['@type']).map((type) => String(typeof type === 'string' ? type.replace(/^.*[/:#]/, '') : ''));
}

function evidenceOf(node: Node, byId: ReadonlyMap<string, Node>): Evidence | null {
  const title = textOf(node['name']);
  const start = readDate(textOf(node['startDate']) ?? '', null)?.start;
  if (!title || !start || !/[\p{L}\p{N}]/u.test(title)) return null;
  let venue: string | null = null;
  let city: string | null = null;
  for (const place of listOf(node['location'])) {
    const said: Node = isNode(place) ? place : { name: place };
    const { name, address, addressLocality }: Node = (!('name' in said) && byId.get(String(said['@id']))) || said;
    if (typesOf(said).includes('VirtualLocation')) continue;
    venue ??= textOf(name);
    city ??= textOf(addressLocality);
    for (const part of listOf(address)) if (isNode(part)) city ??= textOf(part['addressLocality']);
  }
  return { kind: 'json-ld', title, start, venue, city };
}

/** The first text in what may be a text, a list, `{ "@value": … }` or something with a name. */
function textOf(value: unknown): string | null {
  for (const item of listOf(value)) {
    const text = isNode(item) ? (item['@value'] ?? item['name']) : item;
    // Twice: what a template has escaped is often escaped once more.
    const tidied = typeof text === 'string' ? tidy(decodeEntities(decodeEntities(text.slice(0, 3_000)))) : '';
    if (tidied) return tidied;
  }
  return null;
}

/** The same place said twice, once perhaps with less of it. */
function isAlsoAt(a: Evidence, b: Evidence): boolean {
  return (a.venue ?? b.venue) === (b.venue ?? a.venue) && (a.city ?? b.city) === (b.city ?? a.city);
}

function fuller(a: Evidence, b: Evidence): Evidence {
  return { ...a, venue: a.venue ?? b.venue, city: a.city ?? b.city };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value == null ? [] : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
