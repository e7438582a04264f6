import type { BegunLooks } from '../components/provider/begun-looks.ts';

/** A provider before it is one: attributes, and properties that the page has set already. */
interface Provider extends Element {
  readonly base?: string;
  readonly client?: unknown;
}

/**
 * While the kit is on its way, does what every page with a provider waits for next: looks at the session of each
 * gateway, as the providers' clients would, and lets the engine load what its first date or number needs.
 */
export function beginLooks(providers: Iterable<Provider>): void {
  const looks = ((globalThis as BegunLooks)[Symbol.for('fd-widgets/looks')] ??= new Map());
  for (const provider of providers) {
    const base = (provider.base ?? provider.getAttribute('base') ?? '/fd').replace(/\/+$/, '');
    if (provider.client || looks.has(base)) continue;
    const call = fetch(`${base}/session`, { headers: { 'X-FD-Request': '1' }, cache: 'no-store' });
    // Whoever takes it asks again, and says what is wrong.
    looks.set(
      base,
      call.catch(() => undefined),
    );
  }
  Intl.DateTimeFormat();
}
