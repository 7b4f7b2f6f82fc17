/** What the desk has to do and who does it: the doors. Every number is that of a list of conversations. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { PeriodQuery } from '../../lens/question/contract.ts';
import { ConversationFilters } from '../shapes-contract.ts';

const tag = 'conversations';

const query = PeriodQuery.extend(ConversationFilters.pick({ channel: true, department: true }).shape);

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
          /**
           * CSAT of conversations that they had solved, by each one's last answer within the time: share of 4 and 5 of 5,
           * with a 95 % interval (Wilson). Null where nobody answered.
           */
          csat: z.object({ n: z.int(), share: z.number(), low: z.number(), high: z.number() }).nullable(),
        }),
      ),
    }),
  }),
};
