/** Given reviews as CSV, one row for each criterion of each. */
import type { Tx } from '../../../core/database/workspace.ts';
import { CSV_MARK, csvLine } from '../../../core/http/csv.ts';
import type { Caller } from '../../../core/http/serve.ts';
import { allGiven, conditionsOf } from '../reviews/list.ts';
import { answersOf } from '../reviews/read.ts';
import type { RowTold } from '../reviews/rows.ts';
import type { Answer, ReviewFilters } from '../reviews/shapes-contract.ts';
import type { Criterion } from '../scorecards/contract.ts';
import { criteriaOf } from '../scorecards/scorecards.ts';

const HEAD = [
  ...['review', 'given', 'state', 'conversation', 'conversation id', 'channel', 'person', 'reviewer'],
  ...[
    'scorecard',
    'version',
    'chosen',
    'total',
    'failed',
    'criterion',
    'weight',
    'scale',
    'answer',
    'comment',
  ],
];

type InTransaction = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/** Times are UTC; where a criterion does not apply, its answer is empty. @throws as a list, before the first line */
export async function reviewsCsv(
  inTransaction: InTransaction,
  caller: Caller,
  filters: ReviewFilters,
): Promise<AsyncGenerator<string>> {
  await inTransaction((tx) => conditionsOf(tx, caller, filters));
  return linesOf(inTransaction, caller, filters);
}

async function* linesOf(
  inTransaction: InTransaction,
  caller: Caller,
  filters: ReviewFilters,
): AsyncGenerator<string> {
  yield CSV_MARK + csvLine(HEAD);
  for await (const reviews of allGiven(inTransaction, caller, filters)) {
    const ids = reviews.map(({ id }) => id);
    const [answers, criteria] = await inTransaction(async (tx) => [
      await answersOf(tx, ids),
      await criteriaOf(tx, caller, ids),
    ]);
    yield reviews
      .flatMap((review) =>
        (criteria.get(review.id) ?? []).map((one) =>
          csvLine(cells(review, one, answers.get(review.id) ?? [])),
        ),
      )
      .join('');
  }
}

function cells(review: RowTold, criterion: Criterion, answers: Answer[]) {
  const { id, givenAt, state, conversation, member, reviewer, scorecard, chosen, score, failed } = review;
  const answer = answers.find((one) => one.criterion === criterion.id);
  return [
    ...[
      id,
      givenAt,
      state,
      conversation.number,
      conversation.id,
      conversation.channel,
      member.name,
      reviewer.name,
    ],
    ...[
      scorecard.name,
      scorecard.version,
      chosen,
      score === null ? null : Math.round(score * 100) / 100,
      failed,
    ],
    ...[criterion.name, criterion.weight, criterion.scale, answer?.value, answer?.comment],
  ];
}
