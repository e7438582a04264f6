import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { serveExamples, type ServedExamples } from '../../examples/server.ts';
import { gatewayFromEnv } from '../../src/gateway/env.ts';
import { serveFixtures, type ServedFixtures } from '../fixtures/server.ts';
import { openBrowsers, type E2eBrowser } from '../rig/browser.ts';
import { deep, visibleText } from '../rig/in-page.ts';
import { keptLogs } from '../rig/logs.ts';

for (const engine of openBrowsers().filter(({ name }) => name === 'chromium')) {
  describe('the gateway before another API than the sandbox', () => {
    let api: ServedFixtures;
    let examples: ServedExamples;
    let browser: E2eBrowser;

    before(async () => {
      api = await serveFixtures();
      const { config } = await gatewayFromEnv({
        FD_BASE_URL: `${api.url}/api/v3`,
        FD_PUBLIC_URL: 'http://localhost:4000',
        FD_SECRET: 'a-secret-that-is-long-enough-for-a-test',
      });
      [examples, browser] = await Promise.all([
        serveExamples({ gateway: { ...config, ...keptLogs() } }),
        engine.launch(),
      ]);
    });
    after(async () => {
      await Promise.all([browser.close(), examples.close(), api.close()]);
    });

    it("shows the documentation's own example event", async () => {
      const page = await browser.newPage();
      await page.goto(`${examples.url}/cms/`);
      const status = await page.evaluate(async () => {
        const response = await fetch('/fd/session', {
          method: 'POST',
          headers: { 'X-FD-Request': '1', 'content-type': 'application/json' },
          body: JSON.stringify({ username: 'anna@acme.example', password: 'any' }),
        });
        return response.status;
      });
      assert.equal(status, 200);
      await page.goto(`${examples.url}/cms/`);
      await page.evaluate(() => {
        document.querySelector('fd-event-card')?.setAttribute('event-id', 'evt_abc123');
        document.querySelector('fd-provider')?.setAttribute('partner-id', 'partner-id-acme');
      });

      await page.waitFor(() => /Run 42/.test(visibleText(deep('fd-event-card') as Node)), 'the clusters of the card');

      const card = await page.evaluate(() => visibleText(deep('fd-event-card') as Node));
      for (const text of ['Concert at Olympiahalle', '12,000', '78%', '65%', 'Family outings, Munich area', '83%']) {
        assert.ok(card.includes(text), `${text} in: ${card}`);
      }
      const asked = api.requests.filter(({ path }) => path.includes('evt_abc123'));
      assert.ok(asked.length >= 4);
      for (const { partner } of asked) assert.equal(partner, 'partner-id-acme');
    });
  });
}
