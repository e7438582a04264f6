import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { npm } from './run.mjs';

/**
 * Sets up what a fresh clone lacks: the right Node, and node_modules as package-lock.json wants them. Runs before any
 * package is there, so Node's built-ins only.
 */

const home = fileURLToPath(new URL('..', import.meta.url));

/**
 * What is wrong with this version of Node, or null.
 * @param {string} version `20.19.0`
 */
export function nodeProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const ok = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);
  if (ok) return null;
  return (
    `This needs Node 20.19 or later of the 20 line, 22.12 or later of the 22 line, or 24 and later; it runs on ${version}.\n` +
    'Install one of them from https://nodejs.org (or: nvm install 24), then run the command again.'
  );
}

/**
 * Whether an installation holds what the lock file asks for. Optional packages may be absent: most are for other
 * platforms.
 * @param {string} lock text of package-lock.json
 * @param {string} installed text of node_modules/.package-lock.json, which npm writes when an install is complete
 */
export function holdsAll(lock, installed) {
  try {
    const { packages: wanted } = JSON.parse(lock);
    const { packages: there } = JSON.parse(installed);
    return Object.entries(wanted).every(([name, entry]) => {
      if (name === '' || entry.link) return true;
      if (!there[name]) return Boolean(entry.optional || entry.devOptional);
      return there[name].version === entry.version && there[name].integrity === entry.integrity;
    });
  } catch {
    return false;
  }
}

/** @param {string} file */
const read = (file) => {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return null;
  }
};

/** @param {string} root */
const filesOf = (root) => ({
  lock: path.join(root, 'package-lock.json'),
  installed: path.join(root, 'node_modules/.package-lock.json'),
  stamp: path.join(root, 'node_modules/.fd-lock-hash'),
});

/**
 * Whether node_modules are what package-lock.json wants. The stamp spares the comparison; it also holds the hash of
 * npm's own record, so that an install by hand is noticed.
 * @param {string} root
 */
export function isInstalled(root) {
  const files = filesOf(root);
  const lock = read(files.lock);
  const installed = read(files.installed);
  if (lock === null || installed === null) return false;
  const hash = createHash('sha256').update(lock).update('\0').update(installed).digest('hex');
  if (read(files.stamp) === hash) return true;
  if (!holdsAll(lock, installed)) return false;
  fs.writeFileSync(files.stamp, hash);
  return true;
}

/**
 * @param {{ root?: string, install?: (root: string) => Promise<number>, say?: (text: string) => void }} [options]
 * @throws if Node is too old or the install fails; the message says what to do
 */
export async function ensure({ root = home, install = npmCi, say = console.log } = {}) {
  const problem = nodeProblem(process.versions.node);
  if (problem) throw new Error(problem);
  if (isInstalled(root)) return;
  const waiting = () => say('Another process installs the packages: waiting for it …');
  // Outside node_modules, which npm ci deletes; tmp/ is not under version control.
  await locked(path.join(root, 'tmp/install.lock'), waiting, async () => {
    // Another process may have installed while we waited.
    if (isInstalled(root)) return;
    const { installed, stamp } = filesOf(root);
    say('Installing packages (npm ci) …');
    const code = await install(root);
    if (code === 0 && isInstalled(root)) return;
    fs.rmSync(stamp, { force: true });
    fs.rmSync(installed, { force: true });
    throw new Error(
      code === 0
        ? 'npm ci ended well, but node_modules are not what package-lock.json asks for. Run: npm ci'
        : `Installing the packages failed (npm ci, exit code ${code}); its output above says why. Nothing half-done is used: run the command again once that is mended.`,
    );
  });
}

/** @param {string} root */
const npmCi = (root) => npm(['ci', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'], { cwd: root });

/**
 * Whether the process that holds a lock is gone. One on another host (a shared disk) counts as gone after half an hour.
 * @param {string} lock
 */
function ownerIsGone(lock) {
  const [pid, host, since] = (read(path.join(lock, 'owner')) ?? '').split(' ');
  if (!pid) return false;
  if (host !== os.hostname()) return Date.now() - Number(since) > 30 * 60_000;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}

/**
 * Takes the lock if it is free. A folder that already names its owner is moved into place, which fails where another
 * stands: so there is never a lock without an owner.
 * @param {string} lock
 */
function take(lock) {
  const own = `${lock}.${randomUUID()}`;
  fs.mkdirSync(own, { recursive: true });
  fs.writeFileSync(path.join(own, 'owner'), `${process.pid} ${os.hostname()} ${Date.now()}`);
  try {
    fs.renameSync(own, lock);
    return true;
  } catch {
    fs.rmSync(own, { recursive: true, force: true });
    if (fs.existsSync(lock)) return false;
    return take(lock);
  }
}

/**
 * Removes a lock whose owner is gone. It is moved aside and looked at again first: between the look and the move,
 * another process may have broken it and taken it anew; then it is put back.
 * @param {string} lock
 */
function breakLock(lock) {
  const aside = `${lock}.${randomUUID()}`;
  try {
    fs.renameSync(lock, aside);
    if (ownerIsGone(aside)) fs.rmSync(aside, { recursive: true, force: true });
    else fs.renameSync(aside, lock);
  } catch {
    // Another process was faster; the caller looks again.
  }
}

/**
 * Runs `task` while no other process runs one under the same lock.
 * @template T
 * @param {string} lock path of the lock, a folder that exists while it is held
 * @param {() => void} onWait called once if another process holds it
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
export async function locked(lock, onWait, task) {
  for (let waited = false; !take(lock); await sleep(200)) {
    if (ownerIsGone(lock)) breakLock(lock);
    else if (!waited) {
      onWait();
      waited = true;
    }
  }
  const release = () => fs.rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  try {
    return await task();
  } finally {
    release();
    process.off('exit', release);
  }
}

/** The same for a command line: a failure is one message, not a stack trace. */
export async function ensureOrExit() {
  try {
    await ensure();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
