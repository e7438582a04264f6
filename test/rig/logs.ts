import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { GatewayConfig } from '../../src/gateway/config.ts';

/**
 * What the tests' servers log, and what must not be in it. `npm test` names a folder by FD_TEST_LOGS and searches it at
 * its end (scripts/search-logs.mjs); without the variable nothing is written.
 */

/** What a secret is, for the message when it is found. */
export type SecretKind = 'token' | 'password' | 'code' | 'mail address' | 'session id' | 'query' | 'upload';

const folder = process.env['FD_TEST_LOGS'];
/** Written once each, so that the folder stays small. */
const told = new Set<string>();

/** Keeps something that a server of ours printed, or would print: a line of text, or an entry of its log. */
export function logged(source: string, entry: string | object): void {
  append(`${source}.log`, typeof entry === 'string' ? entry : JSON.stringify(entry));
}

/** Keeps every line that a program of ours prints. Those who read the stream beside it miss nothing. */
export function loggedLines(source: string, stream: Readable | null): void {
  if (stream) createInterface({ input: stream }).on('line', (line) => logged(source, line));
}

/** Names a value that was sent or issued, and that no log may hold. */
export function secret(kind: SecretKind, value: string | null | undefined): void {
  if (!value || told.has(`${kind} ${value}`)) return;
  told.add(`${kind} ${value}`);
  append('sent.secrets', JSON.stringify({ kind, value }));
}

/** Names what one call holds that no log may: its query, and the fields of a sign-in. */
export function secretsOfCall(target: string, body?: unknown, cookie?: string | null): void {
  const query = target.split('?')[1];
  for (const pair of query?.split('&') ?? []) secret('query', pair);
  secret('session id', /fd=([\w-]{43})/.exec(cookie ?? '')?.[1]);
  if (typeof body !== 'object' || body === null) return;
  const { username, password, code } = body as Readonly<Record<string, unknown>>;
  if (typeof username === 'string' && username.includes('@')) secret('mail address', username.trim());
  // Shorter ones are nobody's, and stand in every text.
  if (typeof password === 'string' && password.length > 3) secret('password', password);
  if (typeof code === 'string' && code.length > 3) secret('code', code);
}

/** Both logs of a gateway, kept for the search. `also` is told as well. */
export function keptLogs(
  also: Pick<GatewayConfig, 'log' | 'relayLog'> = {},
): Required<Pick<GatewayConfig, 'log' | 'relayLog'>> {
  return {
    log: (entry) => {
      logged('gateway', entry);
      also.log?.(entry);
    },
    relayLog: (entry) => {
      logged('relay', entry);
      also.relayLog?.(entry);
    },
  };
}

function append(name: string, line: string): void {
  if (!folder) return;
  mkdirSync(folder, { recursive: true });
  // A file a process: several run at once.
  appendFileSync(join(folder, `${process.pid}-${name}`), `${line}\n`);
}
