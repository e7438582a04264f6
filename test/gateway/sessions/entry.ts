import { createGateway } from '../../../src/gateway/gateway.ts';
import { serveGateway } from '../../../src/gateway/node.ts';
import { createRedisStore } from '../../../src/gateway/redis-store.ts';
import { keptLogs } from '../../rig/logs.ts';

/** A gateway process of the test: the real one, but for a clock that its parent moves. */

export interface ProcessSetup {
  readonly api: string;
  readonly redisUrl: string;
  readonly secret: string;
}

/** Ms by which this process's clock is ahead from now on. */
export interface ClockMessage {
  readonly offsetMs: number;
}

const MANY = 1_000_000;
const { api, redisUrl, secret } = JSON.parse(process.env['FD_TEST_SETUP'] ?? '{}') as ProcessSetup;
let offsetMs = 0;

const store = await createRedisStore({ url: redisUrl, secrets: [secret] });
const gateway = createGateway({
  upstreams: { api: `${api}/api/v3`, media: `${api}/api`, cr: null },
  publicUrl: 'http://localhost:4000',
  secrets: [secret],
  store,
  now: () => Date.now() + offsetMs,
  limits: { attemptsPerUser: MANY, attemptsPerAddress: MANY },
  ...keptLogs(),
});
const { url } = await serveGateway({ gateway });

process.on('message', (message: ClockMessage) => {
  ({ offsetMs } = message);
  process.send?.({ offsetMs });
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
process.send?.({ url });
