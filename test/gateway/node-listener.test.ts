import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { createGateway } from '../../src/gateway/gateway.ts';
import { toNodeListener } from '../../src/gateway/node.ts';
import { UPSTREAMS } from '../relay/upstream.ts';
import { SECRET } from './rig.ts';

test('beside the rest of a site it answers below the public path and the mount, and nowhere else', async () => {
  const gateway = createGateway({
    upstreams: UPSTREAMS,
    publicUrl: 'https://cms.example/tools',
    secrets: [SECRET],
  });
  const listener = toNodeListener(gateway);
  const server = createServer((incoming, outgoing) => listener(incoming, outgoing, () => outgoing.end('site')));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const textOf = async (path: string): Promise<string> => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

  assert.deepEqual(gateway.mounts, ['/tools/fd', '/fd']);
  for (const path of ['/tools/fd/healthz', '/fd/healthz']) assert.equal(await textOf(path), '{"status":"ok"}', path);
  for (const path of ['/', '/tools/', '/tools/fdx/healthz']) assert.equal(await textOf(path), 'site', path);
});
