/** The scorecard that a workspace begins with, in its language. */

import type { Database } from '../../../core/database/database.ts';
import { asOwner, nameWorkspace } from '../../../core/database/owner.ts';
import { SYSTEM, type Tx } from '../../../core/database/workspace.ts';
import { stableId } from '../../../core/ids.ts';
import type { Language } from '../../workspaces/contract.ts';
import type { Criterion, CriterionKept } from './contract.ts';

type Said = Record<Language, string>;

const NAME: Said = {
  en: 'Good answers',
  'pt-BR': 'Boas respostas',
  es: 'Buenas respuestas',
  ro: 'Răspunsuri bune',
};

interface UsualCriterion {
  key: string;
  weight: number;
  optional: boolean;
  name: Said;
  good: Said;
}

const CRITERIA: UsualCriterion[] = [
  {
    key: 'courtesy',
    weight: 1,
    optional: false,
    name: { en: 'Courtesy', 'pt-BR': 'Cortesia', es: 'Cortesía', ro: 'Amabilitate' },
    good: {
      en: 'Greets, thanks, and takes the customer seriously, also when they are upset.',
      'pt-BR': 'Cumprimenta, agradece e leva o cliente a sério, mesmo quando está irritado.',
      es: 'Saluda, da las gracias y se toma en serio al cliente, también cuando está molesto.',
      ro: 'Salută, mulțumește și ia clientul în serios, chiar și când este supărat.',
    },
  },
  {
    key: 'correctness',
    weight: 2,
    optional: false,
    name: { en: 'Correctness', 'pt-BR': 'Correção', es: 'Corrección', ro: 'Corectitudine' },
    good: {
      en: 'What is said is true, and what is promised can be kept.',
      'pt-BR': 'O que se diz é verdade, e o que se promete pode ser cumprido.',
      es: 'Lo que se dice es cierto y lo que se promete se puede cumplir.',
      ro: 'Ce se spune este adevărat, iar ce se promite poate fi respectat.',
    },
  },
  {
    key: 'personalisation',
    weight: 1,
    optional: true,
    name: { en: 'Personalisation', 'pt-BR': 'Personalização', es: 'Personalización', ro: 'Personalizare' },
    good: {
      en: 'Speaks to this person: by name, in their language, knowing what happened before.',
      'pt-BR': 'Fala com esta pessoa: pelo nome, na língua dela, sabendo o que já aconteceu.',
      es: 'Habla con esta persona: por su nombre, en su idioma, sabiendo lo que pasó antes.',
      ro: 'Vorbește cu acest om: pe nume, în limba lui, știind ce s-a întâmplat înainte.',
    },
  },
  {
    key: 'completeness',
    weight: 2,
    optional: false,
    name: {
      en: 'Completeness',
      'pt-BR': 'Resposta completa',
      es: 'Respuesta completa',
      ro: 'Răspuns complet',
    },
    good: {
      en: 'Every question is answered, and the customer knows what happens next.',
      'pt-BR': 'Todas as perguntas são respondidas, e o cliente sabe o que vem depois.',
      es: 'Se responde a todas las preguntas y el cliente sabe qué pasa después.',
      ro: 'Se răspunde la toate întrebările, iar clientul știe ce urmează.',
    },
  },
];

const isOneOf = (said: Said, text: string) => Object.values(said).includes(text);

/** Which of the usual ones it is: with the words of one, in any language. Undefined where somebody changed them. */
const usualOf = ({ name, good }: Pick<CriterionKept, 'name' | 'good'>) =>
  CRITERIA.find((one) => isOneOf(one.name, name) && isOneOf(one.good, good));

/** Criteria as they are told: the usual ones in the reader's language, or as they are where the reader has none. */
export const criteriaIn = (language: Language | null, criteria: readonly CriterionKept[]): Criterion[] =>
  criteria.map((one) => {
    const usual = usualOf(one);
    if (!usual) return { ...one, usual: null };
    const words = language ? { name: usual.name[language], good: usual.good[language] } : {};
    return { ...one, ...words, usual: usual.key };
  });

/** A criterion's name alone, where what good looks like is not told. */
export function criterionNameIn(language: Language | null, name: string): string {
  const usual = language && CRITERIA.find((one) => isOneOf(one.name, name));
  return usual ? usual.name[language] : name;
}

/** A scorecard's name, in the same way. */
export const scorecardNameIn = (language: Language | null, name: string): string =>
  language && isOneOf(NAME, name) ? NAME[language] : name;

/** Whether two are the same criterion's words, be it in two languages. */
export function saysTheSame(one: CriterionKept, other: CriterionKept): boolean {
  const usual = usualOf(one);
  return usual !== undefined && usual === usualOf(other);
}

/** Of two who do it at once, one does. */
export async function seedScorecard(tx: Tx, workspaceId: string, language: Language): Promise<void> {
  const id = stableId(workspaceId, 'scorecard');
  const criteria = CRITERIA.map(
    ({ key, weight, optional, name, good }): CriterionKept => ({
      id: stableId(workspaceId, 'criterion', key),
      ...{ name: name[language], good: good[language], weight, optional },
      ...{ scale: 'five', critical: false },
    }),
  );
  await tx
    .insertInto('scorecards')
    .values({ id, workspace_id: workspaceId, name: NAME[language] })
    .onConflict((twin) => twin.doNothing())
    .execute();
  await tx
    .insertInto('scorecard_versions')
    .values({
      id: stableId(id, '1'),
      ...{ workspace_id: workspaceId, scorecard_id: id, version: 1 },
      ...{ criteria: JSON.stringify(criteria), made_by: SYSTEM.name },
    })
    .onConflict((twin) => twin.doNothing())
    .execute();
}

/** Workspaces that are older than scorecards get theirs. */
export async function seedOlderWorkspaces(db: Database): Promise<void> {
  const { rows } = await db.owner.query<{ id: string; language: Language }>(
    'select id, language from workspaces w where not exists (select from scorecards s where s.workspace_id = w.id)',
  );
  for (const { id, language } of rows)
    await asOwner(db, async (tx) => {
      await nameWorkspace(tx, id);
      await seedScorecard(tx, id, language);
    });
}
