import fs from 'node:fs';
import path from 'node:path';

/**
 * Finds the browsers that the tests run in. Node's built-ins only.
 *
 * @typedef {{ driver: string, binary: string, xvfb: string | null }} WebKit `xvfb` is null where DISPLAY serves
 * @typedef {{ chromium: string | null, firefox: string | null, webkit: WebKit | null }} Browsers
 * @typedef {{
 *   env: Record<string, string | undefined>,
 *   platform: string,
 *   isFile: (path: string) => boolean,
 *   list: (folder: string) => string[],
 * }} Machine what is looked at, so that tests can look at another machine
 */

/** @type {Machine} */
export const thisMachine = {
  env: process.env,
  platform: process.platform,
  isFile: (file) => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false,
  list(folder) {
    try {
      return fs.readdirSync(folder);
    } catch {
      return [];
    }
  },
};

export const engineNames = { chromium: 'Chromium', firefox: 'Firefox', webkit: 'WebKit' };

const variables = { chromium: ['CHROMIUM_BIN', 'CHROME_PATH'], firefox: ['FIREFOX_BIN'] };

const commands = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    'microsoft-edge-stable',
  ],
  firefox: ['firefox', 'firefox-esr'],
};

/** Usual install places, relative to the folders that `installRoots` names. */
const places = {
  linux: {
    chromium: [
      'opt/google/chrome/chrome',
      'usr/lib/chromium/chromium',
      'usr/lib64/chromium-browser/chromium-browser',
      'snap/bin/chromium',
      'opt/microsoft/msedge/msedge',
    ],
    firefox: [
      'usr/lib/firefox-esr/firefox-esr',
      'usr/lib/firefox/firefox',
      'usr/lib64/firefox/firefox',
      'opt/firefox/firefox',
      'snap/bin/firefox',
    ],
  },
  darwin: {
    chromium: [
      'Google Chrome.app/Contents/MacOS/Google Chrome',
      'Chromium.app/Contents/MacOS/Chromium',
      'Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    firefox: ['Firefox.app/Contents/MacOS/firefox'],
  },
  win32: {
    chromium: [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ],
    firefox: ['Mozilla Firefox\\firefox.exe'],
  },
};

/** @param {Machine} machine */
function installRoots({ env, platform }) {
  if (platform === 'win32')
    return [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter((root) => root != null);
  if (platform === 'darwin') return ['/Applications', ...(env['HOME'] ? [`${env['HOME']}/Applications`] : [])];
  return ['/'];
}

/** @param {Machine} machine */
const pathOf = ({ platform }) => (platform === 'win32' ? path.win32 : path.posix);

/**
 * The first of these commands that is on the PATH.
 * @param {Machine} machine
 * @param {string[]} names
 */
export function onPath(machine, names) {
  const { join, delimiter } = pathOf(machine);
  const folders = (machine.env['PATH'] ?? machine.env['Path'] ?? '').split(delimiter).filter(Boolean);
  const ending = machine.platform === 'win32' ? '.exe' : '';
  for (const name of names) {
    const file = folders.map((folder) => join(folder, name + ending)).find(machine.isFile);
    if (file) return file;
  }
  return null;
}

/**
 * The file that an environment variable names.
 * @param {Machine} machine
 * @param {string[]} names
 * @throws if the file is missing: whoever sets the variable wants that browser and no other
 */
function fromVariable(machine, names) {
  for (const name of names) {
    const file = machine.env[name];
    if (!file) continue;
    if (!machine.isFile(file))
      throw new Error(`${name} names ${file}, but there is no such file. Correct it or unset it.`);
    return file;
  }
  return null;
}

/**
 * @param {Machine} machine
 * @param {'chromium' | 'firefox'} engine
 */
function findOne(machine, engine) {
  const { join } = pathOf(machine);
  const known = places[/** @type {keyof typeof places} */ (machine.platform)] ?? places.linux;
  return (
    fromVariable(machine, variables[engine]) ??
    onPath(machine, commands[engine]) ??
    installRoots(machine)
      .flatMap((root) => known[engine].map((place) => join(root, place)))
      .find(machine.isFile) ??
    null
  );
}

/**
 * WebKitGTK's driver, its MiniBrowser (which lies beside the library, in a folder named after the version) and an X
 * server without a screen, because WebKitGTK has no headless mode.
 * @param {Machine} machine
 * @returns {WebKit | null}
 */
function findWebKit(machine) {
  const driver = fromVariable(machine, ['WEBKIT_DRIVER']) ?? onPath(machine, ['WebKitWebDriver']);
  const binary = fromVariable(machine, ['WEBKIT_BIN']) ?? findMiniBrowser(machine);
  const xvfb = onPath(machine, ['Xvfb']);
  if (!driver || !binary || !(xvfb ?? machine.env['DISPLAY'])) return null;
  return { driver, binary, xvfb };
}

/** @param {Machine} machine */
export function findMiniBrowser({ platform, isFile, list }) {
  if (platform !== 'linux') return null;
  const roots = ['/usr/lib', '/usr/lib64', '/usr/libexec'];
  const multiarch = list('/usr/lib')
    .filter((name) => name.includes('-linux-'))
    .map((name) => `/usr/lib/${name}`);
  return (
    [...multiarch, ...roots]
      .flatMap((root) =>
        list(root)
          .filter((name) => /^webkit2gtk-4/.test(name))
          .sort()
          .reverse()
          .map((name) => `${root}/${name}/MiniBrowser`),
      )
      .find(isFile) ?? null
  );
}

/**
 * @param {Machine} [machine]
 * @returns {Browsers}
 * @throws if an environment variable names a file that is missing
 */
export function findBrowsers(machine = thisMachine) {
  return {
    chromium: findOne(machine, 'chromium'),
    firefox: findOne(machine, 'firefox'),
    webkit: findWebKit(machine),
  };
}

/**
 * The engines that are not there.
 * @param {Browsers} browsers
 */
export const absentOf = (browsers) =>
  /** @type {(keyof Browsers)[]} */ (Object.keys(engineNames)).filter((engine) => browsers[engine] === null);
