import type { Upstreams } from '../../relay/options.ts';
import { HOST_OF } from './api-hosts.ts';
import { itemOf, type Item } from './item.ts';

export interface Settings {
  readonly environment: 'production' | 'staging' | 'own';
  /** `https://host/api/v3`; empty unless the environment is `own`. */
  readonly ownApi: string;
  /** `auto` is the browser's own. */
  readonly language: 'auto' | 'en' | 'de';
  readonly theme: 'auto' | 'light' | 'dark';
}

export const DEFAULTS: Settings = { environment: 'production', ownApi: '', language: 'auto', theme: 'auto' };

export const settings: Item<Settings> = itemOf('local:settings', DEFAULTS);

/** Main API with its version; `null` where the own address is missing. */
export function apiOf({ environment, ownApi }: Settings): string | null {
  if (environment !== 'own') return `https://${HOST_OF[environment]}/api/v3`;
  const own = readOwnApi(ownApi);
  return own.ok ? own.api : null;
}

/**
 * The relay's three bases. Assumption: Customer Representation cannot be reached from here, its address is published for
 * no environment but staging: its routes stay shut, and what needs it (flagging, archiving) is not offered.
 */
export function upstreamsOf(settings: Settings): Upstreams | null {
  const api = apiOf(settings);
  return api === null ? null : { api, media: api.replace(/\/v\d+$/, ''), cr: null };
}

export type OwnApi =
  | { readonly ok: true; readonly api: string }
  | { readonly ok: false; readonly reason: 'empty' | 'not-an-address' | 'not-https' | 'no-version' };

/** Reads what somebody typed as the API's address. Without encryption only this computer itself may be named. */
export function readOwnApi(text: string): OwnApi {
  const typed = text.trim();
  if (!typed) return { ok: false, reason: 'empty' };
  if (!URL.canParse(typed)) return { ok: false, reason: 'not-an-address' };
  const url = new URL(typed);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    return { ok: false, reason: 'not-an-address' };
  }
  if (url.protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname)) {
    return { ok: false, reason: 'not-https' };
  }
  const path = url.pathname.replace(/\/+$/, '');
  return /\/v\d+$/.test(path) ? { ok: true, api: url.origin + path } : { ok: false, reason: 'no-version' };
}

/** Host pattern of the API, `https://host/*`. Without a port: Firefox takes one and then never matches it. */
export function apiPattern(settings: Settings): string | null {
  const api = apiOf(settings);
  if (api === null) return null;
  const { protocol, hostname } = new URL(api);
  return `${protocol}//${hostname}/*`;
}
