import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { onPath, thisMachine } from './browsers.mjs';
import { ensureOrExit } from './ensure.mjs';
import { run } from './run.mjs';
import { countsFrom } from './test.mjs';

/**
 * `npm run test:spreadsheet`: the formula-safe copies of customer lists in a real LibreOffice. Not part of `npm test`, since
 * it needs one. The last line is `N passed, N failed`.
 *
 * Beside OWASP's cases it takes a JSON file with an array of strings that break programs, as the Big List of Naughty
 * Strings has them: FD_NAUGHTY_STRINGS, or corpora/naughty-strings.json in a folder beside the checkout.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const FILE_TIMEOUT_MS = 10 * 60_000;

const findOffice = () =>
  process.env['SOFFICE_BIN'] ??
  onPath(thisMachine, ['soffice', 'libreoffice']) ??
  ['/usr/lib/libreoffice/program/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'].find((file) =>
    fs.existsSync(file),
  );

/** @returns {Promise<string>} @throws where there is none and none can be installed */
async function ensureOffice() {
  const isDebian = fs.existsSync('/usr/bin/apt-get');
  if (!findOffice() && isDebian && os.userInfo().uid === 0) {
    console.log('Installing LibreOffice Calc from the system’s packages …');
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
    await run('apt-get', [...apt, 'update'], { env });
    await run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', 'libreoffice-calc-nogui'], { env });
  }
  const office = findOffice();
  if (office) return office;
  const how = isDebian
    ? 'sudo apt-get install -y --no-install-recommends libreoffice-calc-nogui'
    : 'from libreoffice.org, or brew install --cask libreoffice';
  throw new Error(`LibreOffice was not found. Install it (${how}), or name its soffice in SOFFICE_BIN.`);
}

/** @returns {string | undefined} */
function naughtyStrings() {
  if (process.env['FD_NAUGHTY_STRINGS']) return process.env['FD_NAUGHTY_STRINGS'];
  const beside = path.join(root, '..');
  return fs
    .readdirSync(beside)
    .map((name) => path.join(beside, name, 'corpora', 'naughty-strings.json'))
    .find((file) => fs.existsSync(file));
}

/** @returns {Promise<{ passed: number, failed: number }>} */
async function main() {
  await ensureOrExit();
  const office = await ensureOffice();
  const naughty = naughtyStrings();
  console.log(naughty ? `With the strings of ${naughty}.` : 'Without naughty strings: FD_NAUGHTY_STRINGS names none.');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fd-test-spreadsheet-'));
  const result = path.join(scratch, 'result.json');
  const reporter = pathToFileURL(path.join(root, 'test/rig/node-reporter.mjs')).href;
  const file = 'test/spreadsheet/formulas.test.ts';
  const code = await run(process.execPath, ['--import', 'tsx', `--test-reporter=${reporter}`, file], {
    cwd: root,
    env: {
      ...process.env,
      SOFFICE_BIN: office,
      FD_TEST_RESULT: result,
      ...(naughty && { FD_NAUGHTY_STRINGS: naughty }),
    },
    timeoutMs: FILE_TIMEOUT_MS,
  });
  const counts = countsFrom(result, code, (text) => console.log(`✗ ${file}\n${text}`));
  fs.rmSync(scratch, { recursive: true, force: true });
  return counts;
}

const { passed, failed } = await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  return { passed: 0, failed: 1 };
});
process.exitCode = failed > 0 ? 1 : 0;
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
