import type { FdClient } from '../../client/client.ts';
import type { InProcessRelay } from '../../relay/in-process.ts';
import { clientOver, openRelay } from '../api.ts';
import { settings } from '../state/settings.ts';

interface Connection {
  readonly api: string;
  /** For what people look at. */
  readonly relay: InProcessRelay;
  /** For what the background reads by itself. */
  readonly client: FdClient;
}

/** Of this worker; the next one opens its own. */
let connection: Connection | null = null;

async function connected(): Promise<Connection> {
  const now = await settings.read();
  const api = `${now.environment} ${now.ownApi}`;
  if (connection?.api !== api) {
    connection = { api, relay: openRelay(now), client: clientOver(openRelay(now, false)) };
  }
  return connection;
}

export async function backgroundClient(): Promise<FdClient> {
  return (await connected()).client;
}

export async function backgroundRelay(): Promise<InProcessRelay> {
  return (await connected()).relay;
}
