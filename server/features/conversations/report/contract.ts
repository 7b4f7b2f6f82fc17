/** What the desk has to do and who does it: the doors. Every number is that of a list of conversations. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { called } from '../../customers/shapes-contract.ts';
import { MetricPartQuery } from '../../metrics/contract.ts';
import { ConversationFilters } from '../filters-contract.ts';
import { ConversationStatus } from '../shapes-contract.ts';

const tag = 'conversations';

const query = PeriodQuery.extend(ConversationFilters.pick({ channel: true, department: true }).shape);

/** What groups of conversations are told by; topics are their tags. */
export const REPORT_GROUPS = ['channel', 'department', 'topic'] as const;

/**
 * CSAT by each conversation's last answer within the time: share of 4 and 5 of 5, with a 95 % interval (Wilson). Null
 * where nobody answered.
 */
const Csat = z.object({ n: z.int(), share: z.number(), low: z.number(), high: z.number() }).nullable();

/** In which something was counted. */
const CountedConversation = z.object({
  id: z.uuid(),
  /** Null where it is no more. */
  number: z.int().nullable(),
  subject: z.string(),
  preview: z.string(),
  status: ConversationStatus.nullable(),
  customer: z.object({ id: z.uuid(), ...called }),
  /** How many of the figure's n were counted in it. */
  observations: z.int(),
  /** Of these alone: the mean of a mean or median, the share of a rate, the sum of a sum or count. */
  value: z.number().nullable(),
  lastAt: z.iso.datetime(),
});

const asked = { from: z.iso.datetime(), to: z.iso.datetime() };

export const reportApi = {
  today: route({
    method: 'GET',
    path: '/api/service-report/today',
    access: 'conversations.read',
    tag,
    summary: 'The desk now, and today where the workspace is',
    query: ConversationFilters.pick({ channel: true, department: true }),
    answer: z.object({
      day: z.iso.date(),
      timeZone: z.string(),
      /** Now: not solved; of these whose customer waits; given to nobody; missing a service level, or about to. */
      active: z.int(),
      waiting: z.int(),
      unassigned: z.int(),
      breaching: z.int(),
      /** Since when the customer waits who waits longest. */
      waitingSince: z.iso.datetime().nullable(),
      /** Today: conversations in which customers wrote, in which members answered, and which were solved and still are. */
      asked: z.int(),
      answered: z.int(),
      solved: z.int(),
      /** Of conversations that were rated today. */
      csat: Csat,
      /** Conversations in which customers wrote, by hour; hours in which nobody did are left out. */
      hours: z.array(z.object({ hour: z.int().min(0).max(23), asked: z.int() })),
    }),
  }),
  hours: route({
    method: 'GET',
    path: '/api/service-report/hours',
    access: 'conversations.read',
    tag,
    summary: 'In how many conversations customers wrote, by hour of the week where the workspace is',
    query,
    answer: z.object({
      ...asked,
      timeZone: z.string(),
      /** Conversations in which a customer wrote at all; one may be in several hours. */
      total: z.int(),
      /** Hours in which nobody wrote are left out. */
      items: z.array(
        z.object({
          /** 1 is Monday. */
          weekday: z.int().min(1).max(7),
          hour: z.int().min(0).max(23),
          conversations: z.int(),
        }),
      ),
    }),
  }),
  people: route({
    method: 'GET',
    path: '/api/service-report/people',
    access: 'conversations.read',
    tag,
    summary: 'What each member has in hand now, and answered and solved within the time',
    query,
    answer: z.object({
      ...asked,
      items: z.array(
        z.object({
          /** Null: what nobody has in hand. */
          member: z.object({ id: z.uuid(), name: z.string() }).nullable(),
          /** Now, of those that are not solved. */
          open: z.int(),
          /** Of these, whose customer waits for an answer. */
          waiting: z.int(),
          /** Conversations in which they wrote answers within the time, and how many answers. */
          answered: z.int(),
          answers: z.int(),
          /** Theirs now, solved within the time and not opened again. */
          solved: z.int(),
          /** Of conversations that they had solved. */
          csat: Csat,
        }),
      ),
    }),
  }),
  groups: route({
    method: 'GET',
    path: '/api/service-report/groups',
    access: 'conversations.read',
    tag,
    summary:
      'What was asked, answered and solved within the time, and what is in hand now, by channel, department or topic',
    query: query.extend({ by: z.enum(REPORT_GROUPS) }),
    answer: z.object({
      ...asked,
      items: z.array(
        z.object({
          /** A channel, the key of a department or `none`, or a tag. */
          key: z.string(),
          /** Of a department. */
          name: z.string().nullable(),
          /** Conversations within the time: in which the customer wrote, a member answered, solved and not opened again. */
          asked: z.int(),
          answered: z.int(),
          solved: z.int(),
          /** Now, not solved. */
          open: z.int(),
          csat: Csat,
        }),
      ),
    }),
  }),
  counted: route({
    method: 'GET',
    path: '/api/metrics/:id/conversations',
    access: 'conversations.read',
    tag: 'metrics',
    summary:
      'The conversations a figure was counted in: of the total, a point or a group; latest first. 409 for a metric that is not counted in conversations',
    params: z.object({ id: z.string().max(60) }),
    query: MetricPartQuery.extend({
      cursor: z.string().max(600).optional(),
      limit: z.coerce.number().int().min(1).max(500).default(50),
    }),
    answer: z.object({
      items: z.array(CountedConversation),
      /** Conversations. */
      total: z.int(),
      /** What was observed in them: n of the figure, for `part=all`. */
      observations: z.int(),
      nextCursor: z.string().nullable(),
    }),
  }),
  countedCsv: route({
    method: 'GET',
    path: '/api/metrics/:id/conversations/csv',
    access: 'conversations.read',
    tag: 'metrics',
    summary: 'All those conversations as a file (text/csv, UTF-8)',
    params: z.object({ id: z.string().max(60) }),
    query: MetricPartQuery,
  }),
};
