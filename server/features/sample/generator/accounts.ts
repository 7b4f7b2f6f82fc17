/** The companies that furnish their rooms with us. */
import { Chance } from './chance.ts';
import type { SampleAccount } from './entities.ts';
import type { SampleLanguage } from './places.ts';

const KINDS: Record<SampleLanguage, [trade: string, name: string][]> = {
  'pt-BR': [
    ['inn', 'Pousada'],
    ['café', 'Café'],
    ['clinic', 'Clínica'],
    ['office', 'Estúdio'],
  ],
  es: [
    ['inn', 'Hostal'],
    ['café', 'Cafetería'],
    ['clinic', 'Clínica'],
    ['office', 'Estudio'],
  ],
  ro: [
    ['inn', 'Pensiunea'],
    ['café', 'Cafeneaua'],
    ['clinic', 'Clinica'],
    ['office', 'Atelierul'],
  ],
  en: [
    ['inn', 'The Inn at'],
    ['café', 'Café'],
    ['clinic', 'The Clinic at'],
    ['office', 'Studio'],
  ],
};

const PLACES: Record<SampleLanguage, string[]> = {
  'pt-BR': [
    'Aurora',
    'Mar Aberto',
    'Ipê',
    'da Serra',
    'Boa Vista',
    'Jacarandá',
    'das Flores',
    'Santa Clara',
    'Lagoa',
    'Araucária',
  ],
  es: [
    'La Parra',
    'del Puerto',
    'Los Olivos',
    'Miramar',
    'San Telmo',
    'Alameda',
    'El Roble',
    'Las Brisas',
    'del Arco',
    'Azahar',
  ],
  ro: [
    'Izvorul',
    'Teiul',
    'din Deal',
    'Carpați',
    'Salcia',
    'Lumina',
    'La Moară',
    'Zăvoi',
    'Brândușa',
    'Cetate',
  ],
  en: [
    'Harbour Row',
    'Mill Lane',
    'Ashgrove',
    'the Green',
    'Thornfield',
    'Quayside',
    'Elm Street',
    'Larch Hill',
    'the Weir',
    'Northgate',
  ],
};

/** One account for every so many people. */
const PEOPLE_AN_ACCOUNT = 140;

export function accountsFor(people: number, seed: number): SampleAccount[] {
  return Array.from({ length: Math.max(4, Math.floor(people / PEOPLE_AN_ACCOUNT)) }, (_, index) =>
    accountOf(seed, index),
  );
}

/** An account whose people speak the language; accounts take the languages in turn. */
export function accountKeyFor(chance: Chance, people: number, language: SampleLanguage): string {
  const accounts = Math.max(4, Math.floor(people / PEOPLE_AN_ACCOUNT));
  const turn = LANGUAGES_IN_TURN.indexOf(language);
  const turns = Math.floor((accounts - turn - 1) / LANGUAGES_IN_TURN.length);
  return keyOf(turn + LANGUAGES_IN_TURN.length * chance.whole(0, turns));
}

const LANGUAGES_IN_TURN: SampleLanguage[] = ['pt-BR', 'es', 'ro', 'en'];

function accountOf(seed: number, index: number): SampleAccount {
  const chance = new Chance(seed, 2, index);
  const language = LANGUAGES_IN_TURN[index % LANGUAGES_IN_TURN.length]!;
  const [trade, kind] = chance.pick(KINDS[language]);
  const name = `${kind} ${chance.pick(PLACES[language])}`;
  return {
    externalId: keyOf(index),
    name,
    domain: `${plain(name)}-${index + 1}.example`,
    traits: { trade, language, employees: Math.round(chance.around(9, 0.7)) + 1 },
  };
}

function keyOf(index: number): string {
  return `casa-luma-account-${index + 1}`;
}

/** As addresses are written: no accents, no spaces. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-');
}
