import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, beforeEach, afterEach, describe, it } from 'node:test';
import { openStand, type Stand } from '../e2e/stand.ts';
import { everyFetch, everyForm, everyResource, sessionHere, signInHere } from './hostile-page.ts';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';

type OpenStand = Awaited<ReturnType<typeof openStand>>;

/** An empty page on another origin that forbids itself nothing. */
async function evilSite(): Promise<{ port: number; close: () => Promise<void> }> {
  const server = createServer((_incoming, outgoing) => {
    outgoing.setHeader('content-type', 'text/html; charset=utf-8');
    outgoing.end('<!doctype html><title>evil</title><body></body>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

for (const engine of openBrowsers().filter(({ name }) => name === 'chromium')) {
  describe(`a hostile page in ${engine.name}`, () => {
    let stand: OpenStand;
    let browser: E2eBrowser;
    let evil: Awaited<ReturnType<typeof evilSite>>;
    let page: E2ePage;
    let victim: Stand['url'];

    before(async () => {
      [stand, browser, evil] = await Promise.all([openStand(), engine.launch(), evilSite()]);
      victim = stand.url;
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close(), evil.close()]);
    });
    beforeEach(async () => {
      page = await browser.newPage();
      await page.goto(`${victim}/icon.svg`);
      assert.equal(await page.evaluate(signInHere), 200);
      assert.equal(await page.evaluate(sessionHere), 'signed-in both@acme.example null');
    });
    afterEach(() => page.close());

    /** The API's log before and after, and the session on a page of our own. */
    async function isUntouched(attack: () => Promise<void>): Promise<void> {
      const asked = stand.sandbox.requests.length;
      await attack();
      await new Promise((resolve) => setTimeout(resolve, 300));
      assert.deepEqual(stand.sandbox.requests.slice(asked), []);
      await page.goto(`${victim}/icon.svg`);
      assert.equal(await page.evaluate(sessionHere), 'signed-in both@acme.example null');
    }

    // To a browser the second is the same site, so that it sends even a SameSite=Strict cookie.
    for (const [what, host] of [
      ['of another site', '127.0.0.1'],
      ['of the same site and another port', 'localhost'],
    ] as const) {
      it(`${what} changes and reads nothing with fetch and beacons`, () =>
        isUntouched(async () => {
          await page.goto(`http://${host}:${evil.port}/`);
          assert.deepEqual(await page.evaluate(everyFetch, victim), []);
        }));

      it(`${what} changes nothing with forms, and frames nothing`, () =>
        isUntouched(async () => {
          await page.goto(`http://${host}:${evil.port}/`);
          assert.deepEqual(await page.evaluate(everyForm, victim), []);
          // A frame of another origin shows its parent nothing, but the browser says that it drew none.
          assert.match((await page.consoleErrors()).join('\n'), /frame-ancestors|X-Frame-Options/i);
        }));

      it(`${what} loads nothing as a picture, script or style`, () =>
        isUntouched(async () => {
          await page.goto(`http://${host}:${evil.port}/`);
          const loaded = await page.evaluate(everyResource, victim);
          // CORP counts ports as one origin each.
          assert.deepEqual(loaded, []);
        }));

      it(`${what} has no hold on a window of the sign-in page that it opens`, () =>
        isUntouched(async () => {
          await page.goto(`http://${host}:${evil.port}/`);
          const popup = page.waitForPopup();
          await page.evaluate((url: string) => {
            (window as unknown as { opened: Window | null }).opened = window.open(`${url}/fd/sign-in`, 'victim');
          }, victim);
          const opened = await popup;
          await opened.waitFor(() => document.querySelector('fd-sign-in') !== null, 'the sign-in page');

          const isCut = await page.waitFor(
            () => (window as unknown as { opened: Window | null }).opened?.closed,
            'the window to be out of reach',
          );
          assert.equal(isCut, true);
          assert.equal(await opened.evaluate(() => window.opener === null), true);
          await opened.close();
        }));
    }

    it('of the same host that plants cookies for narrower paths displaces nothing', () =>
      isUntouched(async () => {
        // Cookies know no ports: to the browser these are the same host's, and go before the gateway's own.
        await page.goto(`http://localhost:${evil.port}/`);
        await page.evaluate(() => {
          const forged = `${'A'.repeat(43)}.${'B'.repeat(43)}`;
          for (const name of ['fd', '__Host-fd', 'fd-device', 'fd-wrote']) {
            for (const path of ['/fd', '/fd/session', '/fd/api']) document.cookie = `${name}=${forged}; path=${path}`;
          }
        });
        await page.goto(`http://localhost:${evil.port}/fd/session`);
        const planted = await page.evaluate(() => document.cookie.split('; ').length);
        assert.ok(planted >= 6, `the browser took ${planted} of them`);
      }));

    it('that sends the whole window there by form and by address gets a refusal in its place', () =>
      isUntouched(async () => {
        for (const [method, path] of [
          ['post', '/fd/session'],
          ['get', '/fd/session'],
          ['get', '/fd/api/v3/events/'],
        ] as const) {
          await page.goto(`http://127.0.0.1:${evil.port}/`);
          await page.evaluate(
            (action: string, how: string) => {
              const form = Object.assign(document.createElement('form'), { action, method: how });
              document.body.append(form);
              setTimeout(() => form.submit());
            },
            victim + path,
            method,
          );
          const shown = await page.waitFor(
            () => (location.pathname.startsWith('/fd/') ? document.body.textContent : null),
            'the answer',
          );
          assert.match(shown, /error\.gateway\.cross_site/);
        }
      }));
  });
}
