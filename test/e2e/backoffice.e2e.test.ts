import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { openBrowsers, type E2eBrowser, type E2ePage } from '../rig/browser.ts';
import { byRole, focused, visibleText } from '../rig/in-page.ts';
import { axeViolations } from '../rig/page-script.ts';
import { openStand, type Stand } from './stand.ts';

for (const engine of openBrowsers()) {
  describe(`the backoffice in ${engine.name}`, () => {
    let stand: Stand;
    let browser: E2eBrowser;
    let page: E2ePage;

    before(async () => {
      [stand, browser] = await Promise.all([openStand(), engine.launch()]);
    });
    after(async () => {
      await Promise.all([browser.close(), stand.close()]);
    });
    beforeEach(async () => {
      page = await browser.newPage();
      await page.setViewport(1280, 900);
    });
    afterEach(() => page.close());

    for (const variant of ['backoffice', 'backoffice-tt', 'backoffice-reset', 'backoffice-spy']) {
      it(`follows links without a new page at /${variant}/, and gives the heading the focus`, async () => {
        await page.goto(`${stand.url}/${variant}/`);
        await page.evaluate(markDocument);

        await page.click(eventLink, 0);
        await page.waitFor(eventData, 'the page of the event');
        const event = await page.evaluate(state);
        const data = (await page.evaluate(eventData)) ?? '';
        await page.click(() => byRole('link', 'Back to all events'));
        await page.waitFor(() => byRole('table'), 'the table');
        const list = await page.evaluate(state);

        assert.equal(event.path, `/${variant}/events/100231`);
        assert.equal(event.title, `${event.heading} · Ticket desk`);
        assert.equal((JSON.parse(data) as { name: string }).name, event.heading);
        assert.equal(event.focused, event.heading);
        assert.deepEqual([list.path, list.heading, list.focused], [`/${variant}/`, 'Events', 'Events']);
        assert.deepEqual([event.isSameDocument, list.isSameDocument], [true, true]);
        assert.deepEqual(await page.cspReports(), []);
        assert.deepEqual(await page.consoleErrors(), []);
      });
    }

    it('turns the pages of the table', async () => {
      await page.goto(`${stand.url}/backoffice/`);
      await page.evaluate(markDocument);

      const seen = [await page.evaluate(state)];
      for (const target of ['Next', '3', 'Previous']) {
        const { path } = seen.at(-1) as State;
        await page.click((name) => byRole('link', name), target);
        await page.waitFor((before) => location.pathname + location.search !== before, 'the next page', 5_000, path);
        seen.push(await page.evaluate(state));
      }

      assert.deepEqual(
        seen.map(({ path, current, firstNo, rows }) => [path, current, firstNo, rows]),
        [
          ['/backoffice/', '1', '100231', 20],
          ['/backoffice/?page=2', '2', '100251', 20],
          ['/backoffice/?page=3', '3', '100271', 20],
          ['/backoffice/?page=2', '2', '100251', 20],
        ],
      );
      assert.ok(seen.every(({ isSameDocument }) => isSameDocument));
    });

    it('goes back and forward through the history', async () => {
      await page.goto(`${stand.url}/backoffice/?page=2&lang=de`);
      await page.evaluate(markDocument);
      await page.click(eventLink, 3);
      await page.waitFor(eventData, 'the page of the event');
      const event = await page.evaluate(state);

      await page.evaluate(() => history.back());
      await page.waitFor(() => byRole('table'), 'the table');
      const list = await page.evaluate(state);
      await page.evaluate(() => history.forward());
      await page.waitFor(eventData, 'the page of the event again');
      const again = await page.evaluate(state);

      assert.deepEqual([list.path, list.title], ['/backoffice/?page=2&lang=de', 'Veranstaltungen · Ticket desk']);
      assert.deepEqual([list.firstNo, list.focused], ['100251', 'Veranstaltungen']);
      assert.deepEqual(again, event);
      assert.ok(again.isSameDocument);
    });

    it('keeps the page when the language changes, and the language from link to link', async () => {
      await page.goto(`${stand.url}/backoffice/`);
      await page.click(() => byRole('link', '2'));
      await page.waitFor(() => location.search === '?page=2', 'the second page');

      await page.click(() => byRole('link', 'Deutsch'));
      await page.waitFor(() => document.documentElement.lang === 'de' && byRole('table'), 'the page in German');
      const german = await page.evaluate(state);
      await page.click(eventLink, 0);
      await page.waitFor(eventData, 'the page of the event');

      assert.deepEqual([german.path, german.current], ['/backoffice/?page=2&lang=de', '2']);
      assert.equal(await page.url(), `${stand.url}/backoffice/events/100251?lang=de`);
    });

    for (const lang of ['en', 'de']) {
      for (const path of ['', 'events/100231', 'events/1']) {
        it(`has nothing for axe to find at /backoffice/${path} in ${lang}`, async () => {
          await page.goto(`${stand.url}/backoffice/${path}?lang=${lang}`);

          assert.deepEqual(await page.evaluate(axeViolations), []);
        });
      }
    }

    // The window of WebKit's driver does not become as narrow as a phone.
    const narrowest = engine.name === 'webkit' ? 500 : 320;
    it(`does not scroll sideways at ${narrowest} px, but for its table`, async () => {
      await page.setViewport(narrowest, 640);
      const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
      await page.goto(`${stand.url}/backoffice/`);
      const onList = await page.evaluate(overflow);
      await page.click(eventLink, 0);
      await page.waitFor(eventData, 'the page of the event');
      const onEvent = await page.evaluate(overflow);

      assert.deepEqual([onList, onEvent], [0, 0]);
    });

    it('is of plain pages that can be used when neither script nor style runs', async () => {
      await page.goto(`${stand.url}/backoffice-csp/`);
      await page.evaluate(markDocument);

      await page.click(eventLink, 0);
      await page.waitFor(eventData, 'the page of the event');
      const event = await page.evaluate(state);
      await page.click(() => byRole('link', 'Back to all events'));
      await page.waitFor(() => byRole('table'), 'the table');
      const list = await page.evaluate(state);

      assert.deepEqual([event.path, event.isSameDocument], ['/backoffice-csp/events/100231', false]);
      assert.deepEqual([list.path, list.rows], ['/backoffice-csp/', 20]);
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), '8px');
    });

    it('unsets everything where it is told to, under a bar that lies on top', async () => {
      await page.goto(`${stand.url}/backoffice-reset/events/100231`);

      const unset = await page.evaluate(() => {
        const { fontSize } = getComputedStyle(document.documentElement);
        const host = document.body.appendChild(document.createElement('fd-host'));
        const { display } = getComputedStyle(host.appendChild(document.createElement('div')).appendChild(new Image()));
        return { fontSize, display, text: visibleText() };
      });
      await page.click(() => byRole('button', 'Fine'));

      assert.deepEqual([unset.fontSize, unset.display], ['10px', 'inline']);
      assert.doesNotMatch(unset.text, /schema\.org/);
      assert.equal(await page.evaluate(() => document.querySelector('.cookies')), null);
    });

    it('has a spy that learns whatever a page can learn', async () => {
      await page.goto(`${stand.url}/backoffice-spy/`);

      await page.evaluate(leak);
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
      const report = await page.evaluate(() => (Reflect.get(window, 'spy') as { report(): string }).report());

      assert.deepEqual(
        LEAKS.filter((name) => !report.includes(`leak-${name}`)),
        [],
      );
      assert.match(report, /window\.length: 1/);
    });
  });
}

const LEAKS =
  'added attribute setter closed open json array object global expando listener event message port storage element cookie history frame fetch'.split(
    ' ',
  );

type State = ReturnType<typeof state>;

/* The functions below run in the page. */

function markDocument(): void {
  Object.assign(document, { isMarked: true });
}

function eventLink(index: number): HTMLElement | null {
  return document.querySelectorAll<HTMLElement>('tbody th a')[index] ?? null;
}

function eventData(): string | null {
  return document.querySelector('script[type="application/ld+json"]')?.textContent ?? null;
}

function state() {
  return {
    path: location.pathname + location.search,
    title: document.title,
    heading: document.querySelector('h1')?.textContent,
    focused: focused()?.textContent,
    current: document.querySelector('.paging [aria-current]')?.textContent,
    firstNo: document.querySelector('tbody td')?.textContent,
    rows: document.querySelectorAll('tbody tr').length,
    isSameDocument: 'isMarked' in document,
  };
}

/** Gives a secret away in each of the ways that the spy listens to, and each in one way only. */
function leak(): void {
  const put = (text: string, parent: Node): Text => {
    const [node, range] = [new Text(text), document.createRange()];
    range.selectNodeContents(parent);
    range.insertNode(node);
    return node;
  };
  put('leak-added', document.body).remove();
  const added = document.body.appendChild(document.createElement('div'));
  added.dataset['secret'] = 'leak-attribute';
  document.createElement('div').title = 'leak-setter';
  put('leak-closed', document.createElement('div').attachShadow({ mode: 'closed' }));
  put('leak-open', added.attachShadow({ mode: 'open' }));
  JSON.parse('{ "secret": "leak-json" }');
  [{ deep: { secret: 'leak-array' } }].map((each) => each);
  const plain: Record<string, unknown> = {};
  plain['token'] = 'leak-object';
  Reflect.set(window, 'somethingNew', { secret: 'leak-global' });
  Reflect.set(added, 'expando', { secret: 'leak-expando' });
  added.addEventListener('leak-listener', () => undefined);
  added.dispatchEvent(new CustomEvent('some-event', { detail: { secret: 'leak-event' } }));
  window.postMessage({ secret: 'leak-message' }, location.origin);
  new MessageChannel().port1.postMessage({ secret: 'leak-port' });
  sessionStorage['secret'] = 'leak-storage';
  customElements.define('leak-element', class extends HTMLElement {});
  document.cookie = 'secret=leak-cookie';
  history.replaceState({ secret: 'leak-history' }, '');
  document.body.appendChild(document.createElement('iframe')).name = 'leak-frame';
  void fetch('/backoffice/backoffice.css#leak-fetch');
}
