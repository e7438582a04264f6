import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { engineNames } from './browsers.mjs';
import { ensure } from './ensure.mjs';
import { ensureBrowsers } from './install-browsers.mjs';
import { ensureRedis } from './install-redis.mjs';
import { npm, run } from './run.mjs';
import { checkLogs } from './search-logs.mjs';

/**
 * `npm test`: sets up what is missing, then runs all tests. `--unit`, `--browser`, `--e2e` choose kinds, further
 * arguments choose files by a part of their path: `npm test -- --unit test/relay`. The last line is `N passed, N failed`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const kinds = /** @type {const} */ (['unit', 'browser', 'e2e']);

/** The tests that start a redis-server. */
const needsRedis = /^test\/gateway\/(?:redis|sessions\/)/;

/** How long one test file may take before it is ended and counts as failed. */
const FILE_TIMEOUT_MS = { unit: 10 * 60_000, e2e: 15 * 60_000 };
const BROWSER_TIMEOUT_MS = 30 * 60_000;

/**
 * @typedef {(typeof kinds)[number]} Kind
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * @param {string} file
 * @returns {Kind}
 */
export const kindOf = (file) =>
  file.endsWith('.browser.test.ts') ? 'browser' : file.endsWith('.e2e.test.ts') ? 'e2e' : 'unit';

/**
 * @param {string[]} args
 * @returns {{ kinds: Kind[], filters: string[] }}
 * @throws on a flag that is not known
 */
export function parseArgs(args) {
  const flags = args.filter((arg) => arg.startsWith('-'));
  const unknown = flags.find((flag) => !kinds.some((kind) => flag === `--${kind}`));
  if (unknown)
    throw new Error(`${unknown} is not known. There are --unit, --browser and --e2e, and parts of file paths.`);
  return {
    kinds: kinds.filter((kind) => flags.length === 0 || flags.includes(`--${kind}`)),
    filters: args.filter((arg) => !arg.startsWith('-')).map((arg) => arg.replace(/^\.\//, '')),
  };
}

/** Data, and what `npm run test:deployment` runs. */
const notRunHere = ['test/fixtures/', 'test/deployment/', 'test/spreadsheet/'];

/** Every test file, as a path within the repository with `/`. */
function testFiles() {
  const files = fs
    .readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .map((file) => `test/${file.split(path.sep).join('/')}`);
  return files.filter((file) => file.endsWith('.test.ts') && !notRunHere.some((part) => file.startsWith(part))).sort();
}

/**
 * Reads what a reporter wrote, and makes sure that nothing is lost: no result (a crash, an early exit), no test, or a bad
 * exit code without a failure is one failure.
 * @param {string} file
 * @param {number} code
 * @param {(text: string) => void} say
 * @returns {Counts}
 */
export function countsFrom(file, code, say) {
  /** @type {Counts} */
  let counts = { passed: 0, failed: 0 };
  try {
    const { passed, failed } = JSON.parse(fs.readFileSync(file, 'utf8'));
    counts = { passed, failed };
  } catch {
    // Counted below, as what ran no test.
  }
  if (counts.failed > 0) return counts;
  if (code === 0 && counts.passed > 0) return counts;
  say(
    `  ✗ ${counts.passed === 0 ? 'no test ran to its end' : 'no test failed, but something did'} (exit code ${code})`,
  );
  return { ...counts, failed: 1 };
}

/** @param {Counts[]} counts @returns {Counts} */
const sum = (counts) => ({
  passed: counts.reduce((all, { passed }) => all + passed, 0),
  failed: counts.reduce((all, { failed }) => all + failed, 0),
});

/**
 * Runs node:test files, each in a process of its own: so a crash, a hang or an early exit is that file's failure alone.
 * @param {string[]} files
 * @param {{ atOnce: number, timeoutMs: number, scratch: string }} options
 * @returns {Promise<Counts>}
 */
async function runNodeTests(files, { atOnce, timeoutMs, scratch }) {
  const queue = files.map((file, index) => ({ file, result: path.join(scratch, `${kindOf(file)}-${index}.json`) }));
  const reporter = pathToFileURL(path.join(root, 'test/rig/node-reporter.mjs')).href;
  /** @type {Counts[]} */
  const counts = [];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { file, result } = next;
      /** @type {Buffer[]} */
      const output = [];
      const options = {
        cwd: root,
        env: { ...process.env, FD_TEST_RESULT: result },
        timeoutMs,
        // Several at once would mix their lines.
        ...(atOnce > 1 ? { onOutput: (/** @type {Buffer} */ chunk) => void output.push(chunk) } : {}),
      };
      const code = await run(process.execPath, ['--import', 'tsx', `--test-reporter=${reporter}`, file], options);
      process.stdout.write(Buffer.concat(output));
      counts.push(countsFrom(result, code, (text) => console.log(`✗ ${file}\n${text}`)));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return sum(counts);
}

/**
 * @param {string[]} files
 * @param {{ scratch: string }} options
 * @returns {Promise<Counts>}
 */
async function runBrowserTests(files, { scratch }) {
  const result = path.join(scratch, 'browser.json');
  const env = { ...process.env, FD_TEST_RESULT: result, FD_TEST_FILES: files.join(',') };
  const runner = path.join(root, 'node_modules/@web/test-runner/dist/bin.js');
  const code = await run(process.execPath, [runner], { cwd: root, env, timeoutMs: BROWSER_TIMEOUT_MS });
  return countsFrom(result, code, console.log);
}

/**
 * Builds what the end-to-end tests serve and load: the kit and the extension. Silent unless it fails.
 * @returns {Promise<string | null>} the script that failed
 */
async function build() {
  for (const script of ['build', 'build:extension']) {
    /** @type {Buffer[]} */
    const output = [];
    const code = await npm(['run', script], { cwd: root, onOutput: (chunk) => void output.push(chunk) });
    if (code === 0) continue;
    process.stdout.write(Buffer.concat(output));
    return script;
  }
  return null;
}

/**
 * @param {Kind} kind
 * @param {string[]} files
 * @param {string} scratch
 * @returns {Promise<Counts>}
 */
async function runKind(kind, files, scratch) {
  if (kind === 'browser') return runBrowserTests(files, { scratch });
  if (kind === 'unit') {
    const atOnce = Math.max(1, Math.min(4, os.availableParallelism()));
    return runNodeTests(files, { atOnce, timeoutMs: FILE_TIMEOUT_MS.unit, scratch });
  }
  const broken = await build();
  if (broken) {
    console.log(`✗ the build failed (npm run ${broken}), so the end-to-end tests did not run`);
    return { passed: 0, failed: 1 };
  }
  return runNodeTests(files, { atOnce: 1, timeoutMs: FILE_TIMEOUT_MS.e2e, scratch });
}

/**
 * @param {string[]} args
 * @returns {Promise<Counts>}
 */
async function main(args) {
  const chosen = parseArgs(args);
  await ensure();
  const all = testFiles();
  const filtered = all.filter(
    (file) => chosen.filters.length === 0 || chosen.filters.some((part) => file.includes(part)),
  );
  const steps = chosen.kinds.map((kind) => ({ kind, files: filtered.filter((file) => kindOf(file) === kind) }));
  /** @type {Counts[]} */
  const counts = [];
  if (chosen.filters.length > 0 && steps.every(({ files }) => files.length === 0)) {
    console.log(`✗ no test file matches ${chosen.filters.join(' or ')}`);
    counts.push({ passed: 0, failed: 1 });
  }
  if (steps.some(({ kind, files }) => kind !== 'unit' && files.length > 0)) counts.push(await browserCounts());
  // Without one those tests fail, and say how to install it.
  if (steps.some(({ files }) => files.some((file) => needsRedis.test(file)))) await ensureRedis();
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'fd-test-'));
  let keepsScratch = false;
  process.on('exit', () => keepsScratch || fs.rmSync(scratch, { recursive: true, force: true }));
  // Servers of the tests keep there what they log, and it is searched at the end: test/rig/logs.ts.
  const logs = path.join(scratch, 'logs');
  process.env['FD_TEST_LOGS'] = logs;
  for (const { kind, files } of steps) {
    if (files.length === 0) continue;
    console.log(`\n${{ unit: 'Tests in Node', browser: 'Tests in browsers', e2e: 'End-to-end tests' }[kind]}`);
    const since = Date.now();
    const step = await runKind(kind, files, scratch);
    console.log(`${step.passed} passed, ${step.failed} failed in ${((Date.now() - since) / 1000).toFixed(1)} s`);
    counts.push(step);
  }
  const mustHaveLogged =
    chosen.filters.length === 0 && steps.some(({ kind, files }) => kind !== 'browser' && files.length > 0);
  const searched = checkLogs(logs, { mustHaveLogged, say: (line) => console.log(`\n${line}`) });
  keepsScratch = searched.failed > 0;
  return sum([...counts, searched]);
}

/**
 * Sees to the browsers. On a build server every absent one is a failure; elsewhere it is only said.
 * @returns {Promise<Counts>}
 */
async function browserCounts() {
  const { absent } = await ensureBrowsers();
  if (!process.env['CI'] || absent.length === 0) return { passed: 0, failed: 0 };
  console.log(
    `✗ CI is set, so every browser must be there: ${absent.map((engine) => engineNames[engine]).join(', ')} not found`,
  );
  return { passed: 0, failed: absent.length };
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  /** @type {Counts} */
  let counts;
  try {
    counts = await main(process.argv.slice(2));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    counts = { passed: 0, failed: 1 };
  }
  process.exitCode = counts.failed > 0 ? 1 : 0;
  process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed\n`);
}
