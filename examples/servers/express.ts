import express from 'express';
import { createGateway } from '../../src/gateway/gateway.ts';
import { gatewayFromEnv, toNodeListener } from '../../src/gateway/node.ts';

const { config, port } = await gatewayFromEnv(process.env);

const app = express();
app.use(toNodeListener(createGateway(config))); // before express.json(): it must not read the bodies
app.get('/', (_request, response) => void response.send('The rest of your site.'));

const server = app.listen(port, '127.0.0.1', () => console.log(JSON.stringify(server.address())));
