import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onPath, thisMachine } from './browsers.mjs';
import { ensureOrExit } from './ensure.mjs';
import { npm, run } from './run.mjs';
import { checkLogs } from './search-logs.mjs';
import { countsFrom } from './test.mjs';

/**
 * `npm run test:deployment`: deploy/ with a real nginx before the gateway, and the container file's own commands outside of a
 * container. Not part of `npm test`, since it needs nginx. The last line is `N passed, N failed`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = path.join(root, 'test/deployment');
const FILE_TIMEOUT_MS = 10 * 60_000;

/** Debian keeps it where only root looks. */
const findNginx = () =>
  process.env['NGINX_BIN'] ??
  onPath(thisMachine, ['nginx']) ??
  ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find((file) => fs.existsSync(file));

/** @returns {Promise<string>} @throws where there is none and none can be installed */
async function ensureNginx() {
  const isDebian = fs.existsSync('/usr/bin/apt-get');
  if (!findNginx() && isDebian && os.userInfo().uid === 0) {
    console.log('Installing nginx from the system’s packages …');
    // RUNLEVEL: its service is not to be started, the tests start a server of their own.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
    await run('apt-get', [...apt, 'update'], { env });
    await run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', 'nginx-light', 'openssl'], { env });
  }
  const nginx = findNginx();
  if (!nginx) {
    const how = isDebian ? 'sudo apt-get install -y --no-install-recommends nginx-light' : 'brew install nginx, say';
    throw new Error(`nginx was not found. Install it (${how}), or name it in NGINX_BIN.`);
  }
  if (spawnSync('openssl', ['version']).status !== 0)
    throw new Error('openssl was not found; it makes the certificate of the tests.');
  return nginx;
}

/** @returns {Promise<{ passed: number, failed: number }>} */
async function main() {
  await ensureOrExit();
  const nginx = await ensureNginx();
  // What goes into a container is the built package.
  if ((await npm(['run', 'build', '--silent'], { cwd: root, onOutput: () => undefined })) !== 0)
    throw new Error('The build failed: npm run build');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fd-deployment-'));
  const logs = path.join(scratch, 'logs');
  const reporter = pathToFileURL(path.join(root, 'test/rig/node-reporter.mjs')).href;
  const total = { passed: 0, failed: 0 };
  const add = (/** @type {{ passed: number, failed: number }} */ { passed, failed }) => {
    total.passed += passed;
    total.failed += failed;
  };
  for (const file of fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .sort()) {
    const result = path.join(scratch, `${file}.json`);
    const code = await run(
      process.execPath,
      ['--import', 'tsx', `--test-reporter=${reporter}`, path.join('test/deployment', file)],
      {
        cwd: root,
        env: { ...process.env, NGINX_BIN: nginx, FD_TEST_RESULT: result, FD_TEST_LOGS: logs },
        timeoutMs: FILE_TIMEOUT_MS,
      },
    );
    add(countsFrom(result, code, (text) => console.log(`✗ ${file}\n${text}`)));
  }
  const searched = checkLogs(logs, { mustHaveLogged: true, say: (line) => console.log(`\n${line}`) });
  add(searched);
  if (searched.failed === 0) fs.rmSync(scratch, { recursive: true, force: true });
  return total;
}

const { passed, failed } = await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
});
process.exitCode = failed > 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
