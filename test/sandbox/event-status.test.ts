import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { connect, type Connection, type Envelope, type EventBody, type EventPage } from './support.ts';

const MAIN = '/api/v3/events/evt_abc/setup_frontend_status';
const CR = '/cr/api/events/last_updated_on_fe/evt_abc';

async function put({ sandbox, token }: Connection, path: string, body: unknown, partner = 'partner-id-acme') {
  const headers = {
    authorization: `Bearer ${token}`,
    'x-preferred-partner-id': partner,
    'content-type': 'application/json',
  };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await sandbox.fetch(
    new Request(`http://sandbox.test${path}`, { method: 'PUT', headers, body: text }),
  );
  const answer = await response.text();
  return { status: response.status, body: (answer ? JSON.parse(answer) : null) as Envelope | null };
}

async function halves(connection: Connection, frontend_status: string, status: string): Promise<EventBody> {
  assert.equal((await put(connection, MAIN, { frontend_status })).status, 204);
  assert.equal((await put(connection, CR, { status })).status, 204);
  return (await connection.get<EventBody>('/events/evt_abc')).body;
}

const idsOf = async ({ get }: Connection, path: string) =>
  (await get<EventPage>(path)).body.items.map(({ id }) => String(id));

describe("an event's status", () => {
  for (const [frontend, cr, status] of [
    ['FLAGGED', 'RUNNING', 'active'],
    ['DEFAULT', 'RUNNING', 'active'],
    ['HIDDEN', 'CANCELLED', 'archived'],
    ['HIDDEN', 'RUNNING', 'active'],
    ['DEFAULT', 'CANCELLED', 'cancelled'],
    ['FLAGGED', 'CANCELLED', 'cancelled'],
  ] as const) {
    test(`is ${status} after ${frontend} and ${cr}`, async () => {
      const connection = await connect();

      const event = await halves(connection, frontend, cr);

      assert.deepEqual([event.frontend_status, event.status], [frontend, status]);
    });
  }

  test('is told by the first half alone as soon as that is changed', async () => {
    const connection = await connect();

    await put(connection, MAIN, { frontend_status: 'FLAGGED' });

    assert.equal((await connection.get<EventBody>('/events/evt_abc')).body.frontend_status, 'FLAGGED');
  });

  test('is followed by every list', async () => {
    const connection = await connect();
    const list = '/events/?q=Concert%20at%20Olympiahalle';

    await halves(connection, 'FLAGGED', 'RUNNING');

    assert.ok((await idsOf(connection, '/events/flagged/')).includes('evt_abc'));
    assert.ok((await idsOf(connection, `${list}&frontend_status=FLAGGED`)).includes('evt_abc'));
    assert.equal((await idsOf(connection, `${list}&flagged_to_top=true`))[0], 'evt_abc');

    await halves(connection, 'HIDDEN', 'CANCELLED');

    assert.ok(!(await idsOf(connection, '/events/flagged/')).includes('evt_abc'));
    assert.ok(!(await idsOf(connection, list)).includes('evt_abc'));
    assert.ok((await idsOf(connection, `${list}&include_archived=true`)).includes('evt_abc'));
    assert.ok((await idsOf(connection, `${list}&status=archived`)).includes('evt_abc'));
    const series = await connection.get<EventPage>('/events/evt_abd/series?limit=1000');
    assert.equal(series.body.items[0]?.status, 'archived');
  });

  test('comes back when an archived event is restored, and a cancelled one stays cancelled when it is flagged', async () => {
    const connection = await connect();
    const restored = (path: string) => path.replace('evt_abc', 'evt_archived');
    const cancelled = (path: string) => path.replace('evt_abc', 'evt_cancelled');

    await put(connection, restored(MAIN), { frontend_status: 'DEFAULT' });
    await put(connection, restored(CR), { status: 'RUNNING' });
    await put(connection, cancelled(MAIN), { frontend_status: 'FLAGGED' });
    await put(connection, cancelled(CR), { status: 'RUNNING' });

    assert.equal((await connection.get<EventBody>('/events/evt_archived')).body.status, 'active');
    const { status, frontend_status } = (await connection.get<EventBody>('/events/evt_cancelled')).body;
    assert.deepEqual([status, frontend_status], ['cancelled', 'FLAGGED']);
  });

  test('is CANCELLED in the second generation where the event is cancelled and nothing else is said of it', async () => {
    const connection = await connect({ generation: 'dk2' });

    const event = await halves(connection, 'DEFAULT', 'CANCELLED');

    assert.equal(event.frontend_status, 'CANCELLED');
    assert.equal((await halves(connection, 'DEFAULT', 'RUNNING')).frontend_status, 'DEFAULT');
  });

  test('is as it was after a reset, and of one sandbox alone', async () => {
    const connection = await connect();
    const other = await connect();

    await halves(connection, 'HIDDEN', 'CANCELLED');

    assert.equal((await other.get<EventBody>('/events/evt_abc')).body.status, 'active');
    connection.sandbox.reset();
    const { sandbox } = connection;
    const again = await sandbox.fetch(
      new Request('http://sandbox.test/api/v3/auth', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'both@acme.example', password: 'sandbox' }),
      }),
    );
    const { AccessToken } = (await again.json()) as { AccessToken: string };
    const response = await sandbox.fetch(
      new Request('http://sandbox.test/api/v3/events/evt_abc', {
        headers: { authorization: `Bearer ${AccessToken}`, 'x-preferred-partner-id': 'partner-id-acme' },
      }),
    );
    assert.equal(((await response.json()) as EventBody).status, 'active');
  });

  for (const [path, body, code, field] of [
    [MAIN, { frontend_status: 'CANCELLED' }, 'INVALID_CHOICE', 'frontend_status'],
    [MAIN, { frontend_status: 'flagged' }, 'INVALID_CHOICE', 'frontend_status'],
    [MAIN, {}, 'REQUIRED', 'frontend_status'],
    [MAIN, { frontend_status: 'FLAGGED', status: 'RUNNING' }, 'UNKNOWN_FIELD', 'status'],
    [MAIN, '', 'INVALID_JSON', undefined],
    [CR, { status: 'active' }, 'INVALID_CHOICE', 'status'],
    [CR, { frontend_status: 'HIDDEN' }, 'UNKNOWN_FIELD', 'frontend_status'],
    [CR, '[]', 'INVALID_JSON', undefined],
  ] as const) {
    test(`refuses ${JSON.stringify(body)} on ${path}`, async () => {
      const answer = await put(await connect(), path, body);

      assert.equal(answer.status, 400);
      assert.deepEqual(answer.body?.validation_errors, [{ code, ...(field && { field }) }]);
    });
  }

  test("does not exist for another partner's event on either host", async () => {
    const connection = await connect();

    for (const path of [MAIN, CR]) {
      const answer = await put(connection, path, { status: 'RUNNING' }, 'partner-id-beta');
      assert.equal(answer.status, 404, path);
    }
  });
});

interface Campaigns {
  readonly total: number;
  readonly items: readonly { tc: string; tc_run_id: number; status: string; budget: number; audience_id: string }[];
}

describe("an event's campaigns", () => {
  const campaignsOf = async (eid: string) => (await (await connect()).get<Campaigns>(`/events/${eid}/campaigns`)).body;

  test('are the documented ones for the worked example', async () => {
    const { total, items } = await campaignsOf('evt_abc');

    assert.equal(total, items.length);
    assert.ok(items.every(({ tc_run_id, status }) => tc_run_id === 42 && status === 'RUNNING'));
    assert.deepEqual([items[0]?.tc, items[0]?.budget], ['family_outings_munich', 1_500]);
    assert.equal(items[0]?.audience_id, 'aud_777');
  });

  test('stay on the run that they were made on', async () => {
    const { get } = await connect();

    const { items } = await campaignsOf('evt_abd');

    const newest = (await get<{ tc_run_id: number }>('/events/evt_abd/clusters')).body.tc_run_id;
    assert.deepEqual([...new Set(items.map(({ tc_run_id }) => tc_run_id))], [41]);
    assert.equal(newest, 43);
  });

  for (const [eid, status] of [
    ['evt_paused', 'PAUSED'],
    ['evt_one_seat', 'COMPLETED'],
  ]) {
    test(`are ${status} for ${eid}`, async () => {
      const { items } = await campaignsOf(eid!);

      assert.ok(items.length > 0 && items.every((each) => each.status === status));
    });
  }

  test('are as many as the figures count', async () => {
    const { get } = await connect();

    for (const eid of ['evt_abc', 'evt_paused', 'evt_no_sales', 'evt_voucher']) {
      const { total } = (await get<Campaigns>(`/events/${eid}/campaigns`)).body;
      assert.equal(total, (await get<{ campaigns: number }>(`/events/${eid}/statistics`)).body.campaigns, eid);
    }
  });
});
