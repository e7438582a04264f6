import { partnerRefused, rateLimited, tokenRefused } from '../assumptions.ts';
import type { Backend, PartnerGuard } from '../backend.ts';
import { partnersOf } from '../data/users.ts';

/**
 * Lets a request through as one partner of its user: 401 without a good access token, 403 for someone else's partner,
 * 429 when the partner has asked too often.
 *
 * A user of several partners who names none acts as the last of them. That is the trap of the real API ("why is my
 * data wrong"), kept here so that a test can fall into it.
 */
export function asPartner(backend: Backend): PartnerGuard {
  return async (c, next) => {
    const token = /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
    const user = token === undefined ? undefined : backend.tokens.userOf(token);
    if (!user) throw tokenRefused();

    const theirs = partnersOf(user);
    const named = c.req.header('x-preferred-partner-id');
    const partnerId = named ? theirs.find((each) => each === named) : theirs.at(-1);
    const partner = partnerId === undefined ? undefined : backend.world.partner(partnerId);
    if (!partner) throw partnerRefused();

    const kind = c.req.method === 'GET' || c.req.method === 'HEAD' ? 'read' : 'write';
    if (!backend.limiter.admits(kind, partner.partnerId)) throw rateLimited();

    c.set('partner', partner);
    await next();
  };
}
