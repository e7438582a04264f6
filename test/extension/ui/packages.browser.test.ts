import { assert } from 'chai';
import type { FdPackageStatus } from '../../../src/components/package-status/package-status.ts';
import { clearStage, until } from '../../components/stage.ts';
import { deep, listed, pageWith, stageHome, untilButton, visibleText, type HomeStage } from './stage.ts';

/** The side panel beside a page about one event, whose packages are listed. */
async function stagePackages(): Promise<HomeStage & { evaluated: () => string | null; shown: () => string }> {
  const stage = await stageHome({ layout: 'panel', page: pageWith(listed.slice(0, 1)) });
  await untilButton(stage.home, /Munich shows Q3/);
  return {
    ...stage,
    evaluated: () => deep(stage.home, 'fd-attribution-panel')!.getAttribute('package-id'),
    shown: () => deep<FdPackageStatus>(stage.home, 'fd-package-status')!.packageId,
  };
}

const press = async (root: Element, name: RegExp): Promise<void> => (await untilButton(root, name)).click();
const frames = async (count = 2): Promise<void> => {
  while (count--) await new Promise(requestAnimationFrame);
};

describe('the packages beside an event', () => {
  afterEach(clearStage);

  it('show what came of the one that is open, and of none after the way back', async () => {
    const { home, evaluated } = await stagePackages();
    assert.equal(evaluated(), '');

    await press(home, /Munich shows Q3/);
    const evaluation = () => deep(home, 'fd-attribution-panel')!.shadowRoot!.querySelector('[part~="backhaul"]');
    await until(evaluation, 'the evaluation');
    assert.equal(evaluated(), 'pkg_555');

    await press(home, /All packages/);

    await until(() => !evaluation(), 'nothing of the package that was closed');
    assert.equal(evaluated(), '');
    await untilButton(home, /Munich shows Q3/);
  });

  it('follow to a package that was made', async () => {
    const { home, evaluated, shown } = await stagePackages();
    await press(home, /Munich shows Q3/);
    await press(home, /Merge with others/);
    const others = (): HTMLInputElement | null | undefined =>
      deep(home, 'fd-package-status')?.shadowRoot?.querySelector('input[type="checkbox"]');
    (await until(others, 'another one')).click();

    await press(home, /^\s*Merge\s*$/);

    await until(() => shown() !== 'pkg_555' && evaluated() === shown(), 'the evaluation of the new one');
  });

  it('stay with what is shown where the page keeps it, whoever listens last', async () => {
    const { home, evaluated, shown } = await stagePackages();
    const keep = (event: Event): void => event.preventDefault();
    home.addEventListener('fd-package-choose', keep);

    await press(home, /Munich shows Q3/);
    await frames();
    assert.deepEqual([shown(), evaluated()], ['', '']);

    home.removeEventListener('fd-package-choose', keep);
    await press(home, /Munich shows Q3/);
    await until(() => evaluated() === 'pkg_555', 'the evaluation');
    home.addEventListener('fd-package-choose', keep);
    await press(home, /All packages/);
    await frames();
    assert.deepEqual([shown(), evaluated()], ['pkg_555', 'pkg_555']);
  });

  it('are those of the next partner after a switch, also where one was open', async () => {
    const { home, calls } = await stageHome({ page: pageWith([]) });
    await press(home, /Autumn in Berlin/);
    await until(() => deep(home, 'fd-attribution-panel'), 'the evaluation');
    const before = calls.length;

    home.closest('fd-provider')!.partnerId = 'partner-id-beta';

    await until(() => !deep(home, 'fd-attribution-panel'), 'nothing of the package');
    await until(() => deep(home, 'fd-package-status')?.matches(':state(empty)'), 'the other list');
    assert.deepEqual(
      calls.slice(before).filter((call) => call.includes('pkg_building')),
      [],
    );
  });

  it('leave the package of one event behind when the page turns to another', async () => {
    const { home, evaluated, shown } = await stagePackages();
    await press(home, /Munich shows Q3/);
    await until(() => evaluated() === 'pkg_555', 'the evaluation');

    home.page = pageWith(listed.slice(1, 2), { tabId: 8 });

    await until(() => deep(home, 'fd-event-card')?.getAttribute('event-id') === 'evt_abd', 'the other event');
    await until(() => shown() === '', 'the list');
    assert.equal(evaluated(), '');
    await until(() => !visibleText(home).includes('Customer lists'), 'nothing of the first');
  });
});
