import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { kitFilesIn } from '../../src/gateway/kit-folder.ts';
import { startGateway } from './rig.ts';

test('goes on serving the build that it started with when a new one is put in its place', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fd-kit-'));
  after(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'fd.js'), "import './assets/card-aaaaaaaa.js';");
  await writeFile(join(folder, 'assets/card-aaaaaaaa.js'), 'old');
  const rig = await startGateway({ kitFiles: await kitFilesIn(folder) });

  await rm(join(folder, 'assets/card-aaaaaaaa.js'));
  await writeFile(join(folder, 'assets/card-bbbbbbbb.js'), 'new');
  await writeFile(join(folder, 'fd.js'), "import './assets/card-bbbbbbbb.js';");
  const entry = await (await rig.call('/fd.js')).text();
  const chunk = await rig.call('/assets/card-aaaaaaaa.js');

  assert.equal(entry, "import './assets/card-aaaaaaaa.js';");
  assert.deepEqual([chunk.status, await chunk.text()], [200, 'old']);
});
