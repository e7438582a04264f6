import { invalidRequest } from '../assumptions.ts';
import { saveRefused } from '../assumptions/event-editor.ts';
import type { Backend } from '../backend.ts';
import type { EventDetails } from '../data/event-edits.ts';
import { isProduct, type EventRecord } from '../data/event-record.ts';
import { placeNamed } from '../data/venues.ts';
import { isDay } from '../http/query.ts';
import { wholeNumber } from '../packages/payload.ts';
import { eventBody } from './event-body.ts';
import type { Fields } from './own.ts';

/** More seats than any house has. */
const maxCapacity = 1_000_000;

/** The raw payload (API docs, event editor): the event object with what only the editor needs. */
export function rawEventBody(event: EventRecord, backend: Backend): Record<string, unknown> {
  const { description, lineups } = backend.edits.details(event);
  return { ...eventBody(event, backend), description, lineups_raw: lineups };
}

/**
 * The details that a save holds.
 *
 * @throws Fault that names the field: 400 for one that is missing or malformed, 422 for one that contradicts the event
 */
export function detailsIn(fields: Fields, event: EventRecord): EventDetails {
  const { id } = fields;
  if (id !== undefined && id !== event.id && id !== String(event.id)) throw saveRefused('id');
  const category = text(fields, 'category');
  if (isProduct({ category }) !== isProduct(event)) throw saveRefused('category');
  return {
    title: titleIn(fields),
    description: textOrNull(fields, 'description'),
    startsAtMs: instant(fields, 'start_date_time'),
    hall: placeNamed(text(fields, 'city'), text(fields, 'venue_name'), text(fields, 'hall_name')),
    capacity: wholeNumber(fields, 'capacity', 1, maxCapacity),
    category,
    specialAdCategory: textOrNull(fields, 'special_ad_category'),
    lineups: list(fields, 'lineups_raw'),
  };
}

/** By one of its two names. Where both are there they must agree: which of them was meant is anybody's guess. */
function titleIn(fields: Fields): string {
  if (fields['name'] === undefined) return text(fields, 'title');
  const name = text(fields, 'name');
  if (fields['title'] !== undefined && fields['title'] !== name) throw saveRefused('name');
  return name;
}

function text(fields: Fields, name: string): string {
  const value = fields[name] ?? '';
  if (typeof value !== 'string') throw invalidRequest('INVALID_TEXT', name);
  if (!value.trim()) throw invalidRequest('REQUIRED', name);
  return value;
}

function textOrNull(fields: Fields, name: string): string | null {
  const value = fields[name];
  if (value === undefined) throw invalidRequest('REQUIRED', name);
  if (value !== null && typeof value !== 'string') throw invalidRequest('INVALID_TEXT', name);
  return value;
}

/** An instant in UTC; fractions of a second may be there. */
function instant(fields: Fields, name: string): number {
  const value = text(fields, name);
  const timeMs = Date.parse(value);
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(value) && isDay(value.slice(0, 10));
  if (!isInstant || Number.isNaN(timeMs)) throw invalidRequest('INVALID_DATE', name);
  return timeMs;
}

function list(fields: Fields, name: string): readonly unknown[] {
  const value = fields[name];
  if (value === undefined) throw invalidRequest('REQUIRED', name);
  if (!Array.isArray(value)) throw invalidRequest('INVALID_LIST', name);
  return value;
}
