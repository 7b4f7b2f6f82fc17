/** Solving, asking and answering in tests, through the doors that people, servers and customers use. */
import { expect } from 'vitest';
import type { Context } from '../../../core/feature.ts';
import type { Asked, AskOptions } from '../../../testing/jornada.ts';
import { eventually } from '../../../testing/processes.ts';
import type { SmtpSink, TakenMail } from '../../../testing/smtp-server.ts';
import { askJob } from './ask.ts';

export interface Asking {
  url: string;
  ask(method: string, address: string, options?: AskOptions): Promise<Asked>;
  /** Of one that runs in the test's own process. */
  context?: Context;
  workspaceId?: string;
}

type Here = Required<Pick<Asking, 'context' | 'workspaceId'>>;

/** The moment of a job comes now, for the last asking of a conversation: also for one that is shown nowhere. */
export async function comesTo(
  { context, workspaceId }: Here,
  job: typeof askJob,
  conversationId: string,
): Promise<void> {
  const { rows } = await context.db.owner.query<{ id: string }>(
    'select id from csat_asks where conversation_id = $1 order by solved_at desc limit 1',
    [conversationId],
  );
  const work = { workspaceId, askId: rows[0]!.id } as never;
  await job(context).run(work, { signal: new AbortController().signal, attempt: 1 });
}

/** Nobody takes back any more that it was solved: whoever is asked at once is asked now. */
export const isCertain = (jornada: Here, conversationId: string) => comesTo(jornada, askJob, conversationId);

/** Turns it on for every channel, at once, at any time and as often as there is something to ask. */
export async function turnOn(jornada: Asking, more: object = {}): Promise<void> {
  const json = {
    ...{ on: true, address: jornada.url, channels: ['email', 'phone', 'chat'], afterMinutes: 0 },
    ...{ everyDays: 0, quiet: null, departments: [], tags: [], exceptTags: [], texts: {} },
  };
  const { status, body } = await jornada.ask('PATCH', '/api/csat', { json: { ...json, ...more } });
  expect(status, JSON.stringify(body)).toBe(200);
}

/** @returns its id */
export async function begin(jornada: Asking, more: object = {}): Promise<string> {
  const customer = { email: `${crypto.randomUUID()}@customer.example`, name: 'Ana Souza' };
  const { status, body } = await jornada.ask('POST', '/api/conversations', {
    json: { channel: 'email', customer, subject: 'My lamp', text: 'It is dark', ...more },
  });
  expect(status, JSON.stringify(body)).toBe(201);
  return body.id;
}

export async function solve(jornada: Pick<Asking, 'ask'>, id: string): Promise<void> {
  const { status } = await jornada.ask('PATCH', `/api/conversations/${id}`, { json: { status: 'solved' } });
  expect(status).toBe(200);
}

export const asksOf = async (jornada: Asking, id: string) =>
  (await jornada.ask('GET', `/api/conversations/${id}/csat`)).body.items;

/** Whether nothing is waited for but that solving cannot be taken back any more. */
const isAtOnce = ({ solvedAt, dueAt }: { solvedAt: string; dueAt: string }) =>
  Date.parse(dueAt) - Date.parse(solvedAt) < 60_000;

/** Waits until the last asking of a conversation is in this state; what is asked at once is asked now. */
export const became = (jornada: Asking, id: string, state: string) =>
  eventually(async () => {
    const ask = (await asksOf(jornada, id)).at(-1);
    const { context, workspaceId } = jornada;
    if (ask?.state === 'waiting' && isAtOnce(ask) && context && workspaceId)
      await isCertain({ context, workspaceId }, id);
    if (ask?.state !== state) throw new Error(`it is ${ask?.state}, ${ask?.reason}`);
    return ask;
  });

export async function mailsFor(jornada: Asking, sink: SmtpSink, id: string): Promise<TakenMail[]> {
  const { customer } = (await jornada.ask('GET', `/api/conversations/${id}`)).body;
  return sink.taken.filter(
    ({ to, parsed }) => to.includes(customer.email) && parsed.headers.get('auto-submitted') !== undefined,
  );
}

/** The path of the page that a mail leads to. */
export function pageIn({ parsed }: TakenMail): string {
  const found = /https?:\/\/[^/]+(\/csat\/[\w-]+)\?score=5/.exec(parsed.text ?? '');
  return found![1]!;
}

/** Begins, solves and waits for the mail. */
/** @param solver who solves it; a program, unless told otherwise */
export async function asked(
  jornada: Asking,
  sink: SmtpSink,
  more: object = {},
  solver: Pick<Asking, 'ask'> = jornada,
) {
  const id = await begin(jornada, more);
  await solve(solver, id);
  await became(jornada, id, 'asked');
  const [mail] = await mailsFor(jornada, sink, id);
  return { id, mail: mail!, page: pageIn(mail!) };
}

/** What somebody's browser does with the form of the page. */
export function send(jornada: Asking, page: string, fields: Record<string, string>): Promise<Response> {
  return fetch(`${jornada.url}${page}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: jornada.url },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  });
}
