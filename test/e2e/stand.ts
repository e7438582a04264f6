import { serveExamples } from '../../examples/server.ts';
import { serveSandbox } from '../../sandbox/node.ts';
import type { Upstreams } from '../../src/relay/options.ts';
import { keptLogs, secret, secretsOfCall } from '../rig/logs.ts';

/** The example pages, the gateway and an API behind it, as `npm start` serves them, on free ports. */
export interface Stand {
  readonly url: string;
  /** Every token that the API handed out so far. */
  readonly tokens: ReadonlySet<string>;
  close(): Promise<void>;
}

const TOKENS = /"(?:AccessToken|IdToken|RefreshToken|Session)":"([^"]+)"/g;

/** @param upstreams another API than the sandbox */
export async function openStand(
  upstreams?: Upstreams,
): Promise<Stand & { sandbox: Awaited<ReturnType<typeof serveSandbox>>['sandbox'] }> {
  const api = await serveSandbox();
  const tokens = new Set<string>();
  const examples = await serveExamples({
    gateway: {
      upstreams: upstreams ?? { api: `${api.url}/api/v3`, media: `${api.url}/api`, cr: `${api.url}/cr/api` },
      secrets: ['the secret of a test, long enough to be one'],
      ...keptLogs(),
      fetch: async (request) => {
        const isAuth = new URL(request.url).pathname.includes('/auth');
        secretsOfCall(request.url, isAuth ? await request.clone().json() : null);
        const response = await fetch(request);
        const copy = response.clone();
        if (isAuth) {
          for (const [, token = ''] of (await copy.text()).matchAll(TOKENS)) {
            tokens.add(token);
            secret('token', token);
          }
        }
        return response;
      },
    },
  });
  return {
    url: examples.url,
    sandbox: api.sandbox,
    tokens,
    close: async () => {
      await examples.close();
      await api.close();
    },
  };
}
