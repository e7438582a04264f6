import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { countsFrom, kindOf, parseArgs } from '../../scripts/test.mjs';
import { countSession, failureLines, reporter } from './wtr-reporter.js';

let folder: string;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'counting-'));
});
after(() => rmSync(folder, { recursive: true }));

const imports = `import { it, describe, before, test } from 'node:test'; import assert from 'node:assert';`;

describe('counting in node:test', () => {
  const cases: { what: string; source: string; passed: number; failed: number; says?: RegExp }[] = [
    {
      what: 'leaves, not the suites around them',
      source: `describe('a', () => { it('x', () => {}); describe('b', () => { it('y', () => {}); it('z', () => {}); }); });`,
      passed: 3,
      failed: 0,
    },
    {
      what: 'a failure once, with the names of its suites',
      source: `describe('outer', () => { it('x', () => {}); describe('inner', () => it('breaks', () => assert.equal(1, 2))); });`,
      passed: 1,
      failed: 1,
      says: /✗ outer › inner › breaks\n.*1 == 2/s,
    },
    {
      what: 'subtests, not the test that holds them',
      source: `test('holds', async (t) => { await t.test('x', () => {}); await t.test('y', () => assert.fail('no')); });`,
      passed: 1,
      failed: 1,
    },
    {
      what: 'a test that fails by itself beside its subtests',
      source: `test('holds', async (t) => { await t.test('x', () => {}); assert.fail('after it'); });`,
      passed: 1,
      failed: 1,
      says: /after it/,
    },
    {
      what: 'a hook that fails',
      source: `describe('a', () => { before(() => { throw new Error('no hook'); }); it('x', () => {}); });`,
      passed: 0,
      failed: 2,
      says: /no hook/,
    },
    {
      what: 'skipped and to-do tests as failures',
      source: `it('later', { skip: true }, () => {}); it('some day', { todo: true }, () => {}); it('x', () => {});`,
      passed: 1,
      failed: 2,
      says: /skipped/,
    },
    {
      what: 'tests before and after a failing suite',
      source: `it('x', () => {}); describe('a', () => it('y', () => assert.fail('no'))); it('z', () => {});`,
      passed: 2,
      failed: 1,
    },
    {
      what: 'a file that throws while it loads',
      source: `throw new Error('broken');`,
      passed: 0,
      failed: 1,
    },
    {
      what: 'a file that does not parse',
      source: `it('x', () => {`,
      passed: 0,
      failed: 1,
    },
    {
      what: 'a file that ends its process early',
      source: `it('x', () => {}); it('y', () => process.exit(0));`,
      passed: 0,
      failed: 1,
    },
    { what: 'a file without tests', source: ``, passed: 0, failed: 1 },
  ];
  for (const [index, { what, source, passed, failed, says }] of cases.entries()) {
    it(`counts ${what}`, async () => {
      const file = join(folder, `case-${index}.mjs`);
      const result = join(folder, `case-${index}.json`);
      writeFileSync(file, `${imports}\n${source}`);

      const { code, output } = await runNode(file, result);
      const counts = countsFrom(result, code, () => {});

      assert.deepEqual(counts, { passed, failed }, output);
      if (says) assert.match(output, says);
    });
  }

  async function runNode(file: string, result: string): Promise<{ code: number; output: string }> {
    const env = { ...process.env, FD_TEST_RESULT: result };
    delete (env as NodeJS.ProcessEnv)['NODE_TEST_CONTEXT'];
    const args = [`--test-reporter=${new URL('node-reporter.mjs', import.meta.url).href}`, file];
    const child = spawn(process.execPath, args, { env });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    const [code] = (await once(child, 'close')) as [number];
    return { code, output };
  }
});

describe('counting in browsers', () => {
  const ok = { name: 'works', passed: true, skipped: false };
  const broken = {
    name: 'breaks',
    passed: false,
    skipped: false,
    error: { message: 'no', stack: 'no\n  at there.ts:1:2' },
  };
  const session = (tests: (typeof ok)[], passed: boolean, errors: { message: string }[] = []) => ({
    browser: { name: 'Firefox' },
    testFile: '/repo/test/a.browser.test.ts',
    passed,
    testResults: { name: '', tests: [], suites: [{ name: 'outer', suites: [], tests }] },
    errors,
    logs: [],
    request404s: [],
  });

  it('counts passed and failed tests', () => {
    assert.deepEqual(countSession(session([ok, broken, ok], false)), { passed: 2, failed: 1 });
  });

  it('counts a session that broke without a failing test as one failure', () => {
    assert.deepEqual(countSession(session([ok], false)), { passed: 1, failed: 1 });
  });

  it('counts a skipped test as a failure', () => {
    assert.deepEqual(countSession(session([ok, { ...ok, skipped: true }], true)), { passed: 1, failed: 1 });
  });

  it('names the browser, the test and the place of a failure', () => {
    const lines = failureLines(session([broken], false)).join('\n');

    assert.match(lines, /Firefox: outer › breaks\n.*no\n.*there\.ts:1:2/);
  });

  it('says why a file did not run', () => {
    assert.match(failureLines(session([], false, [{ message: 'could not import' }])).join('\n'), /could not import/);
  });

  it('writes the counts of all browsers to a file', () => {
    const resultFile = join(folder, 'browsers.json');

    reporter({ resultFile, write: () => {} }).stop({ sessions: [session([ok], true), session([broken], false)] });

    assert.deepEqual(JSON.parse(readFileSync(resultFile, 'utf8')), {
      passed: 1,
      failed: 1,
      browsers: { Firefox: { passed: 1, failed: 1 } },
    });
  });
});

describe('what npm test takes', () => {
  it('tells the kinds of test files apart', () => {
    assert.deepEqual(['a.test.ts', 'a.browser.test.ts', 'a.e2e.test.ts'].map(kindOf), ['unit', 'browser', 'e2e']);
  });

  it('runs every kind without flags, and the named ones with', () => {
    assert.deepEqual(parseArgs(['./test/relay']), { kinds: ['unit', 'browser', 'e2e'], filters: ['test/relay'] });
    assert.deepEqual(parseArgs(['--e2e', '--unit']), { kinds: ['unit', 'e2e'], filters: [] });
  });

  it('refuses a flag that it does not know', () => {
    assert.throws(() => parseArgs(['--watch']), /--watch is not known/);
  });
});
