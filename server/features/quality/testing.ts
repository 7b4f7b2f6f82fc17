/** Conversations that members answered and solved, some days ago: what there is to review. */
import { expect } from 'vitest';
import type { TestJornada } from '../../testing/jornada.ts';
import type { SignedIn } from '../../testing/sign-in.ts';

const DAY_MS = 86_400_000;
/** A day of the week before this one, whichever day it is. */
const LAST_WEEK_DAYS_AGO = 7;

interface Answering {
  by: SignedIn;
  text?: string;
}

/** @returns its id */
export async function answeredConversation(
  jornada: Pick<TestJornada, 'ask'>,
  { by, text = 'Hello, it leaves today.' }: Answering,
): Promise<string> {
  const begun = await jornada.ask('POST', '/api/conversations', {
    json: {
      channel: 'phone',
      customer: { email: `${crypto.randomUUID()}@example.com` },
      text: 'Where is my parcel?',
    },
  });
  expect(begun.status, JSON.stringify(begun.body)).toBe(201);
  const { id } = begun.body;
  const answered = await by.ask('POST', `/api/conversations/${id}/messages`, {
    json: { text, kind: 'reply' },
  });
  expect(answered.status, JSON.stringify(answered.body)).toBeLessThan(300);
  const solved = await by.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'solved' } });
  expect(solved.status, JSON.stringify(solved.body)).toBe(200);
  return id;
}

interface Owner {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** As if it had been solved in the week that is over. */
export async function solvedLastWeek(owner: Owner, ids: string[]): Promise<void> {
  const at = new Date(Date.now() - LAST_WEEK_DAYS_AGO * DAY_MS);
  await owner.query('update conversations set solved_at = $1 where id = any($2::uuid[])', [at, ids]);
}
