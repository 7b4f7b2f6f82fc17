/** The conversations that a metric of the desk was counted in, with what they are about. */
import type { z } from 'zod';
import { inWorkspace } from '../../../core/database/workspace.ts';
import { CSV_MARK, csvLine } from '../../../core/http/csv.ts';
import { namesOf, UNKNOWN } from '../../customers/names.ts';
import { observedConversations } from '../../metrics/in-conversations.ts';
import type { Part } from '../../metrics/part.ts';
import type { Question } from '../../metrics/question.ts';
import { rowsOf } from '../rows.ts';
import type { reportApi } from './contract.ts';

type Answer = z.input<typeof reportApi.counted.answer & object>;

/** One page, those latest observed first. @throws 409 for a metric that is not counted in conversations; 400 for a part that it does not have */
export async function listCounted(
  question: Question,
  part: Part,
  paging: { cursor?: string | undefined; limit: number },
): Promise<Answer> {
  const { items, ...page } = await observedConversations(question, part, paging);
  const { rows, names } = await inWorkspace(question.program.db, question, async (tx) => ({
    rows: await rowsOf(
      tx,
      items.map(({ id }) => id),
    ),
    names: await namesOf(tx, [...new Set(items.map(({ customerId }) => customerId))]),
  }));
  const known = new Map(rows.map((row) => [row.id, row]));
  return {
    ...page,
    items: items.map(({ customerId, ...counted }) => {
      const {
        number = null,
        subject = '',
        preview = '',
        status = null,
        customer,
      } = known.get(counted.id) ?? {};
      const gone = { id: customerId, ...(names.get(customerId) ?? UNKNOWN) };
      return { ...counted, number, subject, preview, status, customer: customer ?? gone };
    }),
  };
}

const HEAD = [
  ...['number', 'id', 'subject', 'status', 'customer id', 'customer name', 'customer email'],
  ...['observations', 'value', 'last'],
];
const PAGE_CONVERSATIONS = 500;

/** All of them, a page at a time. */
export async function* countedCsv(question: Question, part: Part): AsyncGenerator<string> {
  let page = await listCounted(question, part, { limit: PAGE_CONVERSATIONS });
  yield CSV_MARK + csvLine(HEAD);
  for (;;) {
    yield page.items
      .map(({ number, id, subject, status, customer, observations, value, lastAt }) =>
        csvLine([
          ...[number, id, subject, status, customer.id, customer.name, customer.email],
          ...[observations, value, lastAt],
        ]),
      )
      .join('');
    if (!page.nextCursor) return;
    page = await listCounted(question, part, { cursor: page.nextCursor, limit: PAGE_CONVERSATIONS });
  }
}
