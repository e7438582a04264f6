import { createServer } from 'node:http';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv, toNodeListener } from '../../src/gateway/node.ts';

const { config, port } = await gatewayFromEnv(process.env);
const gateway = toNodeListener(createGateway(config));

const server = createServer((request, response) =>
  gateway(request, response, () => response.end('The rest of your site.')),
);

server.listen(port, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
