import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGateway } from '../../src/gateway/gateway.ts';
import type { KitFiles } from '../../src/gateway/kit-files.ts';
import { toNodeListener } from '../../src/gateway/node.ts';
import { keptLogs, secretsOfCall } from '../rig/logs.ts';

/**
 * Listens, and makes a gateway at `/fd` of the same origin; what it logs is searched for secrets after the run.
 * @param api where the sandbox is
 * @returns the origin, and what answers for the gateway: where a path is not its own, the third argument is called
 */
export async function openGatewayOn(
  server: Server,
  api: string,
  kitFiles: KitFiles,
): Promise<{ url: string; listener: ReturnType<typeof toNodeListener> & RequestListener }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const gateway = createGateway({
    upstreams: { api: `${api}/api/v3`, media: `${api}/api`, cr: `${api}/cr/api` },
    secrets: ['the secret of a test, long enough to be one'],
    publicUrl: url,
    mount: '/fd',
    kitFiles,
    ...keptLogs(),
    fetch: async (request) => {
      const isAuth = new URL(request.url).pathname.includes('/auth');
      secretsOfCall(request.url, isAuth ? await request.clone().json() : null);
      return fetch(request);
    },
  });
  return { url, listener: toNodeListener(gateway) };
}
