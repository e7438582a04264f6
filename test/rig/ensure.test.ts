import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { ensure, holdsAll, isInstalled, locked, nodeProblem } from '../../scripts/ensure.mjs';

type Entries = Record<string, Record<string, unknown>>;

const lockText = (packages: Entries): string => JSON.stringify({ packages: { '': {}, ...packages } });
const lit = { 'node_modules/lit': { version: '3.3.3', integrity: 'sha512-a' } };
const newerLit = { 'node_modules/lit': { version: '3.4.0', integrity: 'sha512-b' } };

describe('the version of Node', () => {
  const versions: [string, boolean][] = [
    ['18.20.4', false],
    ['20.18.1', false],
    ['20.19.0', true],
    ['20.20.2', true],
    ['21.7.3', false],
    ['22.11.0', false],
    ['22.12.0', true],
    ['23.11.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
  ];
  for (const [version, fits] of versions) {
    it(`${fits ? 'takes' : 'refuses'} ${version}`, () => {
      const problem = nodeProblem(version);

      if (fits) assert.equal(problem, null);
      else assert.match(problem ?? '', new RegExp(`20\\.19.*${version}`, 's'));
    });
  }
});

describe('comparing an installation with the lock file', () => {
  const cases: { what: string; wanted: Entries; there: Entries; holds: boolean }[] = [
    { what: 'the same packages', wanted: lit, there: lit, holds: true },
    { what: 'another version', wanted: newerLit, there: lit, holds: false },
    { what: 'a missing package', wanted: lit, there: {}, holds: false },
    {
      what: 'a missing package for another platform',
      wanted: { ...lit, 'node_modules/esbuild-aix': { version: '1.0.0', optional: true } },
      there: lit,
      holds: true,
    },
    { what: 'a package too many', wanted: {}, there: lit, holds: true },
  ];
  for (const { what, wanted, there, holds } of cases) {
    it(`${holds ? 'accepts' : 'refuses'} ${what}`, () => {
      assert.equal(holdsAll(lockText(wanted), lockText(there)), holds);
    });
  }

  it('refuses a record that is no JSON', () => {
    assert.equal(holdsAll(lockText(lit), '{"packages"'), false);
  });
});

describe('setting up node_modules', () => {
  let root: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'ensure-'));
    writeFileSync(join(root, 'package-lock.json'), lockText(lit));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const install =
    (packages: Entries, code = 0) =>
    async (folder: string): Promise<number> => {
      mkdirSync(join(folder, 'node_modules'), { recursive: true });
      writeFileSync(join(folder, 'node_modules/.package-lock.json'), lockText(packages));
      return code;
    };

  it('installs what is missing, and then leaves it alone', async () => {
    await ensure({ root, say: () => {}, install: install(lit) });

    await ensure({ root, say: () => {}, install: () => assert.fail('installed twice') });

    assert.ok(isInstalled(root));
    assert.ok(!existsSync(join(root, 'tmp/install.lock')));
  });

  it('accepts what someone installed by hand', async () => {
    await install(lit)(root);

    await ensure({ root, say: () => {}, install: () => assert.fail('installed again') });
  });

  it('installs again when the lock file asks for more', async () => {
    await ensure({ root, say: () => {}, install: install(lit) });
    writeFileSync(join(root, 'package-lock.json'), lockText(newerLit));

    await ensure({ root, say: () => {}, install: install(newerLit) });

    assert.ok(isInstalled(root));
  });

  it('notices that another version was installed by hand since', async () => {
    await ensure({ root, say: () => {}, install: install(lit) });

    await install(newerLit)(root);

    assert.equal(isInstalled(root), false);
  });

  it('counts a failed installation as none', async () => {
    await assert.rejects(ensure({ root, say: () => {}, install: install(lit, 1) }), /npm ci, exit code 1/);

    assert.equal(isInstalled(root), false);
  });

  it('installs once when started twice at the same time', async () => {
    let installs = 0;
    const slow = async (folder: string): Promise<number> => {
      installs += 1;
      await new Promise((resolve) => setTimeout(resolve, 20));
      return install(lit)(folder);
    };

    await Promise.all([ensure({ root, say: () => {}, install: slow }), ensure({ root, say: () => {}, install: slow })]);

    assert.equal(installs, 1);
  });

  it('takes over a lock whose owner is gone', async () => {
    const lock = join(root, 'tmp/install.lock');
    mkdirSync(lock, { recursive: true });
    writeFileSync(join(lock, 'owner'), `999999999 ${hostname()} ${Date.now()}`);

    const answer = await locked(
      lock,
      () => {},
      async () => 'ran',
    );

    assert.equal(answer, 'ran');
    assert.ok(!existsSync(lock));
  });

  it('frees the lock when the task fails', async () => {
    const lock = join(root, 'tmp/install.lock');

    await assert.rejects(
      locked(
        lock,
        () => {},
        () => Promise.reject(new Error('on purpose')),
      ),
      /on purpose/,
    );

    assert.ok(!existsSync(lock));
  });
});
