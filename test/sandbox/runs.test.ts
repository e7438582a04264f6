import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type Connection, type Envelope } from './support.ts';

interface Run {
  readonly tc_run_id: number | null;
  readonly clusters: readonly {
    tc: string;
    label: string;
    metric_pred: number;
    reach_estimate: number;
    size_share: number;
  }[];
}

const runOf = async ({ get }: Connection, event = 'evt_abc', query = ''): Promise<Run> =>
  (await get<Run>(`/events/${event}/clusters${query}`)).body;
const names = ({ clusters }: Run) => clusters.map(({ tc }) => tc);

describe('recommendation runs', () => {
  test('an event that changes gets a new run with another id; the old one stays as it was', async () => {
    const acme = await connect();
    const old = await runOf(acme);

    acme.sandbox.renewRun('evt_abc');

    assert.equal((await runOf(acme)).tc_run_id, 43);
    assert.deepEqual(await runOf(acme, 'evt_abc', '?tc_run_id=42'), old);
    assert.deepEqual(await runOf(acme, 'evt_abc', '?tc_run_id=43'), await runOf(acme));
    assert.deepEqual(acme.sandbox.runs(), [{ eventId: 'evt_abc', ids: [42, 43] }]);
  });

  test('a new run keeps most clusters with other figures, loses some and gains some, however often', async () => {
    const acme = await connect();
    for (const event of ['evt_abc', 'evt_flagged', 'evt_umlauts', 'evt_rtl']) {
      let before = await runOf(acme, event);
      for (let times = 0; times < 6; times++) {
        acme.sandbox.renewRun(event);
        const after = await runOf(acme, event);

        const kept = names(after).filter((tc) => names(before).includes(tc));
        assert.ok(kept.length > names(before).length / 2, `${event} keeps ${kept.length}`);
        assert.ok(kept.length < names(before).length && kept.length < names(after).length, event);
        assert.equal(new Set(names(after)).size, names(after).length);
        assert.ok(after.clusters.every(({ reach_estimate, metric_pred }) => reach_estimate > 0 && metric_pred < 1));
        assert.notDeepEqual(after.clusters[0], before.clusters[0]);
        before = after;
      }
    }
  });

  test('the same seed makes the same new run, and a reset forgets it', async () => {
    const [one, other] = [await connect(), await connect()];
    for (const { sandbox } of [one, other]) sandbox.renewRun('evt_abc');

    assert.deepEqual(await runOf(one), await runOf(other));
    one.sandbox.reset();
    assert.deepEqual(one.sandbox.runs(), []);
  });

  test('a run that is not there is a 404, also for the event of another partner', async () => {
    const acme = await connect();

    for (const query of ['?tc_run_id=41', '?tc_run_id=', '?tc_run_id=null']) {
      const { status, body } = await acme.get<Envelope>(`/events/evt_abc/clusters${query}`);
      assert.deepEqual([status, body.message], [404, 'error.tc_run.not_found'], query);
    }
    assert.equal((await acme.get('/events/evt_xyz/clusters?tc_run_id=42')).status, 404);
  });

  test('an event without a run gets its first one; a product, and what is no event, none', async () => {
    const acme = await connect();

    acme.sandbox.renewRun('evt_no_sales');

    assert.ok((await runOf(acme, 'evt_no_sales')).clusters.length > 0);
    for (const id of ['evt_voucher', 'evt_nobody']) assert.throws(() => acme.sandbox.renewRun(id), RangeError);
    assert.deepEqual(await runOf(acme, 'evt_voucher'), { tc_run_id: null, clusters: [] });
  });

  test('figures and packages of before keep the run that they were built on', async () => {
    const acme = await connect();
    const paths = ['/events/evt_abc/statistics', '/package_builder/packages/pkg_555'];
    const before = await Promise.all(paths.map(async (path) => (await acme.get(path)).body));

    acme.sandbox.renewRun('evt_abc');

    assert.deepEqual(await Promise.all(paths.map(async (path) => (await acme.get(path)).body)), before);
  });
});
