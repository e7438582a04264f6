import type { Formats } from '../../i18n/formats.ts';
import type { ExpectedValue } from '../../model/recommendations.ts';

/** What is expected in all, as it is written. */
export interface Expectation {
  readonly tickets: string | null;
  readonly revenue: string | null;
  /** In the API's own words, where it gives no figures. */
  readonly text: string | null;
}

/** @param currency ISO 4217, of the partner */
export function expectationOf(
  expected: ExpectedValue | undefined,
  currency: string | null | undefined,
  formats: Formats,
): Expectation {
  const { expected_tickets, expected_revenue, expected_value: value = null } = expected ?? {};
  return {
    tickets: formats.count(expected_tickets),
    revenue: formats.money(expected_revenue, currency),
    text: typeof value === 'number' ? formats.count(value) : value || null,
  };
}

/** Beyond it an amount is a slip of the finger. */
const MOST = 999_999_999;

/**
 * A budget as people type it: a whole number from 1 on, grouped as they like (`5,000`, `5.000`, `5 000`).
 * @returns null for what is none
 */
export function budgetIn(typed: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f'’]|\p{Sc}/gu, '');
  if (!/^(\d+|\d{1,3}([.,])\d{3}(\2\d{3})*)$/.test(text)) return null;
  const value = Number(text.replace(/\D/g, ''));
  return value >= 1 && value <= MOST ? value : null;
}
