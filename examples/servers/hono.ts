import { serve } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { Hono } from 'hono';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv } from '../../src/gateway/node.ts';

const { config, port } = await gatewayFromEnv(process.env);
const gateway = createGateway(config);

const app = new Hono();
app.all('/fd/*', (c) => gateway.fetch(c.req.raw, { remoteAddress: getConnInfo(c).remote.address }));
app.get('/', (c) => c.text('The rest of your site.'));

serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (address) => console.log(JSON.stringify(address)));
