import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole, deep, focused, visibleText } from '../rig/in-page.ts';
import { until } from '../rig/script.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'";

const files: Record<string, { type: string; body: string }> = {
  '/': {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Rig</title><h1>A page</h1>
      <button id="open">Open a window</button><rig-field></rig-field><script type="module" src="/page.js"></script>`,
  },
  '/breach': {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Breach</title><script>document.title = 'ran';</script><p>Text</p>`,
  },
  '/popup': {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Popup</title><button>Close</button>
      <script type="module" src="/popup.js"></script>`,
  },
  '/popup.js': {
    type: 'text/javascript',
    body: `document.querySelector('button').addEventListener('click', () => close());`,
  },
  '/errors': {
    type: 'text/html',
    body: `<!doctype html><html lang="en"><title>Errors</title><script type="module" src="/errors.js"></script>`,
  },
  '/errors.js': {
    type: 'text/javascript',
    body: `setTimeout(() => { console.error('said', 'twice'); throw new Error('thrown on purpose'); }, 200);`,
  },
  '/page.js': {
    type: 'text/javascript',
    body: `
      class RigField extends HTMLElement {
        connectedCallback() {
          const root = this.attachShadow({ mode: 'open' });
          const label = document.createElement('label');
          label.append('Name ', document.createElement('input'));
          const button = document.createElement('button');
          button.append('Greet');
          const output = document.createElement('output');
          button.addEventListener('click', (event) => {
            setTimeout(() => (output.textContent = (event.isTrusted ? 'Hello ' : 'Fake ') + root.querySelector('input').value), 100);
          });
          root.append(label, button, output);
        }
      }
      customElements.define('rig-field', RigField);
      document.querySelector('#open').addEventListener('click', () => window.open('/popup', '_blank', 'popup,width=400,height=300'));
    `,
  },
};

let server: Server;
let origin: string;

before(async () => {
  server = createServer((request, response) => {
    const file = files[request.url ?? ''];
    if (!file) return void response.writeHead(204).end();
    const visits = /visits=(\d+)/.exec(request.headers.cookie ?? '')?.[1] ?? '0';
    response.setHeader('content-type', file.type);
    response.setHeader('content-security-policy', policy);
    if (file.type === 'text/html') response.setHeader('set-cookie', `visits=${Number(visits) + 1}; SameSite=Strict`);
    response.end(file.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

for (const engine of openBrowsers()) {
  describe(`the end-to-end rig in ${engine.name}`, () => {
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      browser = await engine.launch();
    });
    after(() => browser.close());
    beforeEach(async () => {
      page = await browser.newPage();
    });
    afterEach(() => page.close());

    it('types into and clicks what is in a shadow root, under a strict policy', async () => {
      await page.goto(`${origin}/`);

      await page.click(() => byRole('textbox', 'Name'));
      await page.type('Zoë & Co.');
      await page.click(() => byRole('button', 'Greet'));
      await page.waitFor(() => deep('output')?.textContent, 'the greeting');

      assert.equal(await page.title(), 'Rig');
      assert.equal(await page.url(), `${origin}/`);
      assert.equal(await page.evaluate(() => visibleText()), 'A page Open a window Name Greet Hello Zoë & Co.');
      assert.deepEqual(await page.cspReports(), []);
      assert.deepEqual(await page.consoleErrors(), []);
    });

    it('works by keyboard alone', async () => {
      await page.goto(`${origin}/`);
      await page.focus(() => byRole('textbox', 'Name'));

      await page.type('x');
      await page.press('Tab');
      const forward = await page.evaluate(() => focused()?.textContent);
      await page.press('Space');
      await page.waitFor((name) => visibleText().endsWith(`Hello ${name}`), 'the greeting', 5_000, 'x');
      await page.press('Shift+Tab');
      const back = await page.evaluate(() => focused()?.localName);

      assert.equal(forward, 'Greet');
      assert.equal(back, 'input');
    });

    it('hands arguments in and awaited answers out', async () => {
      await page.goto(`${origin}/`);

      const answer = await page.evaluate(
        async (list, none) => ({ list, none: none ?? null }),
        ['a', "b'`\n"],
        undefined,
      );

      assert.deepEqual(answer, { list: ['a', "b'`\n"], none: null });
      assert.equal(await page.evaluate(() => undefined), undefined);
      await assert.rejects(
        page.evaluate(() => Promise.reject(new Error('on purpose'))),
        /on purpose/,
      );
    });

    it('says what it waited for in vain', async () => {
      await page.goto(`${origin}/`);

      await assert.rejects(
        page.waitFor(() => deep('table'), 'a table of events', 200),
        /a table of events/,
      );
    });

    it('follows a window that the page opens until it closes itself', async () => {
      await page.goto(`${origin}/`);

      await page.click(() => byRole('button', 'Open a window'));
      const popup = await page.waitForPopup();
      await popup.waitFor(() => byRole('button', 'Close'), 'the close button');
      const title = await popup.title();
      await popup.click(() => byRole('button', 'Close'));
      await popup.waitForClosed();
      await page.bringToFront();

      assert.equal(title, 'Popup');
      assert.equal(await page.title(), 'Rig');
    });

    it('reports breaches of the policy', async () => {
      await page.goto(`${origin}/breach`);

      await page.evaluate(() => {
        const image = document.createElement('img');
        image.src = '/picture.png';
        document.body.append(image);
      });
      const report = await until(
        async () => (await page.cspReports()).find((text) => text.startsWith('img-src')),
        'the report of the picture',
        5_000,
      );

      assert.equal(report, `img-src: ${origin}/picture.png`);
      assert.equal(await page.title(), 'Breach');
    });

    // WebKit has no way to put a script in before the page's own ones.
    if (engine.name !== 'webkit') {
      it('reports breaches from before any script', async () => {
        await page.goto(`${origin}/breach`);

        const report = await until(async () => (await page.cspReports())[0], 'a report', 5_000);

        assert.equal(report, 'script-src-elem: inline');
      });
    }

    it('collects console errors and uncaught errors', async () => {
      await page.goto(`${origin}/errors`);

      const errors = await until(
        async () => ((await page.consoleErrors()).length >= 2 ? await page.consoleErrors() : null),
        'two errors',
        5_000,
      );

      assert.match(errors.join('\n'), /said twice/);
      assert.match(errors.join('\n'), /thrown on purpose/);
    });

    it('gives each page a cookie jar of its own', async () => {
      await page.goto(`${origin}/`);
      await page.goto(`${origin}/`);
      const other = await browser.newPage();
      await other.goto(`${origin}/`);

      const cookies = [await page.evaluate(() => document.cookie), await other.evaluate(() => document.cookie)];
      await other.close();

      assert.deepEqual(cookies, ['visits=2', 'visits=1']);
    });

    it('sets the viewport and takes a picture of it', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'rig-'));
      await page.goto(`${origin}/`);

      await page.setViewport(640, 480);
      await page.screenshot(join(folder, 'page.png'));
      const picture = await readFile(join(folder, 'page.png'));
      await rm(folder, { recursive: true });

      assert.deepEqual(await page.evaluate(() => [innerWidth, innerHeight]), [640, 480]);
      assert.deepEqual([picture.readUInt32BE(16), picture.readUInt32BE(20)], [640, 480]);
    });
  });
}
