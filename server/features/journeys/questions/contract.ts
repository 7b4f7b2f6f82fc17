/** Questions about many journeys: paths, funnels, retention. Each opens its people and is a file. */
import { route } from '../../../core/http/contract.ts';
import { DurationAnswer, DurationQuestion } from './duration-contract.ts';
import { FunnelAnswer, FunnelPart, FunnelQuestion } from './funnel-contract.ts';
import { PathsAnswer, PathsPart, PathsQuestion } from './paths-contract.ts';
import { RetentionAnswer, RetentionPart, RetentionQuestion } from './retention-contract.ts';
import { Page, QuestionPeople } from './shapes-contract.ts';

const tag = 'journeys';
const CSV = 'CSV, UTF-8, with a head line';

export const questionsApi = {
  paths: route({
    method: 'GET',
    path: '/api/journeys/paths',
    access: 'journeys.read',
    tag,
    summary: 'What people did next, or before: steps with shares, median times and where paths end',
    query: PathsQuestion,
    answer: PathsAnswer,
  }),
  pathsPeople: route({
    method: 'GET',
    path: '/api/journeys/paths/people',
    access: 'customers.read',
    tag,
    summary: 'The customers of a node, of a link, or those whose path ended at a node',
    query: PathsQuestion.extend({ ...PathsPart.shape, ...Page }),
    answer: QuestionPeople,
  }),
  pathsCsv: route({
    method: 'GET',
    path: '/api/journeys/paths/csv',
    access: 'journeys.read',
    tag,
    summary: `The links of the same paths, one a row (${CSV})`,
    query: PathsQuestion,
  }),
  funnel: route({
    method: 'GET',
    path: '/api/journeys/funnel',
    access: 'journeys.read',
    tag,
    summary: 'How many people came from step to step, how long it took, and what converters did differently',
    query: FunnelQuestion,
    answer: FunnelAnswer,
  }),
  funnelPeople: route({
    method: 'GET',
    path: '/api/journeys/funnel/people',
    access: 'customers.read',
    tag,
    summary: 'The customers who reached a step, or who were lost before it',
    query: FunnelQuestion.extend({ ...FunnelPart.shape, ...Page }),
    answer: QuestionPeople,
  }),
  funnelCsv: route({
    method: 'GET',
    path: '/api/journeys/funnel/csv',
    access: 'journeys.read',
    tag,
    summary: `The same steps, in whole and by group (${CSV})`,
    query: FunnelQuestion,
  }),
  duration: route({
    method: 'GET',
    path: '/api/journeys/duration',
    access: 'journeys.read',
    tag,
    summary: 'How long journeys last, from the first touchpoint to the last',
    query: DurationQuestion,
    answer: DurationAnswer,
  }),
  retention: route({
    method: 'GET',
    path: '/api/journeys/retention',
    access: 'journeys.read',
    tag,
    summary: 'Who came back, by when they began; periods that are not over are marked',
    query: RetentionQuestion,
    answer: RetentionAnswer,
  }),
  retentionPeople: route({
    method: 'GET',
    path: '/api/journeys/retention/people',
    access: 'customers.read',
    tag,
    summary: 'The customers of a cohort, or of them those who came back in a period',
    query: RetentionQuestion.extend({ ...RetentionPart.shape, ...Page }),
    answer: QuestionPeople,
  }),
  retentionCsv: route({
    method: 'GET',
    path: '/api/journeys/retention/csv',
    access: 'journeys.read',
    tag,
    summary: `The same cohorts, one period a row (${CSV})`,
    query: RetentionQuestion,
  }),
};
