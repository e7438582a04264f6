/* Numbers as people type them, for the forms. */

/**
 * An amount as people type it: with the locale's marks, or with those of the other where that cannot be misread
 * (`540.50` in German). At most two decimals.
 * @returns null for what is no amount of 0 or more
 */
export function amountIn(typed: string, locale: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f'’]|[\p{Sc}]/gu, '');
  if (!/^\d[\d.,]*$/.test(text)) return null;
  const own = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.';
  const other = own === ',' ? '.' : ',';
  // In India thousands go by three, what is above them by two.
  const isByTwo = new Intl.NumberFormat(locale).format(1_234_567).startsWith('12,');
  const isWritten = (decimal: string, group: string, decimals: string): boolean =>
    new RegExp(
      `^(\\d+|\\d{1,3}(\\${group}\\d{3})+${isByTwo ? `|\\d{1,2}(\\${group}\\d{2})*\\${group}\\d{3}` : ''})(\\${decimal}\\d{1,2})${decimals}$`,
    ).test(text);
  const value = (decimal: string, group: string): number => Number(text.replaceAll(group, '').replace(decimal, '.'));
  if (isWritten(own, other, '?')) return value(own, other);
  // The other's marks only with decimals: `1,234` in German may be either.
  return isWritten(other, own, '') ? value(other, own) : null;
}

/**
 * A whole number as people type it.
 * @returns null for what is none, or is too large to be one
 */
export function wholeIn(typed: string): number | null {
  const text = typed.trim().replace(/[\s\u00a0\u202f'’]/g, '');
  const value = /^\d{1,9}$/.test(text)
    ? Number(text)
    : /^(\d{1,3}([.,]\d{3})+|\d{1,2}([.,]\d{2})+[.,]\d{3})$/.test(text)
      ? Number(text.replace(/\D/g, ''))
      : NaN;
  return Number.isSafeInteger(value) ? value : null;
}
