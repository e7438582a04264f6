import { serve, type HttpBindings } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv } from '../../src/gateway/node.ts';

const { config, port } = await gatewayFromEnv(process.env);
const gateway = createGateway(config);

const app = new Hono<{ Bindings: HttpBindings }>();
app.all('/fd/*', (c) => {
  const remoteAddress = getConnInfo(c).remote.address;
  const rawTarget = c.env.incoming.url; // the request's own URL has dot segments taken out already
  return gateway.fetch(c.req.raw, { remoteAddress, rawTarget });
});
app.get('/', (c) => c.text('The rest of your site.'));

serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => console.log(JSON.stringify(address)));
