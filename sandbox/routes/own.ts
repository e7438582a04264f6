import type { Context } from 'hono';
import { invalidRequest, partnerRefused } from '../assumptions.ts';
import type { PartnerEnv } from '../backend.ts';
import type { EventRecord } from '../data/event-record.ts';
import type { World } from '../data/world.ts';
import { Fault } from '../http/fault.ts';

export type Fields = Readonly<Record<string, unknown>>;

/** The partner's own event. Another partner's does not exist for it: 404. */
export function ownEvent(c: Context<PartnerEnv>, world: World, id: string): EventRecord {
  const event = world.event(c.var.partner.partnerId, id);
  if (!event) throw new Fault(404, 'error.event.not_found');
  return event;
}

/** Refuses a partner in the path or the query that is not the one of the header: 403. */
export function assertOwnPartner(c: Context<PartnerEnv>, partnerId: string | undefined): void {
  if (!partnerId) throw invalidRequest('REQUIRED', 'partner_id');
  if (partnerId !== c.var.partner.partnerId) throw partnerRefused();
}

/** The JSON object in the body. */
export async function bodyFields(c: Context): Promise<Fields> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw invalidRequest('INVALID_JSON');
  return body as Fields;
}

/** Refuses a body with anything else in it. */
export function onlyFields(fields: Fields, allowed: readonly string[]): Fields {
  const other = Object.keys(fields).find((name) => !allowed.includes(name));
  if (other !== undefined) throw invalidRequest('UNKNOWN_FIELD', other);
  return fields;
}

/** Refuses a body where everything goes in the query. */
export async function assertNoBody(c: Context): Promise<void> {
  if (await c.req.text()) throw invalidRequest('BODY_NOT_ALLOWED');
}

/** A parameter of the query that has to be there and not empty. */
export function required(value: string | undefined, name: string): string {
  if (!value) throw invalidRequest('REQUIRED', name);
  return value;
}

/** One of a list of words. */
export function choice<T extends string>(value: unknown, allowed: readonly T[], name: string): T {
  if (value === undefined || value === null || value === '') throw invalidRequest('REQUIRED', name);
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw invalidRequest('INVALID_CHOICE', name);
  return found;
}
