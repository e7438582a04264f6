import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { before, describe, test } from 'node:test';
import { createSandbox, type LedgerOrder, type Sandbox } from '../../sandbox/sandbox.ts';
import { built, cellsOf, idsIn, listOf, packageOf, purchasesIn, together } from './packages-kit.ts';
import { signIn } from './support.ts';

const columns = 'customer_id,email,salutation,first_name,last_name,street,post_code,city,ad_opt_out';
const large = { id: 'pkg_large', tc: 'family_outings_munich' };

describe('the customer list of 200,000 rows', () => {
  const sandbox = createSandbox();
  let csv: string;
  let rows: string[][];

  before(async () => {
    const answer = await listOf(sandbox, large.id, large.tc);
    assert.equal(answer.headers.get('content-type'), 'text/csv; charset=utf-8');
    assert.match(answer.headers.get('content-disposition') ?? '', /^attachment; filename="[\w.]+\.csv"$/);
    csv = answer.text;
    rows = cellsOf(csv);
  });

  test('has a row for each customer, each of them once, under the column names', () => {
    const [header, ...customers] = rows;

    assert.equal(header?.join(), columns);
    assert.equal(customers.length, 200_000);
    assert.ok(customers.every((row) => row.length === 9));
    assert.equal(new Set(customers.map(([id]) => id)).size, 200_000);
    assert.ok(customers.every(([id]) => /^1042:c\d{6}$/.test(id ?? '') && Number(id?.slice(6)) <= 250_000));
  });

  test('is byte-identical every time, and in every sandbox of the same seed', async () => {
    const hash = (text: string) => createHash('sha256').update(text).digest('hex');

    const again = await listOf(sandbox, large.id, large.tc);
    const elsewhere = await listOf(createSandbox(), large.id, large.tc);
    const otherSeed = await listOf(createSandbox({ seed: 2 }), large.id, large.tc);

    assert.deepEqual([hash(again.text), hash(elsewhere.text)], [hash(csv), hash(csv)]);
    assert.notEqual(hash(otherSeed.text), hash(csv));
  });

  test('holds about one cell in five hundred that a spreadsheet would take for something else', () => {
    const cells = rows.slice(1).flat();
    const odd = cells.filter((cell) => /^[=+\-@\t\r＝"]|[;\n]|^\s|^Ää/.test(cell));

    const oneIn = cells.length / odd.length;
    assert.ok(oneIn > 400 && oneIn < 625, `one in ${oneIn}`);
    for (const start of ['=HYPERLINK(', '+49 ', '-1', '@sum', '\t', '\r', '"=', 'two\r\n', 'semi;']) {
      assert.ok(
        odd.some((cell) => cell.startsWith(start)),
        JSON.stringify(start),
      );
    }
    assert.ok(cells.some((cell) => cell.length > 1_500));
    assert.ok(cells.some((cell) => /[äöüß]/.test(cell)));
    assert.ok(
      cells.filter((cell) => cell.includes('@') && !cell.startsWith('@')).every((cell) => cell.endsWith('.example')),
    );
  });

  test('comes in pieces, made as they are taken', async () => {
    const { AccessToken } = await signIn(sandbox, 'ben@acme.example');
    const headers = { authorization: `Bearer ${AccessToken}`, 'x-preferred-partner-id': 'partner-id-acme' };
    const path = `/api/v3/package_builder/packages/${large.id}/${large.tc}/customer_list`;

    const response = await sandbox.fetch(new Request(`http://sandbox.test${path}`, { headers }));
    const sizes: number[] = [];
    for await (const chunk of response.body!) {
      sizes.push(chunk.length);
      if (sizes.length === 10) break;
    }

    assert.ok(
      sizes.every((size) => size > 10_000 && size < 200_000),
      sizes.join(),
    );
  });
});

describe('the customers of a package', () => {
  let sandbox: Sandbox;
  let purchases: Map<string, LedgerOrder[]>;
  let unfiltered: ReadonlySet<string>;

  before(async () => {
    sandbox = createSandbox();
    purchases = purchasesIn(sandbox.ledger('partner-id-acme'));
    unfiltered = together((await built(sandbox)).lists);
  });

  /** Checks that a filter takes those out for whom `isOut` holds, and nobody else. */
  async function takesOut(filters: object, isOut: (orders: readonly LedgerOrder[]) => boolean): Promise<void> {
    const left = together((await built(sandbox, {}, filters)).lists);

    const expected = [...unfiltered].filter((id) => {
      const orders = purchases.get(id);
      return !orders || !isOut(orders);
    });
    assert.ok(expected.length < unfiltered.size && expected.length > 0);
    assert.deepEqual(left, new Set(expected));
  }

  test('are in one list at most', async () => {
    const { lists, pkg } = await built(sandbox, { targeting_mode: 'lookalike' });

    assert.equal(lists.length, 3);
    assert.equal(
      together(lists).size,
      pkg.content.reduce((sum, { customers }) => sum + customers, 0),
    );
  });

  test('are more in the wide mode, and fewer with more events', async () => {
    const size = async (more: object) => together((await built(sandbox, more)).lists).size;

    const [narrow, wide] = [await size({}), await size({ targeting_mode: 'lookalike' })];
    const one = await size({ event_ids: ['evt_abc'] });
    const six = await size({
      event_ids: ['evt_abc', 'evt_abd', 'evt_umlauts', 'evt_flagged', 'evt_rtl', 'evt_markup'],
    });

    assert.ok(wide > 2 * narrow, `${wide} and ${narrow}`);
    assert.ok(one > narrow && narrow > six, `${one}, ${narrow}, ${six}`);
  });

  test('buy what their cluster names more often than others do', () => {
    const share = (ids: Iterable<string>) => {
      const all = [...ids];
      const bought = all.filter((id) => purchases.get(id)?.some(({ event }) => event === 'evt_abc'));
      return bought.length / all.length;
    };
    const everybody = Array.from({ length: 250_000 }, (_, n) => `1042:c${String(n + 1).padStart(6, '0')}`);

    assert.ok(share(unfiltered) > 1.5 * share(everybody), `${share(unfiltered)} and ${share(everybody)}`);
  });

  test('are without those whose purchases are all before a day', () =>
    takesOut({ exclude_old_purchases_before: '2026-01-01' }, (orders) =>
      orders.every(({ day }) => day < '2026-01-01'),
    ));

  test('are without those whose purchases are all after a day', () =>
    takesOut({ exclude_recent_purchases_after: '2026-01-01' }, (orders) =>
      orders.every(({ day }) => day > '2026-01-01'),
    ));

  test('are without those who have bought in a category', () =>
    takesOut({ exclude_ticket_categories: ['VIP', 'subscription'] }, (orders) =>
      orders.some(({ category }) => category === 'VIP' || category === 'subscription'),
    ));

  test('are without those who pay more than most', async () => {
    const averageOf = (orders: readonly LedgerOrder[]) =>
      orders.reduce((sum, { revenue }) => sum + revenue, 0) / orders.reduce((sum, { tickets }) => sum + tickets, 0);
    const averages = [...purchases.values()].map(averageOf).sort((one, other) => one - other);
    const limit = averages[Math.ceil(averages.length * 0.8) - 1] ?? 0;

    await takesOut({ exclude_buying_behavior_above: 80 }, (orders) => averageOf(orders) > limit);
  });

  test('are without those who are named, and with those who are, whatever else is asked', async () => {
    const [out = '', kept = ''] = [...unfiltered].filter((id) =>
      purchases.get(id)?.every(({ day }) => day < '2026-01-01'),
    );
    const stranger = Array.from({ length: 250_000 }, (_, n) => `1042:c${String(n + 1).padStart(6, '0')}`).find(
      (id) => !unfiltered.has(id),
    );

    const { lists } = await built(
      sandbox,
      {},
      {
        exclude_old_purchases_before: '2026-01-01',
        excluded_customers: [out, '123:abc'],
        included_customers: [out, kept, stranger, '1042:c999999', 'nobody'],
      },
    );

    const left = together(lists);
    assert.deepEqual([left.has(out), left.has(kept), left.has(stranger ?? '')], [false, true, true]);
    assert.ok(!left.has('1042:c999999') && !left.has('nobody'));
  });

  test('stay the same while time goes on, until the package is regenerated', async () => {
    const { pkg } = await built(sandbox, {}, { exclude_recent_purchases_after: '2026-05-01' });
    const { tc = '', customers } = pkg.content[0] ?? {};
    const first = (await listOf(sandbox, pkg.id, tc)).text;

    sandbox.clock.advance(20 * 86_400_000);

    assert.equal((await listOf(sandbox, pkg.id, tc)).text, first);
    assert.equal((await packageOf(sandbox, pkg.id)).content[0]?.customers, customers);
    assert.equal(idsIn(first).size, customers);
    sandbox.reset();
  });
});
