import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startGateway } from './rig.ts';

for (const [accept, language] of [
  ['de-DE,de;q=0.9,en;q=0.8', 'de'],
  ['en-GB', 'en'],
  ['fr, en;q=0.2, de;q=0.4', 'de'],
  ['de;q=0, en;q=0.1', 'en'],
  ['', 'en'],
] as const) {
  test(`the sign-in page speaks ${language} to "${accept}", under a policy of its own`, async () => {
    const rig = await startGateway();

    const response = await fetch(`${rig.url}/fd/sign-in`, { headers: { 'accept-language': accept } });
    const html = await response.text();

    assert.ok(html.includes(`<html lang="${language}">`));
    assert.ok(
      html.includes('<fd-provider base="/fd"><fd-sign-in mode="form" can-remember></fd-sign-in></fd-provider>'),
    );
    assert.ok(!/<style|style=|<script(?![^>]* src=)/.test(html));
    assert.equal(
      response.headers.get('content-security-policy'),
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
    );
    assert.equal(response.headers.get('referrer-policy'), 'no-referrer');
    assert.equal(response.headers.get('cross-origin-opener-policy'), 'same-origin');
  });
}

for (const { what, path } of [
  { what: 'the sign-in page', path: '/sign-in' },
  { what: 'the page for a download that failed', path: '/download/partner-id-acme/pkg_555/night_owls/crm.csv' },
]) {
  test(`${what} names its icon, so that no browser asks for another, and its policy lets it in`, async () => {
    const rig = await startGateway({ publicUrl: 'http://localhost:4000/tools/' });

    const page = await rig.call(path, { headers: { accept: 'text/html' } });
    const href = /<link rel="icon" href="([^"]+)" type="image\/svg\+xml">/.exec(await page.text())?.[1];
    const icon = await fetch(`${rig.url}${href}`);

    assert.equal(href, '/tools/fd/icon.svg');
    assert.match(page.headers.get('content-security-policy') ?? '', /(?:^|; )img-src 'self'(?:;|$)/);
    assert.equal(icon.status, 200);
    assert.equal(icon.headers.get('content-type'), 'image/svg+xml');
    assert.equal(icon.headers.get('x-content-type-options'), 'nosniff');
    assert.match(await icon.text(), /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    assert.equal(rig.log.at(-1)?.route, '/icon.svg');
  });
}
