import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { faultKinds } from '../../sandbox/faults/kinds.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { ask, cellsOf } from './packages-kit.ts';
import { signIn } from './support.ts';

const at = '/package_builder/packages';
const list = `${at}/{id}/{tc}/customer_list`;
const columns = 'customer_id,email,salutation,first_name,last_name,street,post_code,city,ad_opt_out'.split(',');
const parameters: Readonly<Record<string, string>> = {
  delay: ':1',
  status: ':503',
  'slow-body': ':1',
  json: ':{"a":1}',
  drop: ':half',
};

const expected: Readonly<Record<string, unknown>> = { status: 503, 'rate-limited': 429, drop: 'dropped' };

const sandbox = createSandbox();

describe('a fault before a customer list', () => {
  beforeEach(() => sandbox.faults.clear());

  /** The list of a package with few rows, parsed, with this fault. */
  async function spoilt(fault: string) {
    sandbox.faults.add(`GET ${list}=${fault}*1`);
    const path = `${at}/9001/comedy_regulars_zurich/customer_list`;
    const { status, headers, text } = await ask(sandbox, `GET ${path}`, undefined, 'fd123');
    assert.equal(status, 200);
    return { type: headers.get('content-type'), text, rows: cellsOf(text) };
  }

  test('leaves columns out, the same in every row', async () => {
    const whole = await spoilt('delay:0');
    const { rows } = await spoilt('missing-fields:email,city');

    const kept = columns.map((name, place) => ({ name, place })).filter(({ name }) => !/email|city/.test(name));
    assert.deepEqual(
      rows,
      whole.rows.map((row) => kept.map(({ place }) => row[place])),
    );
    assert.ok((await spoilt('missing-fields')).rows[0]!.length < 9);
  });

  test('empties cells, adds columns, and gives a column another name', async () => {
    const whole = await spoilt('delay:0');

    const empty = await spoilt('nulls:email');
    assert.deepEqual(
      empty.rows.slice(1),
      whole.rows.slice(1).map((row) => row.with(1, '')),
    );
    const more = await spoilt('unknown-fields');
    assert.deepEqual(more.rows[0], ['sandbox_new_text', ...columns, 'sandbox_new_list', 'sandbox_new_object']);
    assert.deepEqual(
      more.rows.map((row) => row.slice(1, 10)),
      whole.rows,
    );
    const renamed = await spoilt('drift:renamed');
    assert.equal(renamed.rows[0]?.filter((name) => name.endsWith('_v2')).length, 1);
    assert.deepEqual(renamed.rows.slice(1), whole.rows.slice(1));
  });

  test('changes nothing where there is nothing to drift, and answers JSON where it is asked for', async () => {
    const whole = await spoilt('delay:0');

    for (const how of ['number-as-text', 'text-as-number', 'object-for-array', 'unknown-value']) {
      assert.equal((await spoilt(`drift:${how}`)).text, whole.text, how);
    }
    const json = await spoilt('json:{"a":1}');
    assert.deepEqual([json.type, json.text], ['application/json', '{"a":1}']);
  });
});

describe('every kind of fault', () => {
  for (const call of [
    `GET ${at}/`,
    `GET ${at}/pkg_555`,
    `GET ${at}/pkg_555/family_outings_munich/customer_list`,
    `GET ${at}/pkg_555/backhaul_evaluation`,
    'GET /campaign_results/?eid=evt_abc&partner_id=partner-id-acme',
    'DELETE /campaign_results/?id=',
    'GET /daily_revenue_summary/?event_id=evt_abc',
    'PUT /partners/attribution_model?model=META',
    'GET /nlq/ids_from_nl_description?description=vip',
  ]) {
    test(`works on ${call.split('?')[0]}`, async () => {
      for (const kind of faultKinds) {
        sandbox.reset();
        const added = 'POST /campaign_results/?eid=evt_abc&partner_id=partner-id-acme&purchase=1&revenue=2';
        const id = call.startsWith('DELETE') ? String((await ask(sandbox, added)).body['id']) : '';
        const [method = '', path = ''] = (call + id).split(' ');
        const route = path.split('?')[0]!;
        sandbox.faults.add(`${method} ${route}=${kind}${parameters[kind] ?? ''}*1`);

        const { AccessToken } = await signIn(sandbox, 'ben@acme.example');
        const headers = { authorization: `Bearer ${AccessToken}` };
        const outcome = await sandbox
          .fetch(new Request(`http://sandbox.test/api/v3${path}`, { method, headers }))
          .then(async (answer) => (await answer.arrayBuffer(), answer.status))
          .catch((thrown: unknown) => (thrown instanceof TypeError ? 'dropped' : thrown));

        const usual = method === 'DELETE' && !['html', 'json'].includes(kind) ? 204 : 200;
        assert.equal(outcome, expected[kind] ?? usual, kind);
      }
    });
  }
});
