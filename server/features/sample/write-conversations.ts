/** Conversations, each with all that belongs to it. What is said in them stands on the timelines where the story has it. */
import type { Sql } from '../../core/database/workspace.ts';
import { bringContacts } from '../contact-log/bring.ts';
import { LOG_WORDS, REASON_KEYS } from '../contact-log/words.ts';
import { bringConversations } from '../conversations/bring/bring.ts';
import type { BroughtConversation, BroughtDeed } from '../conversations/bring/replay.ts';
import type { Doer } from '../conversations/hold.ts';
import { bringPromises } from '../conversations/promises/bring.ts';
import { bringAsks } from '../surveys/csat/bring.ts';
import type { NewTouchpoint } from '../touchpoints/record.ts';
import { colleagueFor } from './colleagues.ts';
import type { Reason } from './generator/conversations/topics.ts';
import type { SampleBatch, SampleConversation, SampleDeed } from './generator/entities.ts';
import { conversationId, customerId, messageKeys, SOURCE, type Target } from './target.ts';

type Facts = Record<string, unknown>;

export interface WrittenConversations {
  /** What touchpoints of the story say of their conversation, by their message ids. */
  said: Map<string, Facts>;
  /** The same of answers to how it went, by their keys: the response, and its touchpoint. */
  rated: Map<string, { response: Facts; touchpoint: Facts }>;
  /** The touchpoints of promises. */
  promised: NewTouchpoint[];
}

/** One of them, as this workspace has it. */
interface Told {
  made: SampleConversation;
  brought: BroughtConversation;
  by: Doer;
  /** The member who answers. */
  memberId: string;
  reason: string;
}

export async function writeConversations(
  sql: Sql,
  target: Target,
  batch: SampleBatch,
): Promise<WrittenConversations> {
  const { workspaceId } = target;
  const departments = await departmentIds(sql, batch.conversations);
  const told = batch.conversations.map((made) => tell(target, made, departments));
  const brought = told.map((one) => one.brought);
  await bringConversations(sql, workspaceId, brought, target);
  const promised = await bringPromises(
    sql,
    workspaceId,
    told.flatMap((one) => promiseOf(target, one)),
  );
  await bringContacts(
    sql,
    workspaceId,
    told.flatMap((one) => contactOf(target, one)),
  );
  const answers = new Map(batch.responses.map((response) => [response.externalId, response]));
  await bringAsks(
    sql,
    workspaceId,
    told.flatMap((one) => askOf(one, answers)),
  );
  const about = told.map((one) => ({ ...one, facts: factsOf(one) }));
  return {
    said: new Map(about.flatMap(({ made, facts }) => saidIn(made, facts))),
    rated: new Map(about.flatMap(ratedOf)),
    promised: promised.map((touchpoint) => ({ ...touchpoint, importId: target.importId })),
  };
}

async function departmentIds(sql: Sql, conversations: SampleConversation[]): Promise<Map<string, string>> {
  if (!conversations.length) return new Map();
  const { rows } = await sql.query<{ key: string; id: string }>('select key, id from departments');
  return new Map(rows.map(({ key, id }) => [key, id]));
}

function tell(target: Target, made: SampleConversation, departments: Map<string, string>): Told {
  const member = (made.isOwn && target.desk) || colleagueFor(target, made.language);
  const by: Doer = { kind: 'member', ...member };
  const subject = made.contact ? reasonWords(made.language, made.contact.reason) : made.subject;
  // The log is of whoever keeps it, the conversation of whoever it is with.
  const reason = made.contact ? reasonWords(target.language, made.contact.reason) : '';
  const { key, customer, channel, priority, language, deeds, topic, department } = made;
  const brought: BroughtConversation = {
    ...{
      id: conversationId(target, key),
      number: target.numbers.get(key)!,
      customerId: customerId(target, customer),
      channel,
      priority,
      language,
    },
    subject,
    tags: [topic.replaceAll('-', ' ')],
    departmentId: departments.get(department) ?? null,
    deeds: deeds.map((deed, place) => deedOf(target, deed, { key: `${key} ${place}`, by, subject })),
  };
  return { made, brought, by, memberId: member.id, reason };
}

/** What a customer says on a call or a visit is its reason, in their language. */
function deedOf(
  target: Target,
  deed: SampleDeed,
  { key, by, subject }: { key: string; by: Doer; subject: string },
): BroughtDeed {
  if (!('text' in deed)) return { ...deed, by };
  const { touchpoint, ...said } = deed;
  const known = { id: conversationId(target, key), key: touchpoint && `${messageKeys(target)}${touchpoint}` };
  const whole = { ...said, ...known, text: said.text || subject };
  return whole.what === 'customer' ? whole : { ...whole, by };
}

const CHECK_IN = {
  en: 'Care box check-in',
  'pt-BR': 'Conversa sobre a caixa mensal',
  es: 'Charla sobre la caja mensual',
  ro: 'Discuție despre cutia lunară',
};

const CARE = {
  en: 'Question about something bought',
  'pt-BR': 'Dúvida sobre algo comprado',
  es: 'Duda sobre algo comprado',
  ro: 'Întrebare despre un produs cumpărat',
};

function reasonWords(language: Target['language'], reason: Reason): string {
  if (reason === 'check-in') return CHECK_IN[language];
  return reason === 'care' ? CARE[language] : LOG_WORDS[language].reasons[REASON_KEYS.indexOf(reason)]!;
}

function contactOf(target: Target, { made, brought, by, memberId, reason }: Told) {
  const { contact, channel, deeds } = made;
  if (!contact || (channel !== 'phone' && channel !== 'store')) return [];
  const { direction, outcome, emotion, note } = contact;
  const [first] = brought.deeds as [Extract<BroughtDeed, { id: string }>];
  return [
    {
      ...{ key: `${SOURCE} ${made.key}`, conversationId: brought.id, messageId: first.id },
      promiseId: made.promise && promiseId(target, made),
      ...{ channel, direction, outcome, emotion, note, reason, memberId, author: by.name, at: deeds[0]!.at },
    },
  ];
}

function askOf({ made, brought, memberId }: Told, answers: Map<string, SampleBatch['responses'][number]>) {
  const solved = solvedAtFirst(made);
  if (!made.rated || !solved) return [];
  const { askedAt, response } = made.rated;
  const answer = response ? answers.get(response)! : null;
  const { id, customerId, channel, departmentId } = brought;
  return [
    {
      ...{
        conversationId: id,
        customerId,
        channel,
        departmentId,
        memberId,
        language: made.language,
        askedAt,
      },
      solvedAt: solved,
      answer: answer && { score: answer.score, comment: answer.comment, at: answer.at },
    },
  ];
}

/** The moment that the story calls the solution: after it they were asked. */
function solvedAtFirst({ deeds, rated }: SampleConversation): Date | undefined {
  return deeds.findLast(
    ({ what, at }) => (what === 'solved' || what === 'reply') && rated && at < rated.askedAt,
  )?.at;
}

const promiseId = (target: Target, { key }: SampleConversation) => conversationId(target, key, 'promise');

function promiseOf(target: Target, { made, brought, by, memberId }: Told) {
  const { promise } = made;
  if (!promise) return [];
  const { deed, text, dueAt, doneAt } = promise;
  const said = brought.deeds[deed] as Extract<BroughtDeed, { id: string }>;
  const { id, number, channel, customerId: customer_id } = brought;
  return [
    {
      ...{
        id: conversationId(target, made.key, 'promise'),
        conversation: { id, number, channel, customer_id },
      },
      ...{ messageId: said.id, text, madeAt: said.at, dueAt, doneAt, memberId, madeBy: by.name },
      state: doneAt === null ? ('open' as const) : doneAt <= dueAt ? ('kept' as const) : ('broken' as const),
    },
  ];
}

/** How a customer seemed stands where they called, or were called. */
const notedIn = ({ contact, channel }: SampleConversation): Facts =>
  contact?.emotion && channel === 'phone' ? { emotion: contact.emotion, emotion_noted_by: 'member' } : {};

const factsOf = ({ brought: { id, number, subject } }: Told): Facts => ({
  ...{ conversation: number, conversation_id: id },
  ...(subject && { subject }),
});

/** As many characters of a message stand on the timeline. */
const LONGEST = 500;

function saidIn(made: SampleConversation, facts: Facts): [string, Facts][] {
  return made.deeds.flatMap((deed, place) =>
    saidOf(deed, place === 0 ? { ...facts, ...notedIn(made) } : facts),
  );
}

function saidOf(deed: SampleDeed, facts: Facts): [string, Facts][] {
  if (!('touchpoint' in deed) || deed.touchpoint === null) return [];
  // What was noted of a call is for ourselves.
  const text = 'text' in deed && deed.what !== 'note' ? deed.text : '';
  return [[deed.touchpoint, { ...facts, ...(text && { text: text.slice(0, LONGEST).toWellFormed() }) }]];
}

function ratedOf({
  made,
  memberId,
  facts,
}: Told & { facts: Facts }): [string, { response: Facts; touchpoint: Facts }][] {
  if (!made.rated?.response) return [];
  const { conversation, conversation_id } = facts;
  const touchpoint = { conversation, conversation_id };
  const whose = { assignee: memberId, solved_by: memberId, department: made.department };
  return [
    [made.rated.response, { response: { ...touchpoint, channel: made.channel, ...whose }, touchpoint }],
  ];
}
