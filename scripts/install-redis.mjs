import os from 'node:os';
import { onPath, thisMachine } from './browsers.mjs';
import { run } from './run.mjs';

/**
 * Finds the redis-server that tests of shared sessions start, and installs it where that is possible. Node's built-ins
 * only.
 *
 * @typedef {import('./browsers.mjs').Machine} Machine
 */

/**
 * @param {Machine} [machine]
 * @returns {string | null} its path
 */
export const findRedis = (machine = thisMachine) =>
  machine.env['REDIS_SERVER_BIN'] ?? onPath(machine, ['redis-server', 'valkey-server']) ?? null;

/** @param {Machine} machine */
const isDebian = ({ isFile }) => isFile('/etc/debian_version') && isFile('/usr/bin/apt-get');

/**
 * The command that installs it on this machine.
 * @param {Machine} [machine]
 */
export function redisCommand(machine = thisMachine) {
  if (isDebian(machine)) return 'sudo apt-get install -y --no-install-recommends redis-server';
  if (machine.platform === 'darwin') return 'brew install redis';
  if (machine.isFile('/usr/bin/dnf')) return 'sudo dnf install -y redis';
  if (machine.isFile('/usr/bin/pacman')) return 'sudo pacman -S --needed redis';
  return null;
}

/** What to say where there is none. */
export function redisAbsent(machine = thisMachine) {
  const command = redisCommand(machine);
  return `redis-server was not found. ${command ? `To install: ${command}. Or name` : 'Install it, or name'} it in REDIS_SERVER_BIN.`;
}

/**
 * Installs Debian's package, if this is Debian (or a child of it) and we are root. Its service is not started: tests
 * start servers of their own.
 * @returns {Promise<boolean>} whether it is there now
 */
export async function ensureRedis() {
  if (findRedis()) return true;
  if (isDebian(thisMachine) && os.userInfo().uid === 0) {
    console.log('Installing redis-server from the system’s packages …');
    // Debian's way to say no to services of packages that are being installed.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
    if ((await run('apt-get', [...apt, 'update'], { env })) !== 0)
      console.error('apt-get update failed; trying with the package lists that are here.');
    await run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', 'redis-server'], { env });
    if (findRedis()) return true;
  }
  console.log(`not run: tests of sessions in Redis, which therefore fail. ${redisAbsent()}`);
  return false;
}
