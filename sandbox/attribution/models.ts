import type { EventRecord } from '../data/event-record.ts';

/** By which model an event's daily revenue is attributed (API docs, attribution). */
export const attributionModels = ['FD', 'META', 'EXTERNAL'] as const;
export type AttributionModel = (typeof attributionModels)[number];

/** Which model is chosen for what. */
export interface Models {
  /** The event's own, or the partner's default. */
  of(event: EventRecord): AttributionModel;
  choose(event: EventRecord, model: AttributionModel): void;
  defaultOf(partnerId: string): AttributionModel;
  chooseDefault(partnerId: string, model: AttributionModel): void;
}

/** Assumption: an event without a choice of its own follows its partner's default, whenever that changes. */
export function createModels(): Models {
  const chosen = new Map<EventRecord, AttributionModel>();
  const defaults = new Map<string, AttributionModel>();
  const defaultOf = (partnerId: string) => defaults.get(partnerId) ?? 'FD';
  return {
    of: (event) => chosen.get(event) ?? defaultOf(event.partner.partnerId),
    choose: (event, model) => void chosen.set(event, model),
    defaultOf,
    chooseDefault: (partnerId, model) => void defaults.set(partnerId, model),
  };
}
