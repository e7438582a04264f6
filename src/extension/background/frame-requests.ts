import { PARTNER_HEADER, REQUEST_HEADER } from '../../model/session.ts';
import { BASE } from '../api.ts';
import type { FromFrame, ReadReply, RedeemReply } from '../messages.ts';
import { isSameActor, readActor } from '../state/session-store.ts';
import { settings } from '../state/settings.ts';
import { backgroundRelay } from './client.ts';
import type { Sender } from './senders.ts';
import { grantOf, mayRead, redeemTicket, type Grant } from './tickets.ts';

type Frame = Sender & { readonly kind: 'frame' };

/** What an answer's reader needs of its headers. */
const HEADERS = ['content-type', 'retry-after', 'x-request-id'];

/**
 * Answers the extension's frame in a page; `null` where it may not have what it asks for. The frame holds no token and
 * reads through us: Firefox gives a frame in a foreign page no more than a content script.
 */
export async function answerFrame(
  message: FromFrame,
  { tabId, documentId }: Frame,
): Promise<RedeemReply | ReadReply | null> {
  if (message.type === 'redeem') {
    const grant = await redeemTicket(message.ticket, tabId, documentId);
    if (!grant || !(await isCurrent(grant))) return null;
    const { language, theme } = await settings.read();
    return { eventId: grant.eventId, partnerId: grant.partnerId, language, theme };
  }
  const grant = await grantOf(documentId, tabId);
  if (!grant || !mayRead(message.path, grant) || !(await isCurrent(grant))) return null;
  return read(message.path, grant);
}

/** Nobody has signed out or switched since the frame was opened. */
async function isCurrent(grant: Grant): Promise<boolean> {
  return isSameActor(await readActor(), grant);
}

async function read(path: string, grant: Grant): Promise<ReadReply | null> {
  const relay = await backgroundRelay();
  const response = await relay.fetch(BASE + path, {
    headers: { accept: 'application/json', [REQUEST_HEADER]: '1', [PARTNER_HEADER]: grant.partnerId },
  });
  const body = await response.text();
  if (!(await isCurrent(grant))) return null;
  const headers: Record<string, string> = {};
  for (const name of HEADERS) {
    const value = response.headers.get(name);
    if (value !== null) headers[name] = value;
  }
  return { status: response.status, headers, body };
}
