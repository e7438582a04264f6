import { browser } from 'wxt/browser';
import { createClient, type FdClient } from '../client/client.ts';
import { isPartnerId, type PartnerId } from '../model/ids.ts';
import { BASE } from './api.ts';
import type { FromFrame, ReadReply, RedeemReply } from './messages.ts';
import type { Settings } from './state/settings.ts';

/** What the frame was opened for. */
export interface FrameOpening {
  readonly eventId: string;
  readonly partnerId: PartnerId;
  readonly settings: Pick<Settings, 'language' | 'theme'>;
  /** Reads through the background, this event only. */
  readonly client: FdClient;
}

/**
 * What the ticket in this frame's address is good for.
 * @returns `null` where it is used up, too old or not for this tab
 */
export async function redeem(ticket: string): Promise<FrameOpening | null> {
  // A background that was killed before it could answer is started by the second try.
  const redeem: FromFrame = { type: 'redeem', ticket };
  const reply = (await ask(redeem).catch(() => ask(redeem))) as RedeemReply | null;
  if (!reply || !isPartnerId(reply.partnerId)) return null;
  const { eventId, partnerId, language, theme } = reply;
  const client = createClient({ base: BASE, fetch: fetchThroughBackground });
  return { eventId, partnerId, settings: { language, theme }, client };
}

/** The one kind of call that the frame makes. A background that is killed on the way is a failed connection. */
async function fetchThroughBackground(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname, search } = new URL(request.url);
  if (request.method !== 'GET') throw new TypeError('The frame only reads.');
  request.signal.throwIfAborted();
  const reply = (await ask({ type: 'read', path: pathname + search })) as ReadReply | null;
  request.signal.throwIfAborted();
  // The user has signed out or switched: the content script is about to take this frame away.
  if (!reply) return new Response(null, { status: 401 });
  const { status, headers, body } = reply;
  return new Response(body || null, { status, headers });
}

/** @throws TypeError as `fetch` does where nobody is reached */
async function ask(message: FromFrame): Promise<unknown> {
  let reply: unknown;
  try {
    reply = await browser.runtime.sendMessage(message);
  } catch (cause) {
    throw new TypeError('Failed to fetch', { cause });
  }
  if (reply === undefined) throw new TypeError('Failed to fetch');
  return reply;
}
