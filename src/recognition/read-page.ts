import type { Evidence } from './evidence.ts';
import { headingOf } from './headings.ts';
import { readLinkedData } from './json-ld.ts';
import { readTables } from './tables.ts';

/** What was found, and where. */
export interface Finding {
  readonly evidence: Evidence;
  /** Row: the cell that holds the title. JSON-LD: null. */
  readonly cell: Element | null;
}

/** All that a page says about events. */
export interface PageReading {
  readonly findings: readonly Finding[];
  /** Set on a page about one event: the finding and the heading that it belongs beside (null where there is no fitting heading). */
  readonly subject: { readonly finding: Finding; readonly heading: Element | null } | null;
}

const MAX_FINDINGS = 500;

/** Reads JSON-LD events and table rows with a date and a title. At most 500 findings. Never throws on a page's content. */
export function readPage(document: Document): PageReading {
  // By the prototype: a page can have an element that is named like a method of the document.
  const methods = Object.getPrototypeOf(document) as Document;
  const select = (selector: string): Iterable<Element> => methods.querySelectorAll.call(document, selector);
  const blocks = [...select('script[type]')]
    .filter((script) => /^\s*application\/ld\+json\s*(?:;|$)/i.test(script.getAttribute('type') ?? ''))
    .map((script) => script.textContent ?? '');
  const { events, subject } = readLinkedData(blocks, MAX_FINDINGS);
  const linked = events.map((evidence): Finding => ({ evidence, cell: null }));
  const rows = readTables(document, select, MAX_FINDINGS - linked.length);
  const finding = linked.find(({ evidence }) => evidence === subject);
  return {
    findings: [...linked, ...rows],
    subject: finding ? { finding, heading: headingOf(document, select, finding.evidence.title) } : null,
  };
}
