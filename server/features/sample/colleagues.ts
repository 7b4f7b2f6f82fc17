/** Who answers at Casa Luma beside whoever loads it, each in a language of the customers. */
import { stableId } from '../../core/ids.ts';
import type { MadeUpMember } from '../members/made-up.ts';
import type { SampleLanguage } from './generator/places.ts';
import { SOURCE, type Target } from './target.ts';

const NAMES: Record<SampleLanguage, string> = {
  'pt-BR': 'Beatriz Nogueira',
  es: 'Lucía Ferrer',
  ro: 'Andrei Munteanu',
  en: 'Grace Holloway',
};
const LEAD = 'Helena Prado';
const LANGUAGES = Object.keys(NAMES) as SampleLanguage[];

type Here = Pick<Target, 'workspaceId' | 'importId'>;

/** Whoever answers in this language. */
export const colleagueFor = (here: Here, language: SampleLanguage) => ({
  id: memberId(here, language),
  name: NAMES[language],
});

/** Who reviews what they and we answer. */
export const lead = (here: Here) => ({ id: memberId(here, 'lead'), name: LEAD });

export const colleagues = (here: Here): MadeUpMember[] => [
  ...LANGUAGES.map((language) => memberOf(colleagueFor(here, language), 'agent')),
  memberOf(lead(here), 'lead'),
];

const memberOf = (one: { id: string; name: string }, role: string): MadeUpMember => ({
  ...{ ...one, email: addressOf(one.name), role, department: 'service' },
});

const memberId = ({ workspaceId, importId }: Here, key: string) =>
  stableId(workspaceId, SOURCE, importId, 'member', key);

const addressOf = (name: string) =>
  `${name
    .split(' ')[0]!
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}@casa-luma.example`;
