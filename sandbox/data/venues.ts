/** One room that tickets are sold for. `id` is what the `vh` filter takes, as is the venue's own id. */
export interface Hall {
  readonly id: string;
  readonly name: string;
  readonly capacity: number;
  readonly venueId: string;
  readonly venueName: string;
  readonly city: string;
}

/** Where an event is, for who need not know how many people fit in. */
export type Place = Omit<Hall, 'capacity'>;

export interface Venue {
  readonly id: string;
  readonly name: string;
  readonly city: string;
  readonly halls: readonly Hall[];
}

function venue(city: string, id: string, name: string, halls: Readonly<Record<string, number>>): Venue {
  return {
    id,
    name,
    city,
    halls: Object.entries(halls).map(([hallName, capacity], index) => ({
      id: `${id}-${index + 1}`,
      name: hallName,
      capacity,
      venueId: id,
      venueName: name,
      city,
    })),
  };
}

/**
 * Real houses with the capacity that they or the encyclopedias state in public, for the largest usual arrangement.
 * Sources differ by a few per cent (standing or seated, with or without choir seats): good enough to look at, no
 * figures to plan with.
 */
export const venues: readonly Venue[] = [
  venue('München', 'olympiahalle', 'Olympiahalle', { Olympiahalle: 15_500, 'Kleine Olympiahalle': 4_000 }),
  venue('München', 'isarphilharmonie', 'Isarphilharmonie', { 'Großer Saal': 1_900 }),
  venue('München', 'prinzregententheater', 'Prinzregententheater', { Zuschauerraum: 1_122 }),
  venue('München', 'herkulessaal', 'Herkulessaal', { Herkulessaal: 1_270 }),
  venue('München', 'zenith', 'Zenith', { Halle: 5_880 }),
  venue('Berlin', 'uber-arena', 'Uber Arena', { Arena: 17_000 }),
  venue('Berlin', 'waldbuehne', 'Waldbühne', { Freilichtbühne: 22_290 }),
  venue('Berlin', 'tempodrom', 'Tempodrom', { 'Große Arena': 3_800, 'Kleine Arena': 400 }),
  venue('Berlin', 'philharmonie-berlin', 'Philharmonie', { 'Großer Saal': 2_440, Kammermusiksaal: 1_180 }),
  venue('Berlin', 'columbiahalle', 'Columbiahalle', { Halle: 3_500 }),
  venue('Wien', 'stadthalle', 'Wiener Stadthalle', { 'Halle D': 16_152, 'Halle F': 2_036 }),
  venue('Wien', 'musikverein', 'Musikverein', { 'Großer Saal': 1_744, 'Brahms-Saal': 600 }),
  venue('Wien', 'konzerthaus', 'Wiener Konzerthaus', { 'Großer Saal': 1_865, 'Mozart-Saal': 704 }),
  venue('Zürich', 'hallenstadion', 'Hallenstadion', { Arena: 15_000 }),
  venue('Zürich', 'tonhalle', 'Tonhalle', { 'Grosser Saal': 1_430 }),
  venue('Zürich', 'schauspielhaus', 'Schauspielhaus', { Pfauen: 750 }),
  venue('Hamburg', 'barclays-arena', 'Barclays Arena', { Arena: 16_000 }),
  venue('Hamburg', 'elbphilharmonie', 'Elbphilharmonie', { 'Großer Saal': 2_100, 'Kleiner Saal': 550 }),
  venue('Hamburg', 'laeiszhalle', 'Laeiszhalle', { 'Großer Saal': 2_025, 'Kleiner Saal': 640 }),
];

export const halls: readonly Hall[] = venues.flatMap((each) => each.halls);

/** The hall with this id. Throws on an unknown one: the data would be wrong. */
export function hallById(id: string): Hall {
  const hall = halls.find((each) => each.id === id);
  if (!hall) throw new RangeError(`No hall ${id} in the sandbox's venues.`);
  return hall;
}

/** The hall of these names. One that nobody has listed here is known by them alone: no filter finds it by an id. */
export function placeNamed(city: string, venueName: string, name: string): Place {
  const known = halls.find((hall) => hall.city === city && hall.venueName === venueName && hall.name === name);
  return known ?? { id: 'unlisted', name, venueId: 'unlisted', venueName, city };
}

/** City names as cluster labels write them ("Munich area"). */
export const englishCityNames: Readonly<Record<string, string>> = {
  München: 'Munich',
  Berlin: 'Berlin',
  Wien: 'Vienna',
  Zürich: 'Zurich',
  Hamburg: 'Hamburg',
};
