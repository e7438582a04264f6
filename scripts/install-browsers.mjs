import os from 'node:os';
import { absentOf, engineNames, findBrowsers, findMiniBrowser, onPath, thisMachine } from './browsers.mjs';
import { run } from './run.mjs';

/**
 * Installs the browsers that the tests lack, where that is possible. Node's built-ins only.
 *
 * @typedef {import('./browsers.mjs').Browsers} Browsers
 * @typedef {import('./browsers.mjs').Machine} Machine
 */

/**
 * Debian's packages for what is absent.
 * @param {Browsers} browsers
 * @param {Machine} [machine]
 */
export function packagesFor(browsers, machine = thisMachine) {
  const packages = [];
  if (!browsers.chromium) packages.push('chromium');
  if (!browsers.firefox) packages.push('firefox-esr');
  if (!browsers.webkit) {
    if (!onPath(machine, ['WebKitWebDriver']) || !findMiniBrowser(machine)) packages.push('webkit2gtk-driver');
    if (!onPath(machine, ['Xvfb'])) packages.push('xvfb', 'xauth');
  }
  if (packages.length > 0 && !machine.isFile('/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf')) {
    packages.push('fonts-liberation');
  }
  return packages;
}

/** @param {Machine} machine */
const isDebian = ({ isFile }) => isFile('/etc/debian_version') && isFile('/usr/bin/apt-get');

/**
 * The one command that installs what is absent on this machine.
 * @param {Browsers} browsers
 * @param {Machine} [machine]
 */
export function installCommand(browsers, machine = thisMachine) {
  const { platform, isFile } = machine;
  const wanted = absentOf(browsers).filter((engine) => engine !== 'webkit');
  const list = (/** @type {Record<string, string>} */ names) => wanted.map((engine) => names[engine]).join(' ');
  if (isDebian(machine))
    return `sudo apt-get install -y --no-install-recommends ${packagesFor(browsers, machine).join(' ')}`;
  if (wanted.length === 0) return null;
  if (platform === 'darwin') return `brew install --cask ${list({ chromium: 'google-chrome', firefox: 'firefox' })}`;
  if (platform === 'win32') return `winget install ${list({ chromium: 'Google.Chrome', firefox: 'Mozilla.Firefox' })}`;
  if (isFile('/usr/bin/dnf')) return `sudo dnf install -y ${list({ chromium: 'chromium', firefox: 'firefox' })}`;
  if (isFile('/usr/bin/pacman')) return `sudo pacman -S --needed ${list({ chromium: 'chromium', firefox: 'firefox' })}`;
  return null;
}

/**
 * Installs what is absent from Debian's packages, if this is Debian (or a child of it) and we are root.
 * @param {Browsers} browsers
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function installBrowsers(browsers) {
  const packages = packagesFor(browsers);
  if (packages.length === 0 || !isDebian(thisMachine) || os.userInfo().uid !== 0) return false;
  console.log(`Installing ${packages.join(', ')} from the system's packages …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=2'];
  if ((await run('apt-get', [...apt, 'update'], { env })) !== 0)
    console.error('apt-get update failed; trying with the package lists that are here.');
  const install = (/** @type {string[]} */ names) =>
    run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...names], { env });
  if ((await install(packages)) === 0) return true;
  // One name that this release does not have must not keep the other browsers away.
  let some = false;
  for (const name of packages) some = (await install([name])) === 0 || some;
  return some;
}

/**
 * Finds the browsers, installs what is absent if it may, and says what is still absent.
 * @returns {Promise<{ browsers: Browsers, absent: (keyof Browsers)[] }>}
 * @throws if there is no Chromium
 */
export async function ensureBrowsers() {
  let browsers = findBrowsers();
  if (absentOf(browsers).length > 0 && (await installBrowsers(browsers))) browsers = findBrowsers();
  const absent = absentOf(browsers);
  if (absent.length > 0) {
    const command = installCommand(browsers);
    console.log(`not run: ${absent.map((engine) => engineNames[engine]).join(', ')} (not found).`);
    if (command) console.log(`To install: ${command}`);
  }
  if (!browsers.chromium) {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name it in CHROMIUM_BIN.');
  }
  return { browsers, absent };
}
