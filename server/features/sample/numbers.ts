/** The numbers of its conversations: a later one has a higher number, as at any desk. */
import type { Database } from '../../core/database/database.ts';
import { inWorkspaceRaw } from '../../core/database/workspace.ts';
import { takeNumbers } from '../conversations/bring/bring.ts';
import type { SampleCompany } from './generator/company.ts';
import type { Target } from './target.ts';

const PEOPLE_AT_ONCE = 200;

/** They are taken once; a load that goes on has the same. */
export async function numbersOf(
  db: Database,
  { workspaceId, importId }: Pick<Target, 'workspaceId' | 'importId'>,
  company: SampleCompany,
): Promise<Target['numbers']> {
  const keys = await inTheirOrder(company);
  const taken = await inWorkspaceRaw(db, workspaceId, async (client) => {
    const { rows } = await client.query<{ numbers: number[] | null }>(
      `select mapping -> 'numbers' as numbers from imports where id = $1 for update`,
      [importId],
    );
    if (rows[0]?.numbers) return rows[0].numbers;
    const numbers = await takeNumbers(client, keys.length);
    await client.query(
      `update imports set mapping = mapping || jsonb_build_object('numbers', $2::jsonb) where id = $1`,
      [importId, JSON.stringify(numbers)],
    );
    return numbers;
  });
  return new Map(keys.map((key, place) => [key, taken[place]!]));
}

/** Keys of its conversations, by when they began: people are written one after another, whenever they asked. */
async function inTheirOrder(company: SampleCompany): Promise<string[]> {
  const begun: { key: string; at: Date }[] = [];
  for (let from = 0; from < company.people; from += PEOPLE_AT_ONCE) {
    const { conversations } = company.batch(from, Math.min(company.people, from + PEOPLE_AT_ONCE));
    begun.push(...conversations.map(({ key, deeds }) => ({ key, at: deeds[0]!.at })));
    // Others on this process get their turn.
    await new Promise(setImmediate);
  }
  return begun.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ key }) => key);
}
