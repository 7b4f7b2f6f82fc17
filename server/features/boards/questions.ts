/** What a card of each kind may ask: what the question's own door takes. */
import { z } from 'zod';
import { readAs } from '../../core/http/validate.ts';
import { MapQuery } from '../journeys/map/asked-contract.ts';
import { FunnelQuestion } from '../journeys/questions/funnel-contract.ts';
import { PathsQuestion } from '../journeys/questions/paths-contract.ts';
import { RetentionQuestion } from '../journeys/questions/retention-contract.ts';
import { metricsApi } from '../metrics/contract.ts';
import { METRIC_IDS } from '../metrics/shapes-contract.ts';
import type { CardKind } from './contract.ts';

const QUESTIONS: Record<CardKind, z.ZodType<Record<string, unknown>>> = {
  map: MapQuery.strict(),
  paths: PathsQuestion.strict().refine(({ start, end }) => !(start && end), {
    path: ['end'],
    error: 'cannot be given together with start',
  }),
  funnel: FunnelQuestion.strict().refine(({ steps, step }) => (steps ?? step ?? []).length >= 2, {
    path: ['steps'],
    error: 'a funnel has 2 to 10 steps',
  }),
  retention: RetentionQuestion.strict(),
  metric: metricsApi.figure.query!.extend({ id: z.enum(METRIC_IDS) }).strict(),
};

/**
 * The question with everything it leaves out said, so that a card means the same when defaults change.
 * @throws 400 saying which field cannot be used, at `question.FIELD`
 */
export function readQuestion(kind: CardKind, question: Record<string, unknown>): Record<string, unknown> {
  return JSON.parse(JSON.stringify(readAs(QUESTIONS[kind], question, 'question')));
}
