/** `npm run build`: the kit for pages into dist/fd, the library for bundlers and Node into dist/lib, and the states page. */
import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ensureOrExit } from './ensure.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

await ensureOrExit();
rmSync(`${root}dist`, { recursive: true, force: true });
const { build } = await import('vite');
await build({ root, logLevel: 'warn' });
const { buildStates } = await import('./states-build.mjs');
await buildStates();
const { status } = spawnSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);
chmodSync(`${root}dist/lib/gateway/cli.js`, 0o755);
