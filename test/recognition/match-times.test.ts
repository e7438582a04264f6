import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMatcher, type KnownEvent } from '../../src/recognition/match.ts';
import { known, said, zones } from './known.ts';

const find = (events: readonly KnownEvent[], zone: string, when: string, otherDate?: string) =>
  createMatcher(events, zone)(said('Paper Moons', when, {}, otherDate))?.id ?? null;
const shows = (...starts: string[]) => starts.map((start, index) => known(`evt_${index}`, 'Paper Moons', start));

const nights = shows('2026-06-12T18:30:00Z', '2026-06-13T18:30:00Z', '2026-06-14T18:30:00Z');
const twice = shows('2026-06-12T13:00:00Z', '2026-06-12T18:00:00Z');

describe('in any zone of the viewer', () => {
  for (const zone of zones) {
    it(`${zone} tells several nights in a row apart by date and time`, () => {
      for (const [index, day] of [12, 13, 14].entries()) {
        assert.equal(find(nights, zone, `2026-06-${day} 20:30`), `evt_${index}`);
        assert.equal(find(nights, zone, `2026-06-${day} 20:30 +120`), `evt_${index}`);
      }
      assert.equal(find(nights, zone, '2026-06-11 20:30'), null);
      assert.equal(find(nights, zone, '2026-06-15 20:30'), null);
    });

    it(`${zone} never takes one night for another by the date alone`, () => {
      for (const [index, day] of [12, 13, 14].entries()) {
        const isSure = zone !== 'Asia/Tokyo';
        assert.equal(find(nights, zone, `2026-06-${day}`), isSure ? `evt_${index}` : null);
      }
    });

    it(`${zone} tells two shows of a day apart`, () => {
      assert.equal(find(twice, zone, '2026-06-12 15:00'), 'evt_0');
      assert.equal(find(twice, zone, '2026-06-12 20:00'), 'evt_1');
      assert.equal(find(twice, zone, '2026-06-12 15:00 +120'), 'evt_0');
      assert.equal(find(twice, zone, '2026-06-12 20:00 +120'), 'evt_1');
      assert.equal(find(twice, zone, '2026-06-12'), null);
    });

    it(`${zone} finds the hour on days when clocks change`, () => {
      const events = shows(
        '2026-03-28T19:00:00Z',
        '2026-03-29T18:00:00Z',
        '2026-10-24T18:00:00Z',
        '2026-10-25T19:00:00Z',
      );
      for (const [index, day] of ['03-28', '03-29', '10-24', '10-25'].entries())
        assert.equal(find(events, zone, `2026-${day} 20:00`), `evt_${index}`);
    });
  }

  it('takes the viewer’s own time before any other', () => {
    const events = shows('2026-06-12T18:00:00Z', '2026-06-12T20:00:00Z');
    assert.equal(find(events, 'Europe/Berlin', '2026-06-12 20:00'), 'evt_0');
    assert.equal(find(events, 'UTC', '2026-06-12 20:00'), 'evt_1');
    assert.equal(find(shows('2026-06-13T03:00:00Z'), 'America/Los_Angeles', '2026-06-12 20:00'), 'evt_0');
    assert.equal(find(shows('2026-06-12T10:00:00Z'), 'Asia/Tokyo', '2026-06-12 19:00'), 'evt_0');
  });
});

describe('a time', () => {
  const cases: [what: string, start: string, zone: string, when: string, isFound: boolean][] = [
    [
      'is the event’s within 90 minutes of the same moment',
      '2026-06-12T18:30:00Z',
      'UTC',
      '2026-06-12 19:00 +120',
      true,
    ],
    [
      'is not the event’s two hours from the same moment',
      '2026-06-12T18:30:00Z',
      'UTC',
      '2026-06-12 18:30 +120',
      false,
    ],
    ['is another show in another zone of Europe', '2026-06-12T18:30:00Z', 'Europe/Berlin', '2026-06-12 19:30', false],
    [
      'is another show in UTC for a viewer in Europe',
      '2026-06-12T15:00:00Z',
      'Europe/Berlin',
      '2026-06-12 15:00',
      false,
    ],
    ['is another show two hours before', '2026-06-12T15:00:00Z', 'Europe/London', '2026-06-12 17:00', false],
    ['in no zone of Europe is another show', '2026-06-12T15:00:00Z', 'America/Los_Angeles', '2026-06-12 15:30', false],
    ['is the event’s in the zone of London', '2026-06-12T18:30:00Z', 'Asia/Tokyo', '2026-06-12 19:30', true],
    ['is the event’s in the zone of Helsinki', '2026-06-12T18:30:00Z', 'UTC', '2026-06-12 21:30', true],
    ['is not the event’s at an odd minute', '2026-06-12T18:30:00Z', 'Europe/Berlin', '2026-06-12 20:37', false],
    ['is another show of the day five hours on', '2026-06-12T13:00:00Z', 'Europe/Berlin', '2026-06-12 20:00', false],
    ['is another show of the day three hours on', '2026-06-12T15:00:00Z', 'Europe/Berlin', '2026-06-12 20:00', false],
    ['is none in a zone near the viewer’s', '2026-06-13T00:00:00Z', 'America/Los_Angeles', '2026-06-12 20:00', false],
    ['is none in a far zone', '2026-06-13T00:00:00Z', 'Europe/Berlin', '2026-06-12 20:00', false],
    ['of midnight counts as none', '2026-06-12T18:30:00Z', 'Europe/Berlin', '2026-06-12 00:00', true],
    [
      'of midnight with an offset counts as none',
      '2026-06-12T18:30:00Z',
      'Europe/Berlin',
      '2026-06-12 00:00 +120',
      true,
    ],
    ['of midnight is one where a show begins then', '2026-06-11T22:00:00Z', 'Europe/Berlin', '2026-06-12 00:00', true],
    ['is not the event’s a day on', '2026-06-11T18:30:00Z', 'Europe/Berlin', '2026-06-12 20:30', false],
    ['of another year is another', '2026-06-12T18:30:00Z', 'Europe/Berlin', '2027-06-12 20:30', false],
  ];
  for (const [what, start, zone, when, isFound] of cases) {
    it(what, () => assert.equal(find(shows(start), zone, when), isFound ? 'evt_0' : null));
  }

  it('in the zone of London is none, where the title is there twice', () => {
    const events = shows('2026-06-12T19:00:00Z', '2026-09-13T00:00:00Z');
    assert.equal(find(events, 'Asia/Tokyo', '2026-06-12 20:00'), null);
  });

  it('with an offset is the closest show’s', () => {
    const events = shows('2026-06-12T18:00:00Z', '2026-06-12T19:00:00Z');
    assert.equal(find(events, 'UTC', '2026-06-12 20:15 +120'), 'evt_0');
    assert.equal(find(events, 'UTC', '2026-06-12 20:30 +120'), null);
  });
});

describe('a date alone', () => {
  it('is the day of the viewer', () => {
    const late = shows('2026-06-12T22:30:00Z');
    assert.equal(find(late, 'Europe/Berlin', '2026-06-13'), 'evt_0');
    assert.equal(find(late, 'Europe/Berlin', '2026-06-12'), 'evt_0');
    assert.equal(find(late, 'Europe/Berlin', '2026-06-14'), null);
  });

  it('is a guess across midnight, which another show nearby forbids', () => {
    const events = shows('2026-06-12T22:30:00Z', '2026-06-13T19:00:00Z');
    assert.equal(find(events, 'Europe/Berlin', '2026-06-12'), null);
    assert.equal(find(events, 'Europe/Berlin', '2026-06-13'), null);
  });

  it('that can be read in two ways is the event’s, if only one of them fits, and time or place as well', () => {
    const events = shows('2026-06-12T18:30:00Z');
    assert.equal(find(events, 'Europe/Berlin', '2026-12-06', '2026-06-12'), null);
    const placed = said('Paper Moons', '2026-12-06', { city: 'München' }, '2026-06-12');
    assert.equal(createMatcher(events, 'Europe/Berlin')(placed)?.id, 'evt_0');
    assert.equal(find(events, 'Europe/Berlin', '2026-12-06 20:30', '2026-06-12'), 'evt_0');
    assert.equal(
      find([...events, known('evt_x', 'Paper Moons', '2026-12-06T19:30:00Z')], 'UTC', '2026-12-06', '2026-06-12'),
      null,
    );
  });

  it('that can be read in two ways, with a time, is none where an event fits either', () => {
    const events = shows('2026-06-12T18:30:00Z', '2026-12-06T19:30:00Z');
    assert.equal(find(events, 'Europe/Berlin', '2026-12-06 20:30', '2026-06-12'), null);
    assert.equal(find(events, 'Europe/Berlin', '2026-12-06 20:30'), 'evt_1');
  });
});
