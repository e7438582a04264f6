import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { venuesIn } from '../../src/model/venues.ts';

const hall = { id: 'olympiahalle', name: 'Olympiahalle', city: 'München' };
const arena = { id: 17, name: 'Arena', city: 'Berlin' };

describe('the venues', () => {
  for (const { form, answer } of [
    { form: 'as plain rows', answer: [hall, arena] },
    { form: 'in a paging envelope', answer: { total: 2, items: [hall, arena], nextPage: null } },
    {
      form: 'in groups that name their city',
      answer: [
        { city: 'München', venues: [{ id: 'olympiahalle', name: 'Olympiahalle', halls: [{ id: 1, name: 'Small' }] }] },
        { city: 'Berlin', venues: [{ id: 17, name: 'Arena' }] },
      ],
    },
    {
      form: 'under the names of the cities',
      answer: {
        München: [{ id: 'olympiahalle', venue_name: 'Olympiahalle' }],
        Berlin: [{ venue_id: 17, name: 'Arena' }],
      },
    },
    { form: 'twice', answer: [hall, arena, hall] },
    { form: 'among rows that cannot be read', answer: [null, hall, 7, {}, { city: 'Wien' }, arena, []] },
  ]) {
    it(`are read ${form}`, () => {
      assert.deepEqual(venuesIn(answer), [hall, arena]);
    });
  }

  it('go by their names where they have no ids', () => {
    assert.deepEqual(venuesIn({ Wien: ['Musikverein'] }), [{ id: 'Musikverein', name: 'Musikverein', city: 'Wien' }]);
    assert.deepEqual(venuesIn([{ name: 'Musikverein' }]), [{ id: 'Musikverein', name: 'Musikverein', city: '' }]);
  });

  it('are none in an empty list, and unknown in what is no list', () => {
    assert.deepEqual(venuesIn([]), []);
    assert.deepEqual(venuesIn({ items: [] }), []);
    for (const answer of [null, 'venues', 7, {}, { message: 'error.server' }]) assert.equal(venuesIn(answer), null);
  });
});
