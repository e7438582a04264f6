import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { changesBetween } from '../../src/model/cluster-changes.ts';
import { expectedValueIn, generationOf, suggestionsIn } from '../../src/model/recommendations.ts';
import { fixture } from '../fixtures/server.ts';

const runs = fc
  .array(fc.record({ tc: fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__', ''), metric_pred: fc.float() }))
  .map((clusters) => ({ clusters }));
const namesOf = ({ clusters }: { clusters: readonly { tc: string }[] }) => [...new Set(clusters.map(({ tc }) => tc))];
const names = (clusters: readonly { tc: string }[]) => clusters.map(({ tc }) => tc);

describe('what changes between two runs', () => {
  it('puts every cluster of either run in exactly one place, in the order of its run', () => {
    fc.assert(
      fc.property(runs, runs, (shown, newest) => {
        const changes = changesBetween(shown, newest);

        const kept = changes.kept.map(({ shown: { tc } }) => tc);
        const isNew = (tc: string) => !namesOf(shown).includes(tc);
        const isGone = (tc: string) => !namesOf(newest).includes(tc);
        assert.deepEqual(names(changes.new), namesOf(newest).filter(isNew));
        assert.deepEqual(names(changes.gone), namesOf(shown).filter(isGone));
        assert.deepEqual(
          kept,
          namesOf(shown).filter((tc) => !isGone(tc)),
        );
        for (const { shown: before, newest: after } of changes.kept) {
          assert.equal(
            before,
            shown.clusters.find(({ tc }) => tc === before.tc),
          );
          assert.equal(
            after,
            newest.clusters.find(({ tc }) => tc === before.tc),
          );
        }
      }),
    );
  });

  it('is the same the other way round, with what is new and what is gone exchanged', () => {
    fc.assert(
      fc.property(runs, runs, (shown, newest) => {
        const there = changesBetween(shown, newest);
        const back = changesBetween(newest, shown);

        assert.deepEqual([there.new, there.gone], [back.gone, back.new]);
      }),
    );
  });

  it('is nothing between a run and itself', () => {
    fc.assert(
      fc.property(runs, (run) => {
        const { kept, new: added, gone } = changesBetween(run, run);

        assert.deepEqual([kept.length, added, gone], [namesOf(run).length, [], []]);
      }),
    );
  });
});

describe('suggested clusters', () => {
  it('are read from the documented payloads of both generations', async () => {
    const [dk1, dk2] = await Promise.all(
      ['suggested-tcs.dk1', 'suggested-tcs.dk2'].map(
        async (name) => suggestionsIn((await fixture(name)) as unknown[]).rows,
      ),
    );

    const tc = 'family_outings_munich';
    assert.deepEqual(dk1, [{ tc, tc_run_id: null, rank: 1, expected_tickets: 412, expected_revenue: 18_540 }]);
    assert.deepEqual(dk2, [{ tc, tc_run_id: '42', rank: 1, expected_tickets: null, expected_revenue: null }]);
  });

  it('come by rank, else by their order; figures as text are read, others are none', () => {
    const { rows, unreadable } = suggestionsIn([
      { tc: 'third', rank: 3 },
      { tc: 'first', rank: '1', expected_tickets: '412', expected_revenue: 'much' },
      { tc: 'second', tc_run_id: 42 },
      { tc: 7 },
    ]);

    assert.deepEqual(names(rows), ['first', 'third', 'second']);
    assert.deepEqual([rows[0]?.expected_tickets, rows[0]?.expected_revenue, rows[2]?.tc_run_id], [412, null, '42']);
    assert.equal(unreadable, 1);
  });
});

describe('the expected value', () => {
  const known = { expected_tickets: 412, expected_revenue: 18_540, expected_value: null };
  const said = (expected_value: string | number) => ({
    expected_tickets: null,
    expected_revenue: null,
    expected_value,
  });
  const table: [string, unknown, unknown][] = [
    ['numbers', { expected_tickets: 412, expected_revenue: 18_540 }, known],
    ['numbers as text', { expected_tickets: '412', expected_revenue: '18540' }, known],
    [
      'rows, of which the sums are meant',
      [
        { tc: 'a', expected_tickets: 400, expected_revenue: 18_000 },
        { tc: 'b', expected_tickets: 12, expected_revenue: 540 },
      ],
      known,
    ],
    ['a text', { expected_value: '~412 tickets, EUR 18,540' }, said('~412 tickets, EUR 18,540')],
    ['a number', { expected_value: 412 }, said(412)],
    ['an object inside', { expected_value: { expected_tickets: 412, expected_revenue: 18_540 } }, known],
    ['a bare text', '~412 tickets', said('~412 tickets')],
    [
      'nothing known',
      { expected_value: null },
      { expected_tickets: null, expected_revenue: null, expected_value: null },
    ],
    ['something else', { value: 412 }, null],
    ['nothing', null, null],
  ];
  for (const [name, answer, expected] of table) {
    it(`is read from ${name}`, () => {
      assert.deepEqual(expectedValueIn(answer), expected);
    });
  }
});

describe('the generation of an API', () => {
  it('is told by the scale of its affinities', () => {
    const run = (...values: (number | null)[]) => ({
      clusters: values.map((metric_pred) => ({ tc: 'a', metric_pred })),
    });

    assert.deepEqual([run(0.83), run(null), run(), run(4.2, 0.5)].map(generationOf), ['dk1', 'dk1', 'dk1', 'dk2']);
  });
});
