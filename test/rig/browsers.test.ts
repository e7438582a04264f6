import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { absentOf, findBrowsers, thisMachine, type Machine } from '../../scripts/browsers.mjs';
import { installCommand, packagesFor } from '../../scripts/install-browsers.mjs';

/** A machine that has these files and no others. */
function machineWith(files: string[], env: Record<string, string> = {}, platform = 'linux'): Machine {
  return {
    env: { PATH: platform === 'win32' ? 'C:\\bin' : '/usr/local/bin:/usr/bin', ...env },
    platform,
    isFile: (file) => files.includes(file),
    list: (folder) => [
      ...new Set(
        files
          .filter((file) => file.startsWith(`${folder}/`))
          .map((file) => file.slice(folder.length + 1).split('/')[0]!),
      ),
    ],
  };
}

const webkitFiles = ['/usr/bin/WebKitWebDriver', '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'];

describe('finding browsers', () => {
  const cases: { what: string; machine: Machine; chromium: string | null; firefox: string | null }[] = [
    {
      what: 'on the PATH, in the order of preference',
      machine: machineWith(['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/local/bin/firefox-esr']),
      chromium: '/usr/bin/chromium',
      firefox: '/usr/local/bin/firefox-esr',
    },
    {
      what: 'by a variable before the PATH',
      machine: machineWith(['/usr/bin/chromium', '/my/chrome', '/my/fox'], {
        CHROME_PATH: '/my/chrome',
        FIREFOX_BIN: '/my/fox',
      }),
      chromium: '/my/chrome',
      firefox: '/my/fox',
    },
    {
      what: 'in the usual places of Linux',
      machine: machineWith(['/opt/google/chrome/chrome', '/usr/lib/firefox/firefox']),
      chromium: '/opt/google/chrome/chrome',
      firefox: '/usr/lib/firefox/firefox',
    },
    {
      what: 'in the usual places of macOS',
      machine: machineWith(
        [
          '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Firefox.app/Contents/MacOS/firefox',
        ],
        { HOME: '/Users/me' },
        'darwin',
      ),
      chromium: '/Users/me/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      firefox: '/Applications/Firefox.app/Contents/MacOS/firefox',
    },
    {
      what: 'in the usual places of Windows, Edge for Chromium',
      machine: machineWith(
        [
          'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
          'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
        ],
        { PROGRAMFILES: 'C:\\Program Files', 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' },
        'win32',
      ),
      chromium: 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
      firefox: 'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    },
    { what: 'nothing where nothing is', machine: machineWith([]), chromium: null, firefox: null },
  ];
  for (const { what, machine, chromium, firefox } of cases) {
    it(`finds them ${what}`, () => {
      const found = findBrowsers(machine);

      assert.deepEqual([found.chromium, found.firefox], [chromium, firefox]);
    });
  }

  it('refuses a variable that names a missing file', () => {
    assert.throws(() => findBrowsers(machineWith([], { CHROMIUM_BIN: '/nowhere' })), /CHROMIUM_BIN names \/nowhere/);
  });

  it('takes WebKit only with its driver, its browser and a screen', () => {
    const [driver, binary] = webkitFiles as [string, string];

    const withXvfb = findBrowsers(machineWith([...webkitFiles, '/usr/bin/Xvfb'], { DISPLAY: ':0' }));
    const withDisplay = findBrowsers(machineWith(webkitFiles, { DISPLAY: ':0' }));
    const without = findBrowsers(machineWith(webkitFiles));

    assert.deepEqual(withXvfb.webkit, { driver, binary, xvfb: '/usr/bin/Xvfb' });
    assert.deepEqual(withDisplay.webkit, { driver, binary, xvfb: null });
    assert.equal(without.webkit, null);
    assert.deepEqual(absentOf(without), ['chromium', 'firefox', 'webkit']);
  });
});

describe('installing browsers', () => {
  const debian = ['/etc/debian_version', '/usr/bin/apt-get'];

  it('asks Debian only for what is missing', () => {
    const machine = machineWith([...debian, '/usr/bin/chromium', ...webkitFiles]);

    const packages = packagesFor(findBrowsers(machine), machine);

    assert.deepEqual(packages, ['firefox-esr', 'xvfb', 'xauth', 'fonts-liberation']);
  });

  it('asks for nothing where all is there', () => {
    const machine = machineWith([...debian, '/usr/bin/chromium', '/usr/bin/firefox', '/usr/bin/Xvfb', ...webkitFiles]);

    assert.deepEqual(packagesFor(findBrowsers(machine), machine), []);
  });

  const commands: { on: string; machine: Machine; command: string | null }[] = [
    {
      on: 'Debian',
      machine: machineWith([...debian, '/usr/bin/chromium', '/usr/bin/Xvfb', '/usr/bin/firefox']),
      command: 'sudo apt-get install -y --no-install-recommends webkit2gtk-driver fonts-liberation',
    },
    { on: 'macOS', machine: machineWith([], {}, 'darwin'), command: 'brew install --cask google-chrome firefox' },
    { on: 'Windows', machine: machineWith([], {}, 'win32'), command: 'winget install Google.Chrome Mozilla.Firefox' },
    { on: 'an unknown Linux', machine: machineWith([]), command: null },
  ];
  for (const { on, machine, command } of commands) {
    it(`names the one command on ${on}`, () => {
      assert.equal(installCommand(findBrowsers(machine), machine), command);
    });
  }
});

describe('this machine', () => {
  it('lists nothing of a folder that is not there', () => {
    assert.deepEqual(thisMachine.list('/no/such/folder'), []);
    assert.equal(thisMachine.isFile('/no/such/file'), false);
  });
});
