/** What the sandbox knows of a partner; `partnerBody` turns it into the API's answer. */
export interface Partner {
  readonly partnerId: string;
  readonly name: string;
  readonly domain: string;
  readonly currency: string;
  readonly demandPrediction: boolean;
  readonly campaignRecommendations: boolean;
  readonly pricingTier: string;
  /** The internal numeric id. Only a legacy partner is answered with it. */
  readonly clientId: number;
  readonly eventCount: number;
}

export const acme: Partner = {
  partnerId: 'partner-id-acme',
  name: 'Acme Concerts',
  domain: 'acme.com',
  currency: 'EUR',
  demandPrediction: true,
  campaignRecommendations: true,
  pricingTier: 'growth',
  clientId: 1042,
  eventCount: 240,
};

export const beta: Partner = {
  partnerId: 'partner-id-beta',
  name: 'Beta Bühnen',
  domain: 'beta.example',
  currency: 'EUR',
  demandPrediction: true,
  campaignRecommendations: true,
  pricingTier: 'growth',
  clientId: 1043,
  eventCount: 60,
};

/** Freshly provisioned: no events, no sales, and without Wave. */
export const empty: Partner = {
  partnerId: 'partner-id-empty',
  name: 'Empty Stage',
  domain: 'empty.example',
  currency: 'EUR',
  demandPrediction: true,
  campaignRecommendations: false,
  pricingTier: 'starter',
  clientId: 1044,
  eventCount: 0,
};

/** From before partner ids had names: `fd<digits>`, numeric ids, and Swiss francs. */
export const legacy: Partner = {
  partnerId: 'fd123',
  name: 'Kleinkunst Zürich',
  domain: 'fd123.example',
  currency: 'CHF',
  demandPrediction: true,
  campaignRecommendations: true,
  pricingTier: 'legacy',
  clientId: 123,
  eventCount: 15,
};

export const partners: readonly Partner[] = [acme, beta, empty, legacy];

/**
 * The answer of `GET /partners/` (API docs, partner and client). The documents show both `"partner-id-acme"` and the
 * numeric client id as `id`, so named partners answer with the one and the legacy partner with the other.
 */
export function partnerBody(
  partner: Partner,
  generation: 'dk1' | 'dk2',
  attributionModel: string,
): Record<string, unknown> {
  return {
    id: /^fd\d+$/.test(partner.partnerId) ? partner.clientId : partner.partnerId,
    name: partner.name,
    domain: partner.domain,
    currency: partner.currency,
    vertical: 'live_entertainment',
    demand_prediction: partner.demandPrediction,
    campaign_recommendations: partner.campaignRecommendations,
    status: 'active',
    pricing_tier: partner.pricingTier,
    // Assumption: the documents elide the value ("..."); any text will do.
    campaign_pricing_model: 'share_of_spend',
    ner_active: false,
    ...(generation === 'dk2' && { attribution_model_default: attributionModel }),
  };
}
