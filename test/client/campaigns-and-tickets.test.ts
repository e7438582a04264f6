import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { isNewerThan, runsOf, statusesOf } from '../../src/model/campaigns.ts';
import { isFdError } from '../../src/model/errors/fd-error.ts';
import { ticketOf } from '../../src/model/tickets.ts';
import { startRecorder, type Recorder } from './recorder.ts';

const CAMPAIGNS = 'GET /events/evt_abc/campaigns';
const TICKETS = 'GET /events/evt_abc/tickets';

let recorder: Recorder;

beforeEach(async () => {
  recorder = await startRecorder();
});
afterEach(() => recorder.close());

describe('the campaigns of an event', () => {
  it('are asked for as the documents do, and those that cannot be read are left out and counted', async () => {
    const good = { eid: 'evt_abc', tc: 'family_outings_munich', tc_run_id: 42, status: 'RUNNING' };
    recorder.on(CAMPAIGNS, { json: { total: 60, items: [good, { status: 'RUNNING' }] } });

    const page = await recorder.api.campaigns.list('evt_abc');

    assert.match(recorder.calls.at(-1)?.url ?? '', /campaigns\?page=1&limit=50$/);
    assert.deepEqual([page.items, page.total, page.unreadable, page.nextPage], [[good], 60, 1, 2]);
  });

  for (const json of [{ items: [{}] }, { total: 3 }, 'no list', null] as const) {
    it(`are not none where ${JSON.stringify(json)} was answered`, async () => {
      recorder.on(CAMPAIGNS, { json });

      await assert.rejects(
        recorder.api.campaigns.list('evt_abc'),
        (thrown) => isFdError(thrown) && thrown.code === 'response-shape',
      );
    });
  }

  it('are counted by status and run', () => {
    const campaigns = [
      { tc: 'a', tc_run_id: 42, status: 'PAUSED' },
      { tc: 'b', tc_run_id: '43', status: 'RUNNING' },
      { tc: 'c', tc_run_id: 43, status: 'RUNNING' },
      { tc: 'd', status: null },
    ];

    assert.deepEqual(
      statusesOf(campaigns).map(({ name, count }) => `${count} ${name}`),
      ['2 RUNNING', '1 PAUSED', '1 '],
    );
    assert.deepEqual(
      runsOf(campaigns).map(({ name, count }) => `${count} ${name}`),
      ['2 43', '1 42'],
    );
  });

  for (const [newest, run, isNewer] of [
    [43, 42, true],
    [42, 42, false],
    ['42', 42, false],
    [42, '42', false],
    [null, 42, false],
    [undefined, 42, false],
    [43, null, false],
    [1, 42, true],
  ] as const) {
    it(`${isNewer ? 'have' : 'do not have'} a newer recommendation on run ${run} where the newest is ${newest}`, () => {
      assert.equal(isNewerThan(newest, [{ tc: 'a', tc_run_id: run }]), isNewer);
    });
  }
});

describe('the tickets of an event', () => {
  const price = { category: 'VIP', price: 120, capacity: 600, sold: 12 };

  for (const [form, row] of [
    ['the names of the ingest format', { ticket_category: 'VIP', sales_price: 120, capacity: 600, quantity: 12 }],
    ['plain names', { category: 'VIP', price: 120, capacity: 600, sold: 12 }],
    ['a type', { type: 'VIP', price: 120, capacity: 600, sold: 12, more: true }],
  ] as const) {
    for (const [place, wrap] of [
      ['bare', (rows: unknown) => rows],
      ['in items', (rows: unknown) => ({ total: 1, items: rows })],
      ['in tickets', (rows: unknown) => ({ tickets: rows })],
    ] as const) {
      it(`are read by ${form}, ${place}`, async () => {
        recorder.on(TICKETS, { json: wrap([row]) });

        assert.deepEqual((await recorder.api.tickets.list('evt_abc')).map(ticketOf), [price]);
      });
    }
  }

  it('have nothing where nothing is told', () => {
    assert.deepEqual(ticketOf({}), { category: null, price: null, capacity: null, sold: null });
  });
});
