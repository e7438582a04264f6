import * as z from 'zod/mini';
import { isPartnerId, type PartnerId } from '../model/ids.ts';
import type { SessionRecord } from '../relay/session-store.ts';

const life = { startedAt: z.number(), endsAt: z.number() };

const partnerId = z.custom<PartnerId>(isPartnerId);

/** Loose: a process of an older version leaves what a newer one has added. */
const recordSchema = z.discriminatedUnion('kind', [
  z.looseObject({
    kind: z.literal('challenge'),
    username: z.string(),
    challenge: z.string(),
    upstreamSession: z.nullable(z.string()),
    ...life,
  }),
  z.looseObject({
    kind: z.literal('signed-in'),
    username: z.string(),
    email: z.string(),
    partners: z.array(partnerId),
    lastPartner: z.nullable(partnerId),
    accessToken: z.string(),
    refreshedAt: z.nullable(z.number()),
    accessEndsAt: z.number(),
    refreshToken: z.string(),
    device: z.nullable(z.object({ deviceKey: z.string(), deviceGroupKey: z.string() })),
    ...life,
  }),
]) satisfies z.ZodMiniType<SessionRecord>;

/** `null` for what is no session's record: one that another version of the gateway wrote is none either. */
export function recordFrom(text: string): SessionRecord | null {
  try {
    return recordSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
