import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { memberOf } from '../members/callers.ts';
import { agreeOn, beginMine, compareReviews, openCalibration } from './calibration/calibrate.ts';
import { calibrationsApi } from './calibration/contract.ts';
import { listCalibrations, readCalibration } from './calibration/read.ts';
import { coachingApi } from './coaching/contract.ts';
import { markSeen } from './coaching/news.ts';
import { answerNote, changeNote, listNotes, settleNote, writeNote } from './coaching/notes.ts';
import { qualityReportApi } from './report/contract.ts';
import { reviewsCsv } from './report/csv.ts';
import { readReport } from './report/report.ts';
import { beginReview, reviewable } from './reviews/begin.ts';
import { reviewsApi } from './reviews/contract.ts';
import { listReviews } from './reviews/list.ts';
import { readReview } from './reviews/read.ts';
import { acknowledgeReview, disputeReview, resolveReview } from './reviews/reply.ts';
import { discardReview, giveReview, writeReview } from './reviews/write.ts';
import { reviewersHere } from './rights.ts';
import { queueApi, samplingApi } from './sampling/contract.ts';
import { drawThisWeek } from './sampling/drawing.ts';
import { readQueue, skipSample, takeSample, unskipSample } from './sampling/queue.ts';
import { addRule, changeRule, listRules, removeRule } from './sampling/rules.ts';
import { scorecardsApi } from './scorecards/contract.ts';
import { addScorecard, changeScorecard, listScorecards } from './scorecards/scorecards.ts';
import { waitingApi } from './waiting/contract.ts';
import { readWaiting } from './waiting/waiting.ts';

type Part = Pick<Context, 'db'>;

export function qualityRoutes(app: FastifyInstance, context: Context): void {
  scorecardRoutes(app, context);
  reviewRoutes(app, context);
  replyRoutes(app, context);
  samplingRoutes(app, context);
  calibrationRoutes(app, context);
  coachingRoutes(app, context);
  serve(app, waitingApi.mine, ({ caller }) => {
    const member = memberOf(caller);
    return inWorkspace(context.db, member, (tx) => readWaiting(tx, member));
  });
  serve(app, qualityReportApi.report, ({ caller, query }) =>
    inWorkspace(context.db, caller, (tx) => readReport(tx, caller, query)),
  );
}

function scorecardRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, scorecardsApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listScorecards(tx, caller) })),
  );
  serve(app, scorecardsApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => addScorecard(tx, caller, body)),
  );
  serve(app, scorecardsApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeScorecard(tx, caller, params.id, body)),
  );
}

function reviewRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, reviewsApi.list, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => listReviews(tx, caller, query)),
  );
  serve(app, reviewsApi.csv, async ({ caller, query, reply }) => {
    const text = await reviewsCsv((work) => inWorkspace(db, caller, work), caller, query);
    reply.header('content-type', 'text/csv; charset=utf-8');
    reply.header('content-disposition', 'attachment; filename="reviews.csv"');
    return Readable.from(text);
  });
  serve(app, reviewsApi.get, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => readReview(tx, caller, params.id)),
  );
  serve(app, reviewsApi.reviewers, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({
      items: (await reviewersHere(tx)).map(({ id, name }) => ({ id, name })),
    })),
  );
  serve(app, reviewsApi.ofConversation, ({ caller, params }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await reviewable(tx, params.id) })),
  );
  serve(app, reviewsApi.begin, ({ caller, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => beginReview(tx, member, body));
  });
  serve(app, reviewsApi.write, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => writeReview(tx, member, params.id, body));
  });
  serve(app, reviewsApi.give, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => giveReview(tx, member, params.id));
  });
  serve(app, reviewsApi.discard, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => discardReview(tx, member, params.id));
  });
}

function replyRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, reviewsApi.acknowledge, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => acknowledgeReview(tx, member, params.id));
  });
  serve(app, reviewsApi.dispute, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => disputeReview(tx, member, params.id, body.text));
  });
  serve(app, reviewsApi.resolve, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => resolveReview(tx, member, params.id, body.text));
  });
}

function samplingRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, samplingApi.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listRules(tx) })),
  );
  serve(app, samplingApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => addRule(tx, caller, body)),
  );
  serve(app, samplingApi.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeRule(tx, caller, params.id, body)),
  );
  serve(app, samplingApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeRule(tx, caller, params.id)),
  );
  serve(app, queueApi.list, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => readQueue(tx, caller, query.week)),
  );
  serve(app, queueApi.draw, ({ caller }) => inWorkspace(db, caller, (tx) => drawThisWeek(tx, caller)));
  serve(app, queueApi.take, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => takeSample(tx, member, params.id));
  });
  serve(app, queueApi.skip, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => skipSample(tx, caller, params.id, body.reason)),
  );
  serve(app, queueApi.unskip, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => unskipSample(tx, caller, params.id)),
  );
}

function calibrationRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, calibrationsApi.list, ({ caller }) =>
    inWorkspace(db, caller, (tx) => listCalibrations(tx, caller)),
  );
  serve(app, calibrationsApi.get, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => readCalibration(tx, caller, params.id)),
  );
  serve(app, calibrationsApi.open, ({ caller, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => openCalibration(tx, member, body));
  });
  serve(app, calibrationsApi.begin, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => beginMine(tx, member, params.id));
  });
  serve(app, calibrationsApi.compare, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => compareReviews(tx, member, params.id));
  });
  serve(app, calibrationsApi.agree, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => agreeOn(tx, member, params.id, body));
  });
}

function coachingRoutes(app: FastifyInstance, { db }: Part): void {
  serve(app, coachingApi.list, ({ caller, query }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listNotes(tx, caller, query) })),
  );
  serve(app, coachingApi.write, ({ caller, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => writeNote(tx, member, body));
  });
  serve(app, coachingApi.change, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => changeNote(tx, member, params.id, body));
  });
  serve(app, coachingApi.seen, ({ caller, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => markSeen(tx, member, body));
  });
  serve(app, coachingApi.answer, ({ caller, params, body }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => answerNote(tx, member, params.id, body.text));
  });
  serve(app, coachingApi.done, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => settleNote(tx, member, params.id, new Date()));
  });
  serve(app, coachingApi.undone, ({ caller, params }) => {
    const member = memberOf(caller);
    return inWorkspace(db, member, (tx) => settleNote(tx, member, params.id, null));
  });
}
