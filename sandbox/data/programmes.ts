import { acme, beta, legacy, type Partner } from './partners.ts';
import { halls, type Hall } from './venues.ts';

/**
 * What a partner plays, and where. A title is a format and a theme; the words of the partners do not overlap, so that
 * a title alone tells whose event is on the screen. All are made up.
 */
export interface Programme {
  readonly formats: Readonly<Record<string, string>>;
  readonly themes: readonly string[];
  readonly halls: readonly Hall[];
}

const hallsIn = (...cities: string[]) => halls.filter((hall) => cities.includes(hall.city));

const acmeProgramme: Programme = {
  formats: {
    'Film Music Live': 'concert',
    'Open Air': 'concert',
    'Indie Night': 'concert',
    'Jazz Session': 'concert',
    'Acoustic Tour': 'concert',
    'Electronic Night': 'concert',
    'Rock Marathon': 'concert',
    'Comedy Evening': 'comedy',
    'Family Musical': 'family',
    'Dance Show': 'show',
    'Magic Show': 'show',
    'Ice Spectacle': 'show',
  },
  themes: [
    'Northern Lights',
    'City of Lanterns',
    'The Long Summer',
    'Paper Moons',
    'Tales from the Harbour',
    'Mountain Echoes',
    'Midnight Trams',
    'Golden Hour',
    'Letters Home',
    'Between the Stars',
    'Rivers and Rain',
    'Carousel',
    'The Last Train South',
    'Glass Gardens',
    'Winter Market',
    'Seven Bridges',
    'Salt and Sugar',
    'Clockwork Forest',
    'Silent Cinema',
    'The Great Applause',
  ],
  halls: hallsIn('München', 'Berlin', 'Wien', 'Zürich', 'Hamburg'),
};

const betaProgramme: Programme = {
  formats: {
    Kammerkonzert: 'classical',
    Sinfoniekonzert: 'classical',
    Liederabend: 'classical',
    Orgelkonzert: 'classical',
    Kinderoper: 'family',
    Schauspiel: 'theatre',
    Tanztheater: 'theatre',
    'Lesung mit Musik': 'reading',
  },
  themes: [
    'Stille Wasser',
    'Im Schatten der Linden',
    'Nachtgesang',
    'Das gläserne Haus',
    'Über den Dächern',
    'Herbstzeitlose',
    'Fünf Fenster',
    'Die verlorene Uhr',
    'Grüne Ufer',
    'Am Ende der Straße',
  ],
  halls: hallsIn('Berlin', 'Wien', 'Hamburg').filter((hall) => hall.capacity < 3_000),
};

const legacyProgramme: Programme = {
  formats: { Kabarett: 'comedy', 'Poetry-Slam': 'reading', Chansonabend: 'concert' },
  themes: ['Halbzeit', 'Unter Nachbarn', 'Seesicht', 'Tram Nummer 4', 'Föhn'],
  halls: hallsIn('Zürich').filter((hall) => hall.capacity < 3_000),
};

export const programmes: ReadonlyMap<Partner, Programme> = new Map([
  [acme, acmeProgramme],
  [beta, betaProgramme],
  [legacy, legacyProgramme],
]);
