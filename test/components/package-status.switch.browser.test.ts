import { assert } from 'chai';
import type { FdPackageStatus } from '../../src/components/package-status/package-status.ts';
import type { FdProvider } from '../../src/components/provider/provider.ts';
import { messages as more } from '../../src/i18n/packages/more-en.ts';
import { packageBody, pause, press, readyPackage } from './package-status.ts';
import { clearStage, createStage, inState, part, shownText, until, type Stage } from './stage.ts';

/** A package that somebody has chosen from the list; and every package that is about to be shown from then on. */
async function chosen(attributes = ''): Promise<{ stage: Stage; element: FdPackageStatus; told: string[] }> {
  const stage = await createStage();
  const element = await readyPackage(stage, attributes);
  const told: string[] = [];
  element.addEventListener('fd-package-choose', (event) => {
    told.push(event.packageId);
    if (!event.packageId) event.preventDefault();
  });
  await press(element, /Munich shows Q3/);
  await until(() => part(element, 'lists'), 'the package');
  return { stage, element, told };
}

const toBeta = (element: Element): void =>
  void (element.closest<FdProvider>('fd-provider')!.partnerId = 'partner-id-beta');

describe('a package that was chosen', () => {
  afterEach(clearStage);

  it('is not asked for as the next partner, whose packages are listed', async () => {
    const { stage, element, told } = await chosen();
    const from = stage.calls.length;

    toBeta(element);

    await until(() => shownText(element).includes('Festkonzert: Stammgäste'), 'the other list');
    assert.deepEqual(
      stage.calls.slice(from).filter((call) => call.includes('pkg_555')),
      [],
    );
    assert.equal(element.packageId, '');
    assert.deepEqual(told, ['pkg_555', ''], 'whoever follows is told, and cannot keep it');
  });

  it('is not shown for the next event', async () => {
    const { element, told } = await chosen('event-id="evt_abc"');

    element.eventId = 'evt_voucher';

    await until(() => shownText(element).includes('Voucher buyers'), 'the other list');
    assert.isFalse(Boolean(part(element, 'package')));
    assert.deepEqual(told, ['pkg_555', '']);
  });

  it('stays over the end of a session, for the same partner', async () => {
    const { stage, element } = await chosen();

    await stage.client.signOut();
    await inState(element, 'empty');
    await stage.client.signIn({ username: 'both@acme.example', password: 'sandbox' });
    element.closest<FdProvider>('fd-provider')!.partnerId = 'partner-id-acme';

    await until(() => part(element, 'lists'), 'the package');
    assert.equal(element.packageId, 'pkg_555');
  });

  it('is not asked for as the next user of the same partner', async () => {
    const { stage, element } = await chosen();
    await stage.client.signOut();
    await inState(element, 'empty');
    const from = stage.calls.length;

    await stage.client.signIn({ username: 'many@acme.example', password: 'sandbox' });
    element.closest<FdProvider>('fd-provider')!.partnerId = 'partner-id-acme';

    await until(() => part(element, 'list'), 'the list');
    assert.deepEqual(
      stage.calls.slice(from).filter((call) => call.includes('pkg_555')),
      [],
    );
    assert.equal(element.packageId, '');
  });

  it('is the page’s own where the page has set it: it stays', async () => {
    const stage = await createStage();
    const element = await readyPackage(stage);

    toBeta(element);

    await inState(element, 'failed');
    assert.equal(element.packageId, 'pkg_555');
  });

  it('tells the next partner nothing of what was done as the last one', async () => {
    const stage = await createStage();
    const expired = packageBody({ id: 'pkg_9', status: 'EXPIRED' });
    stage.answer(/packages\/pkg_9$/, 200, expired);
    stage.answer(/regenerate$/, 200, expired);
    const element = await readyPackage(stage, 'package-id="pkg_9"');
    await press(element, /Regenerate/);
    await until(() => shownText(element).includes(more.regenerated), 'the word for it');
    await until(() => stage.inFlight() === 0, 'the end of all calls');

    toBeta(element);

    await until(() => stage.calls.some((call) => /pkg_9 partner-id-beta/.test(call)), 'the call as the other one');
    await until(() => stage.inFlight() === 0 && part(element, 'package'), 'the package');
    await pause();
    assert.notInclude(shownText(element), more.regenerated);
  });
});
