import type { Browser } from 'wxt/browser';
import { fromFrameSchema, fromPageSchema } from '../messages.ts';
import { answerFrame } from './frame-requests.ts';
import { answerPage } from './page-requests.ts';
import { senderOf } from './senders.ts';

/**
 * The answer to a message, or `null` where it gets none: from a sender that is no content script and no frame of ours,
 * or of a shape that is not listed. Such a message has no effect at all.
 */
export function answerTo(message: unknown, from: Browser.runtime.MessageSender): Promise<unknown> | null {
  const sender = senderOf(from);
  if (sender?.kind === 'page') {
    const parsed = fromPageSchema.safeParse(message);
    return parsed.success ? answerPage(parsed.data, sender) : null;
  }
  if (sender?.kind === 'frame') {
    const parsed = fromFrameSchema.safeParse(message);
    return parsed.success ? answerFrame(parsed.data, sender) : null;
  }
  return null;
}
