import { assert } from 'chai';
import { packageBuilder } from '../../src/client/resources/package-builder.ts';
import type { FdAttributionPanel } from '../../src/components/attribution-panel/attribution-panel.ts';
import { FdPackageChangeEvent } from '../../src/components/package-status/events.ts';
import { readyPanel, said, settled, text } from './attribution.ts';
import { button, clearStage, createStage, part, shownText, until, type Stage } from './stage.ts';

const MINUTE_MS = 60_000;
const NEW = /New result of \d+:\d\d/;
const panelOf = (id: string, more = ''): string =>
  `<fd-attribution-panel package-id="${id}" ${more}></fd-attribution-panel>`;
const waiting = (panel: FdAttributionPanel): string => part(panel, 'waiting')?.textContent.trim() ?? '';

/** Whoever comes back sees what is current within a second. */
const comeBack = (): boolean => document.dispatchEvent(new Event('visibilitychange'));

/** Some minutes pass at the API, and somebody comes back to the page. */
function pass(stage: Stage, minutes: number): void {
  stage.sandbox.clock.advance(minutes * MINUTE_MS);
  comeBack();
}

describe('<fd-attribution-panel> and a package that is built while it is shown', () => {
  afterEach(clearStage);

  for (const [locale, more, words] of [
    [
      'en',
      '',
      {
        building: 'The package is still being built; its evaluation comes after that.',
        soon: 'There is no evaluation yet. It may take a few minutes after the package is done.',
        came: NEW,
      },
    ],
    [
      'de',
      'read-only',
      {
        building: 'Das Paket wird noch erstellt; die Auswertung folgt danach.',
        soon: 'Es gibt noch keine Auswertung. Ist das Paket fertig, kann sie noch einige Minuten dauern.',
        came: /Neues Ergebnis von \d+:\d\d/,
      },
    ],
  ] as const) {
    it(`says where it stands and shows its result by itself, in ${locale} ${more}`, async () => {
      const stage = await createStage();
      const panel = await readyPanel(stage, panelOf('pkg_building', more), { locale });
      await until(() => waiting(panel) === words.building, 'that it is being built');
      assert.notMatch(shownText(panel), /no evaluation|keine Auswertung/);

      pass(stage, 7);
      await text(panel, words.soon);
      assert.equal(waiting(panel), '');
      if (more) assert.notMatch(shownText(panel), /speicher|Erneut nachsehen/i);

      pass(stage, 3);
      await until(() => words.came.test(said(panel)), 'the announcement');
      assert.match(waiting(panel), words.came);
      assert.isTrue(Boolean(part(panel, 'table')));
      await settled(stage, panel);
    });
  }

  it('does not repeat a look at the package that fails: the next look is the one after', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, panelOf('pkg_building'));
    await until(() => /still being built/.test(waiting(panel)), 'that it is being built');
    await settled(stage, panel);
    const end = stage.answer(/packages\/pkg_building$/, 503, { message: 'error.internal.unspecified' });
    const before = stage.calls.length;

    comeBack();
    await until(() => stage.calls.length > before, 'another look');
    await new Promise((resolve) => setTimeout(resolve, 1_500));

    const looks = stage.calls.slice(before).filter((call) => /pkg_building /.test(call));
    assert.lengthOf(looks, 1, String(looks));
    end();
  });

  it('drops what is no longer so when the package is built again beside it, and shows the new result', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, panelOf('pkg_expired'));
    const seen: string[] = [];
    panel.addEventListener('fd-evaluation-change', ({ change }) => seen.push(change));
    await until(() => part(panel, 'table'), 'the result of before');
    const { client } = stage;
    await packageBuilder(client.as('partner-id-acme' as never)).regenerate('pkg_expired');
    panel.parentElement!.dispatchEvent(new FdPackageChangeEvent('pkg_expired', 'INITIALIZING', 'EXPIRED'));

    await text(panel, 'The package is still being built');
    await until(() => !part(panel, 'table'), 'no result meanwhile');
    assert.deepEqual(seen, [], 'that there is none is no result');
    pass(stage, 19);
    await until(() => NEW.test(said(panel)), 'the announcement');
    assert.deepEqual(seen, ['result']);
    await settled(stage, panel);
  });

  it('notices by a result that is gone that the package is being built again elsewhere', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, panelOf('pkg_expired'));
    await packageBuilder(stage.client.as('partner-id-acme' as never)).regenerate('pkg_expired');

    await panel.refresh();

    await text(panel, 'The package is still being built');
    await settled(stage, panel);
  });

  it('has no result to promise for a package that has failed', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, panelOf('pkg_failed'));
    await text(panel, 'There is no evaluation.');
    assert.notInclude(shownText(panel), 'yet');
    assert.isNotNull(button(panel, /Look again/));
  });

  it('waits for what was saved during the build from when the build is done', async () => {
    const stage = await createStage();
    const panel = await readyPanel(stage, panelOf('pkg_building'));
    const { now } = Date;
    try {
      button(panel, /Change settings/)!.click();
      (await until(() => button(panel, /Save and evaluate anew/), 'the form')).click();
      await until(() => stage.calls.some((call) => call.startsWith('PUT')), 'the save');
      await settled(stage, panel);
      assert.match(waiting(panel), /still being built/);
      Date.now = () => now() + 11 * MINUTE_MS;
      pass(stage, 7);
      await text(panel, /New evaluation asked for at \d+:\d\d.+There is no result yet\./);
    } finally {
      Date.now = now;
    }
  });

  it('speaks of nothing that it does not know where the page has given an empty result', async () => {
    const panel = document.createElement('fd-attribution-panel');
    panel.locale = 'en';
    panel.evaluation = [];
    document.body.append(panel);
    await text(panel, 'There is no evaluation.');
    assert.isNull(button(panel, /Look again/));
    assert.notMatch(shownText(panel), /settings|Last looked/);
  });
});
