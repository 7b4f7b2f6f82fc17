/** Where the shop's people live: four languages, six countries, each with a north. */
import type { Chance } from './chance.ts';

export type SampleLanguage = 'pt-BR' | 'es' | 'ro' | 'en';
export type Region = 'north' | 'centre' | 'south';

export interface Country {
  code: string;
  language: SampleLanguage;
  timeZone: string;
  /** Hours to add to UTC, near enough for a day's rhythm. */
  offset: number;
  /**
   * The start of its phone numbers. All lie in ranges that no operator has, so that nobody is ever called, and have
   * `digits` more digits.
   */
  phonePrefix: string;
  digits: number;
}

export interface City {
  name: string;
  region: Region;
  weight: number;
}

const city = (region: Region, cities: Record<string, number>): City[] =>
  Object.entries(cities).map(([name, weight]) => ({ name, region, weight }));

const BRAZIL = {
  code: 'BR',
  language: 'pt-BR',
  timeZone: 'America/Sao_Paulo',
  offset: -3,
  phonePrefix: '+55410',
  digits: 8,
} as const;
const SPAIN = {
  code: 'ES',
  language: 'es',
  timeZone: 'Europe/Madrid',
  offset: 1,
  phonePrefix: '+3459',
  digits: 7,
} as const;
const MEXICO = {
  code: 'MX',
  language: 'es',
  timeZone: 'America/Mexico_City',
  offset: -6,
  phonePrefix: '+5210',
  digits: 8,
} as const;
const ROMANIA = {
  code: 'RO',
  language: 'ro',
  timeZone: 'Europe/Bucharest',
  offset: 2,
  phonePrefix: '+4040',
  digits: 7,
} as const;
const BRITAIN = {
  code: 'GB',
  language: 'en',
  timeZone: 'Europe/London',
  offset: 0,
  phonePrefix: '+4460',
  digits: 8,
} as const;
const IRELAND = {
  code: 'IE',
  language: 'en',
  timeZone: 'Europe/Dublin',
  offset: 0,
  phonePrefix: '+35380',
  digits: 7,
} as const;

const CITIES = new Map<Country, City[]>([
  [
    BRAZIL,
    [
      ...city('south', { Curitiba: 22, 'Porto Alegre': 6, Florianópolis: 5, Londrina: 3 }),
      ...city('centre', { Campinas: 22, 'São Paulo': 14, 'Belo Horizonte': 6, Goiânia: 4 }),
      ...city('north', { Belém: 6, Manaus: 6, Fortaleza: 6, 'São Luís': 4 }),
    ],
  ],
  [
    SPAIN,
    [
      ...city('south', { Sevilla: 8, Málaga: 6, Granada: 4 }),
      ...city('centre', { Madrid: 12, Valencia: 9, Toledo: 2 }),
      ...city('north', { Bilbao: 5, Oviedo: 3, Santander: 2, 'A Coruña': 3 }),
    ],
  ],
  [
    MEXICO,
    [
      ...city('south', { Oaxaca: 3, Mérida: 4 }),
      ...city('centre', { 'Ciudad de México': 9, Puebla: 4, Guadalajara: 5 }),
      ...city('north', { Monterrey: 4, Chihuahua: 2 }),
    ],
  ],
  [
    ROMANIA,
    [
      ...city('south', { București: 12, Craiova: 4, Constanța: 4 }),
      ...city('centre', { Brașov: 6, Sibiu: 5, Timișoara: 6 }),
      ...city('north', { Iași: 5, Suceava: 3, 'Baia Mare': 3, 'Cluj-Napoca': 2 }),
    ],
  ],
  [
    BRITAIN,
    [
      ...city('south', { Brighton: 5, Bristol: 6, London: 10 }),
      ...city('centre', { Birmingham: 6, Nottingham: 4, Leeds: 4 }),
      ...city('north', { Newcastle: 4, Edinburgh: 4, Carlisle: 1 }),
    ],
  ],
  [
    IRELAND,
    [
      ...city('south', { Cork: 5, Waterford: 2 }),
      ...city('centre', { Dublin: 9, Galway: 4 }),
      ...city('north', { Sligo: 2, Letterkenny: 2 }),
    ],
  ],
]);

const COUNTRIES: [Country, number][] = [
  [BRAZIL, 38],
  [SPAIN, 16],
  [MEXICO, 8],
  [ROMANIA, 20],
  [BRITAIN, 12],
  [IRELAND, 6],
];

export function anyCountry(chance: Chance): Country {
  return chance.weigh(COUNTRIES);
}

export function anyCity(chance: Chance, country: Country): City {
  return chance.weigh(CITIES.get(country)!.map((one) => [one, one.weight] as const));
}

/** A phone number of its own for everyone, in E.164. */
export function phoneOf(country: Country, index: number): string {
  const spread = (index * 7919 + 104_729) % 10 ** Math.min(country.digits, 7);
  return country.phonePrefix + String(spread).padStart(country.digits, '0');
}

/** The towns with a store of ours. */
export type StoreTown = 'Curitiba' | 'Campinas';

export function storeIn(town: string): StoreTown | null {
  return town === 'Curitiba' || town === 'Campinas' ? town : null;
}
