import { CHANNEL_OF_TOUCHPOINT } from '../../lens/question/narrowing.ts';
import { RATE } from '../kinds.ts';
import type { Metric } from '../metric.ts';
import { observed } from '../observe.ts';
import { ownRows } from '../rows.ts';

/** Every time somebody was asked: a survey sent to a person at a moment. What came back asked nobody. */
const SENT = `SELECT person, JSONExtractString(properties, 'survey') AS survey, at, min(${CHANNEL_OF_TOUCHPOINT}) AS through, toUInt8(1) AS is_sending
  FROM touchpoints WHERE type = 'Survey Sent' AND JSONExtractRaw(properties, 'delivered') != 'false' GROUP BY person, survey, at`;

/** Each answer with the last sending before it, if there was one. Skipped: neither a score nor a word. */
const ANSWERS = `SELECT given.person AS person, toString(given.survey) AS survey, given.asked_at AS asked_at,
    sent.at AS sent_at, sent.is_sending AS follows_sending, given.score IS NOT NULL OR given.has_comment AS was_answered
  FROM responses AS given ASOF LEFT JOIN (${SENT}) AS sent
    ON given.person = sent.person AND toString(given.survey) = sent.survey AND given.at >= sent.at`;

/** Surveys of which more than answers is known: that they were sent, or that somebody skipped them. */
const KNOWN_TO_BE_ASKED = `SELECT JSONExtractString(properties, 'survey') FROM touchpoints WHERE type = 'Survey Sent'
  UNION ALL SELECT toString(survey) FROM responses WHERE asked_at IS NOT NULL AND score IS NULL AND NOT has_comment`;

const WITHOUT_SENDING = `SELECT person, survey, asked_at, '' AS through, toUInt8(was_answered) AS is_answered, toUInt8(0) AS was_sent
  FROM (${ANSWERS}) WHERE NOT follows_sending AND asked_at IS NOT NULL`;

/**
 * Those sent, each answered or not; and answers that say when they were asked for, where no sending was recorded. Where
 * nothing but answers of a survey was ever recorded, nobody knows who else was asked: these are none of those asked.
 */
const ASKED = `
  SELECT sent.person AS person, sent.survey AS survey, toNullable(sent.at) AS asked_at, sent.through AS through,
    answered.is_answered AS is_answered, toUInt8(1) AS was_sent
  FROM (${SENT}) AS sent
  LEFT JOIN (
    SELECT DISTINCT person, survey, sent_at AS at, toUInt8(1) AS is_answered FROM (${ANSWERS}) WHERE follows_sending AND was_answered
  ) AS answered USING (person, survey, at)
  UNION ALL
  ${WITHOUT_SENDING} AND survey IN (${KNOWN_TO_BE_ASKED})`;

const rowsOf = (table: string) =>
  ownRows(
    table,
    { survey: { sql: '[seen.survey]' }, channel: { sql: '[toString(seen.through)]' } },
    { channel: 'seen.through = {channel:String}' },
  );

const ROWS = rowsOf(ASKED);
const ONLY_ANSWERS = rowsOf(`${WITHOUT_SENDING} AND survey NOT IN (${KNOWN_TO_BE_ASKED})`);

export const responseRate: Metric = {
  id: 'response-rate',
  name: 'Response rate',
  definition: 'How many of those who were asked answered. A survey opened and skipped is not an answer.',
  formula:
    'Surveys answered, with a score or a word / surveys sent, plus answers that say when they were asked for where no sending was recorded. What came back undelivered asked nobody and is not in it. By the moment of asking. Of a survey of which only answers were ever recorded, neither a sending nor a skipped one, nobody knows who was asked: it is left out.',
  source:
    'AAPOR, Standard Definitions (10th edition), response rate 1, with every survey sent as eligible. Interval: Wilson score.',
  unit: 'rate',
  direction: 'up',
  kind: RATE,
  hasParts: true,
  of: ROWS,
  observations: (asked) =>
    observed(
      ROWS,
      { at: 'seen.asked_at', hit: 'if(seen.is_answered, 1, -1)', more: ['seen.was_sent AS was_sent'] },
      asked,
    ),
  withheld: {
    reason: 'only-answers',
    observations: (asked) => observed(ONLY_ANSWERS, { at: 'seen.asked_at' }, asked),
  },
  detail: { sent: 'countIf(was_sent)', withoutSending: 'countIf(NOT was_sent)' },
};
