/** `npm run check`: format, lint (layers included), types, what is generated, the house's own tests, the benchmarks’ tables. Says what to run to mend it. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureOrExit } from './ensure.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));

await ensureOrExit();

const steps = [
  ['format', ['node_modules/prettier/bin/prettier.cjs', '--check', '.', '--log-level', 'warn'], 'npm run format'],
  ['lint', ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'], 'npx eslint . --fix'],
  ['types', ['node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'], null],
  ['what is generated', ['scripts/docs.mjs', '--check'], 'npm run docs'],
  ['house', ['--import', 'tsx', '--test', '--test-reporter=dot', 'test/house/house.test.ts'], null],
  ['benchmarks’ tables', ['--import', 'tsx', '--test', '--test-reporter=dot', 'test/house/bench.test.ts'], null],
];

let failed = 0;
for (const [name, args, remedy] of steps) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) failed++;
  console.log(`${status === 0 ? '  ok ' : 'FAIL '} ${name}${status !== 0 && remedy ? `: ${remedy}` : ''}`);
}
process.exitCode = failed ? 1 : 0;
