import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv } from '../../src/gateway/env.ts';
import { keptLogs, secret } from '../rig/logs.ts';
import { PUBLIC_URL, SAME_ORIGIN, SECRET } from './rig.ts';

const PARTNERS = ['partner-id-acme', 'partner-id-beta'];
const SECONDS = 130;
/** Twice what the API grants a partner. */
const READS_A_SECOND = 20;

/** How often each status came. */
type Counts = Record<number, number>;

function count(counts: Counts, response: Response): Response {
  counts[response.status] = (counts[response.status] ?? 0) + 1;
  return response;
}

/** Promises of calls that need no time settle meanwhile. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test('with its defaults a gateway that is asked too much stays below every limit of the API', async () => {
  const sandbox = createSandbox({ rateLimits: true });
  const { config } = await gatewayFromEnv({
    FD_BASE_URL: 'http://127.0.0.1:9/api/v3',
    FD_PUBLIC_URL: PUBLIC_URL,
    FD_SECRET: SECRET,
  });
  const upstream: Counts = {};
  const answers: Counts = {};
  const signIns: Counts = {};
  const fetch = async (request: Request): Promise<Response> => count(upstream, await sandbox.fetch(request));
  const gateway = createGateway({ ...config, ...keptLogs(), fetch, now: sandbox.clock.now });
  const call = (path: string, init: RequestInit = {}, cookie = '', remoteAddress = '192.0.2.1'): Promise<Response> => {
    const headers = { ...SAME_ORIGIN, cookie, 'content-type': 'application/json', ...init.headers };
    return gateway.fetch(new Request(`${PUBLIC_URL}/fd${path}`, { ...init, headers }), { remoteAddress });
  };
  const signIn = (username: string, address: string): Promise<Response> =>
    call('/session', { method: 'POST', body: JSON.stringify({ username, password: 'sandbox' }) }, '', address);

  mock.timers.enable({ apis: ['setTimeout'] });
  try {
    secret('mail address', 'both@acme.example');
    const cookie = (await signIn('both@acme.example', '192.0.2.1')).headers.getSetCookie()[0]?.split(';')[0] ?? '';
    let page = 0;
    for (let second = 0; second < SECONDS; second++) {
      for (const partner of PARTNERS) {
        const init = { headers: { 'x-preferred-partner-id': partner } };
        for (let nth = 0; nth < READS_A_SECOND; nth++) {
          void call(`/api/v3/events/?page=${(page += 1)}`, init, cookie).then((answer) => count(answers, answer));
        }
      }
      void signIn('ben@acme.example', `198.51.100.${second}`).then((answer) => count(signIns, answer));
      await turns();
      sandbox.clock.advance(1_000);
      mock.timers.tick(1_000);
      await turns();
    }

    assert.equal(upstream[429] ?? 0, 0, 'the API has to refuse nothing');
    assert.ok((answers[200] ?? 0) > 2 * 2 * 500, `most of what is granted is used: ${JSON.stringify(answers)}`);
    assert.ok((answers[429] ?? 0) > 1_000, 'and the rest is told so');
    assert.ok((signIns[200] ?? 0) >= 8 && (signIns[503] ?? 0) > 50, JSON.stringify(signIns));
  } finally {
    mock.timers.reset();
  }
});
