import * as z from 'zod/mini';
import type { OnPageWords } from '../i18n/extension/on-page.ts';

/*
 * What content scripts and frames may ask of the background: nothing else is answered. What they are told
 * is `ToPage`. Content scripts import the types only.
 */

/** Longer texts are no titles; more rows are no list that somebody reads. Reading cuts at the same. */
const text = z.string().check(z.maxLength(300));
const MAX_FINDINGS = 500;

const evidenceSchema = z.strictObject({
  kind: z.enum(['json-ld', 'row']),
  title: text,
  start: z.strictObject({
    date: z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/)),
    time: z.nullable(z.string().check(z.regex(/^\d\d:\d\d$/))),
    offsetMinutes: z.nullable(z.number().check(z.minimum(-24 * 60), z.maximum(24 * 60))),
    otherDate: z.nullable(z.string().check(z.regex(/^\d{4}-\d\d-\d\d$/))),
  }),
  venue: z.nullable(text),
  city: z.nullable(text),
});

/** From a content script. */
export const fromPageSchema = z.discriminatedUnion('type', [
  /** What the page shows now. */
  z.strictObject({ type: z.literal('look'), findings: z.array(evidenceSchema).check(z.maxLength(MAX_FINDINGS)) }),
  /** The user wants to see this event. */
  z.strictObject({ type: z.literal('ticket'), evidence: evidenceSchema }),
  /** How the user left the frame beside the heading. */
  z.strictObject({ type: z.literal('frame'), frame: z.enum(['open', 'collapsed']) }),
]);
export type FromPage = z.infer<typeof fromPageSchema>;

/** From the extension's frame in a page. */
export const fromFrameSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('redeem'), ticket: z.string().check(z.maxLength(100)) }),
  /** A read: the path below the relay's base, with its query. */
  z.strictObject({ type: z.literal('read'), path: z.string().check(z.maxLength(2000)) }),
]);
export type FromFrame = z.infer<typeof fromFrameSchema>;

/** How things look on the page. */
export interface Look {
  /** BCP 47. */
  readonly locale: string;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly words: OnPageWords;
}

export type LookReply =
  /** The site is off, or was never on: take everything away and end. */
  | { readonly state: 'off' }
  /** Nobody is signed in, no partner is chosen, or the events could not be read: show nothing, stay. */
  | { readonly state: 'idle' }
  | {
      readonly state: 'ready';
      /** Which of the findings are the partner's events, in their order. */
      readonly known: readonly boolean[];
      readonly frame: 'open' | 'collapsed';
      readonly look: Look;
    };

/** Where the frame is, with its ticket; `null` where the event is not the partner's any more. */
export type TicketReply = { readonly url: string } | null;

export interface RedeemReply {
  readonly eventId: string;
  readonly partnerId: string;
  readonly language: 'auto' | 'en' | 'de';
  readonly theme: 'auto' | 'light' | 'dark';
}

/** An answer of the relay, in pieces that a message can carry. */
export interface ReadReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** To a content script, which answers `true` to both. */
export type ToPage =
  /** From the background: look again; `anew` where what is shown must go first. */
  | { readonly type: 'nudge'; readonly anew: boolean }
  /** From a page that shows what was recognised: is it still this document? */
  | { readonly type: 'here' };
