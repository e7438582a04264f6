import { PartnerMismatchError } from '../../model/errors/partner-mismatch.ts';
import { isPartnerId } from '../../model/ids.ts';
import { parse } from '../../model/parse.ts';
import { partnerSchema, type Partner } from '../../model/partner.ts';
import type { ReadOptions } from '../read-cache.ts';
import type { PartnerScope } from '../scope.ts';

/** The partner that the scope acts as. */
export interface PartnerResource {
  /** @throws {PartnerMismatchError} when the answer is for another partner, which a proxy that drops headers causes. */
  get(options?: ReadOptions): Promise<Partner>;
}

/** `GET /partners/`. Source: API docs, partner and client. */
export function partner(scope: PartnerScope): PartnerResource {
  const what = 'read the partner';
  return {
    get: (options) =>
      scope.read(
        {
          what,
          path: 'partners/',
          parse(answer, fail) {
            const parsed = parse(partnerSchema, answer);
            if (!parsed.ok) return fail(parsed.fault);
            const { id } = parsed.value;
            if (isPartnerId(id) && id !== scope.partnerId) {
              throw new PartnerMismatchError({ what, partnerId: scope.partnerId });
            }
            return parsed.value;
          },
        },
        options,
      ),
  };
}
