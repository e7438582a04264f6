import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { SECRET } from '../gateway/rig.ts';
import { root } from '../house/tree.ts';
import { loggedLines, secret } from '../rig/logs.ts';
import { deployFile } from './nginx-files.ts';
import { ended, freePort, listening } from './programs.ts';

/**
 * deploy/Containerfile without a container: its files exist, its commands work in an empty folder as a user without
 * rights. That the image builds, and what the base image holds, is not shown here.
 */

interface Instruction {
  readonly name: string;
  readonly text: string;
}

const text = deployFile('Containerfile');
const instructions: readonly Instruction[] = text
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, ' ')
  .split('\n')
  .filter((line) => line.trim() !== '')
  .map((line) => ({ name: line.slice(0, line.indexOf(' ')), text: line.slice(line.indexOf(' ') + 1).trim() }));
const only = (name: string): string => {
  const found = instructions.filter((each) => each.name === name);
  assert.equal(found.length, 1, `one ${name}`);
  return found[0]?.text ?? '';
};
const variables = Object.fromEntries(
  instructions
    .filter(({ name }) => name === 'ENV')
    .flatMap((each) => each.text.split(/\s+/))
    .map((pair) => pair.split('=') as [string, string]),
);
const commandIn = (line: string): string[] => JSON.parse(line.slice(line.indexOf('['))) as string[];

describe('deploy/Containerfile', () => {
  /** What stands beside the file, and what is in the image. */
  let beside: string;
  let image: string;
  let folder: string;
  after(() => rmSync(folder, { recursive: true }));

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'fd-container-'));
    chmodSync(folder, 0o755);
    [beside, image] = [join(folder, 'beside'), join(folder, 'image')];
    mkdirSync(beside);
    mkdirSync(image);
    const npm = (args: readonly string[], cwd: string): string =>
      execFileSync('npm', [...args], { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    const tarball =
      npm(['pack', '--ignore-scripts', '--pack-destination', beside], root).trim().split('\n').at(-1) ?? '';
    npm(['init', '--yes'], beside);
    // The package of this checkout in the place of the published one.
    npm(['install', '--save-exact', '--no-audit', '--no-fund', '--prefer-offline', `./${basename(tarball)}`], beside);
    copyFileSync(join(beside, basename(tarball)), join(image, basename(tarball)));
  });

  it('copies the two files that its own comment tells one to make, and nothing else', () => {
    const files = only('COPY').split(/\s+/);

    assert.deepEqual(files, ['package.json', 'package-lock.json', './']);
    for (const file of files.slice(0, 2)) copyFileSync(join(beside, file), join(image, file));
    assert.match(text, /npm init --yes && npm install --save-exact fd-widgets/);
  });

  it('is of a Node that the package takes, and runs as a user without rights', () => {
    const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { engines: { node: string } };

    const major = /^node:(\d+)-slim$/.exec(only('FROM'))?.[1];
    assert.ok(engines.node.includes(`^${major}.`), engines.node);
    assert.equal(only('USER'), 'node');
    assert.ok(
      instructions.findIndex(({ name }) => name === 'USER') > instructions.findIndex(({ name }) => name === 'RUN'),
    );
    assert.equal(only('EXPOSE'), variables['PORT']);
  });

  it('holds no secret and no address of anybody', () => {
    assert.deepEqual(Object.keys(variables).sort(), ['HOST', 'NODE_ENV', 'PORT']);
    assert.ok(!instructions.some(({ name }) => name === 'ARG' || name === 'ADD'));
    assert.doesNotMatch(instructions.map((each) => each.text).join('\n'), /FD_\w+=|https?:\/\/(?!127\.0\.0\.1)/);
  });

  it('installs what the lock file says, without what only developers need', () => {
    const { status, stderr } = spawnSync('sh', ['-c', only('RUN').replace('npm cache clean --force', 'true')], {
      cwd: image,
      encoding: 'utf8',
      env: { ...process.env, ...variables, npm_config_prefer_offline: 'true' },
    });

    assert.equal(status, 0, stderr);
    for (const name of ['fd-widgets', 'hono']) assert.ok(existsSync(join(image, 'node_modules', name)), name);
    for (const name of ['typescript', 'vite', 'puppeteer-core', 'redis'])
      assert.ok(!existsSync(join(image, 'node_modules', name)), name);
    assert.match(only('RUN'), /npm ci --omit=dev/);
  });

  it('starts, answers its health check, writes nothing, and ends when it is asked to', async () => {
    const port = await freePort();
    secret('password', SECRET);
    // In a container it listens to all of that container's own network; here to loopback alone.
    const env = {
      PATH: process.env['PATH'],
      ...variables,
      HOST: '127.0.0.1',
      PORT: String(port),
      FD_BASE_URL: 'https://api.example/api/v3',
      FD_PUBLIC_URL: 'https://cms.example',
      FD_SECRET: SECRET,
      FD_TRUSTED_PROXIES: '127.0.0.1',
    };
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const [program = '', ...args] = commandIn(only('CMD'));
    const child = spawn(program, args, { cwd: image, env, ...nobody, stdio: ['ignore', 'pipe', 'pipe'] });
    after(() => ended(child));
    loggedLines('gateway', child.stdout);
    loggedLines('gateway', child.stderr);
    const [check = '', ...checkArgs] = commandIn(only('HEALTHCHECK'));
    const isHealthy = (): number | null => spawnSync(check, checkArgs, { env, ...nobody, timeout: 10_000 }).status;
    const since = new Date().toISOString();

    await listening(port, child);
    const up = isHealthy();
    const kit = await fetch(`http://127.0.0.1:${port}/fd/fd.js`);
    await ended(child);

    assert.deepEqual([up, kit.status, child.exitCode, isHealthy()], [0, 200, 0, 1]);
    const written = execFileSync('find', [image, '-newermt', since, '-type', 'f'], { encoding: 'utf8' });
    assert.equal(written, '');
  });
});
