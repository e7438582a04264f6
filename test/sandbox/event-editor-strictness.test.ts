import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withEditor } from './event-editor-kit.ts';
import type { Envelope } from './support.ts';

const CALL = 'PUT /cr/api/events/evt_abc?event_type=fdlive';

describe('saving an event', () => {
  for (const [query, status, code, field] of [
    ['', 400, 'REQUIRED', 'event_type'],
    ['event_type=', 400, 'REQUIRED', 'event_type'],
    ['event_type=live', 400, 'INVALID_CHOICE', 'event_type'],
    ['event_type=prisma', 422, 'MISMATCH', 'event_type'],
    ['event_type=fdlive&partner_product=PRISMA', 422, 'MISMATCH', 'partner_product'],
    ['event_type=fdlive&partner_product=', 422, 'MISMATCH', 'partner_product'],
    ['event_type=fdlive&itc_retry=yes', 400, 'INVALID_BOOLEAN', 'itc_retry'],
    ['event_type[]=fdlive', 400, 'ARRAY_STYLE', 'event_type[]'],
  ] as const) {
    test(`refuses the query "${query}"`, () =>
      withEditor(async ({ ask, raw, run }) => {
        const body = { ...(await raw()), title: 'Open air' };

        const answer = await ask<Envelope>(`PUT /cr/api/events/evt_abc?${query}`, { body });

        assert.equal(answer.status, status);
        assert.deepEqual(answer.body.validation_errors, [{ code, field }]);
        assert.deepEqual([(await raw()).title, (await run()).tc_run_id], ['Concert at Olympiahalle', 42]);
      }));
  }

  for (const [change, status, code, field] of [
    [{ title: undefined }, 400, 'REQUIRED', 'title'],
    [{ title: ' ' }, 400, 'REQUIRED', 'title'],
    [{ title: 7 }, 400, 'INVALID_TEXT', 'title'],
    [{ name: 'Open air' }, 422, 'MISMATCH', 'name'],
    [{ description: undefined }, 400, 'REQUIRED', 'description'],
    [{ description: [] }, 400, 'INVALID_TEXT', 'description'],
    [{ start_date_time: null }, 400, 'REQUIRED', 'start_date_time'],
    [{ start_date_time: '2026-06-12' }, 400, 'INVALID_DATE', 'start_date_time'],
    [{ start_date_time: '2026-02-30T18:30:00Z' }, 400, 'INVALID_DATE', 'start_date_time'],
    [{ start_date_time: '2026-06-12T25:30:00Z' }, 400, 'INVALID_DATE', 'start_date_time'],
    [{ start_date_time: '2026-06-12T18:30:00+02:00' }, 400, 'INVALID_DATE', 'start_date_time'],
    [{ city: '' }, 400, 'REQUIRED', 'city'],
    [{ venue_name: null }, 400, 'REQUIRED', 'venue_name'],
    [{ hall_name: undefined }, 400, 'REQUIRED', 'hall_name'],
    [{ capacity: '12000' }, 400, 'INVALID_NUMBER', 'capacity'],
    [{ capacity: 0 }, 400, 'INVALID_NUMBER', 'capacity'],
    [{ capacity: 1.5 }, 400, 'INVALID_NUMBER', 'capacity'],
    [{ category: undefined }, 400, 'REQUIRED', 'category'],
    [{ category: 'product' }, 422, 'MISMATCH', 'category'],
    [{ special_ad_category: undefined }, 400, 'REQUIRED', 'special_ad_category'],
    [{ lineups_raw: undefined }, 400, 'REQUIRED', 'lineups_raw'],
    [{ lineups_raw: 'The Encores' }, 400, 'INVALID_LIST', 'lineups_raw'],
    [{ id: 'evt_abd' }, 422, 'MISMATCH', 'id'],
  ] as const) {
    test(`refuses ${JSON.stringify(change, (_name, value: unknown) => value ?? null)}, and changes nothing`, () =>
      withEditor(async ({ ask, raw, run }) => {
        const before = await raw();

        const answer = await ask<Envelope>(CALL, { body: { ...before, capacity: 100, ...change } });

        assert.equal(answer.status, status);
        assert.deepEqual(answer.body.validation_errors, [{ code, field }]);
        assert.equal(answer.body.message, 'error.request.invalid');
        assert.deepEqual([await raw(), (await run()).tc_run_id], [before, 42]);
      }));
  }

  for (const body of ['', '{', '{"title":', '[]', 'null', '"Open air"', '<event/>']) {
    test(`refuses the body ${body || 'that is not there'}`, () =>
      withEditor(async ({ ask, run }) => {
        const answer = await ask<Envelope>(CALL, { body });

        assert.equal(answer.status, 400);
        assert.deepEqual(answer.body.validation_errors, [{ code: 'INVALID_JSON' }]);
        assert.equal((await run()).tc_run_id, 42);
      }));
  }

  for (const { what, path, partner, token, status, message } of [
    { what: 'an unknown event', path: 'evt_nobody', status: 404, message: 'error.event.not_found' },
    { what: "another partner's event", path: 'evt_xyz', status: 404, message: 'error.event.not_found' },
    { what: "one's own as another partner", partner: 'partner-id-beta', status: 404, message: 'error.event.not_found' },
    { what: "somebody else's partner", partner: 'fd123', status: 403, message: 'error.auth.not_authorized' },
    { what: 'no token', token: null, status: 401, message: 'error.auth.token_invalid' },
    { what: 'a wrong token', token: 'nobody', status: 401, message: 'error.auth.token_invalid' },
  ]) {
    test(`is a ${status} for ${what}, as is the raw payload, whatever the body`, () =>
      withEditor(async ({ sandbox, ask, raw }) => {
        const asked = { ...(partner && { partner }), ...(token !== undefined && { token }) };
        const calls = [
          { call: 'GET /cr/api/events/evt_abc' },
          { call: CALL, body: { ...(await raw()), title: 'Open air' } },
          { call: CALL, body: '{' },
        ];

        for (const { call, body } of calls) {
          const answer = await ask<Envelope>(call.replace('evt_abc', path ?? 'evt_abc'), {
            ...asked,
            ...(body !== undefined && { body }),
          });
          assert.deepEqual([answer.status, answer.body.message], [status, message], call);
        }
        assert.deepEqual(sandbox.runs(), []);
        assert.equal((await raw()).title, 'Concert at Olympiahalle');
      }));
  }

  test('counts as a write of the partner', () =>
    withEditor(
      async ({ ask, raw }) => {
        const body = await raw();
        const statuses = new Set<number>();
        for (let times = 0; times < 121; times++) statuses.add((await ask(CALL, { body })).status);

        assert.deepEqual([...statuses], [204, 429]);
      },
      { rateLimits: true },
    ));

  test('is spoilt by a fault that names it with its base, and then changes nothing', () =>
    withEditor(async ({ sandbox, raw, run, save }) => {
      sandbox.faults.add({ kind: 'status', status: 503, method: 'PUT', path: '/cr/api/events/{eid}', count: 1 });

      assert.equal(await save({ title: 'Open air' }), 503);
      assert.deepEqual([(await raw()).title, (await run()).tc_run_id], ['Concert at Olympiahalle', 42]);
      assert.equal(await save({ title: 'Open air' }), 204);
    }));
});
