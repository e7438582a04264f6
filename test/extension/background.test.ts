import assert from 'node:assert/strict';
import { beforeEach, describe, it, mock } from 'node:test';
import type { PartnerId } from '../../src/model/ids.ts';
import { storage } from './platform.ts';

const { finishSwitchOn } = await import('../../src/extension/background/pages.ts');
const { dropFramesOf, grantOf, issueTicket, redeemTicket } = await import('../../src/extension/background/tickets.ts');
const { askedFor, sites } = await import('../../src/extension/state/sites.ts');

const SITE = 'https://tickets.example/*';
const grant = { email: 'anna@acme.example', partnerId: 'partner-id-acme' as PartnerId, tabId: 7, eventId: 'evt_abc' };

beforeEach(async () => {
  mock.timers.reset();
  await storage.session.clear();
  await storage.local.clear();
});

describe('a site that the user has agreed to while the dialog closed the popup', () => {
  it('is switched on by the background', async () => {
    await askedFor.update(() => ({ site: SITE, until: Date.now() + 1_000 }));
    await finishSwitchOn([SITE]);
    assert.deepEqual(await sites.read(), { [SITE]: { frame: 'open' } });
    assert.equal((await askedFor.read()).site, '');
  });

  it('is not switched on by a permission for something else, nor by one that comes much later', async () => {
    await askedFor.update(() => ({ site: SITE, until: Date.now() + 1_000 }));
    await finishSwitchOn(['https://api.example/*']);
    assert.deepEqual(await sites.read(), {});

    await askedFor.update(() => ({ site: SITE, until: Date.now() - 1 }));
    await finishSwitchOn([SITE]);
    assert.deepEqual(await sites.read(), {});
  });
});

describe('a ticket', () => {
  it('opens one frame in its own tab, once', async () => {
    const ticket = await issueTicket(grant);
    assert.deepEqual(await redeemTicket(ticket, 7, 'D1'), grant);
    assert.deepEqual(await grantOf('D1', 7), grant);
    assert.equal(await redeemTicket(ticket, 7, 'D2'), null);
    assert.equal(await redeemTicket(await issueTicket(grant), 8, 'D3'), null);
  });

  it('is answered again to the frame that a killed background could not answer', async () => {
    const ticket = await issueTicket(grant);
    await redeemTicket(ticket, 7, 'D1');
    assert.deepEqual(await redeemTicket(ticket, 7, 'D1'), grant);
  });

  it('is good for half a minute', async () => {
    mock.timers.enable({ apis: ['Date'], now: 1_000_000 });
    const [early, late] = [await issueTicket(grant), await issueTicket(grant)];
    mock.timers.setTime(1_029_999);
    assert.deepEqual(await redeemTicket(early, 7, 'D1'), grant);
    mock.timers.setTime(1_030_000);
    assert.equal(await redeemTicket(late, 7, 'D2'), null);
  });

  it('leaves nothing behind when its tab is closed', async () => {
    await redeemTicket(await issueTicket(grant), 7, 'D1');
    await dropFramesOf(8);
    assert.deepEqual(await grantOf('D1', 7), grant);
    await dropFramesOf(7);
    assert.equal(await grantOf('D1', 7), null);
  });
});
