/** How customers seemed, as members noted it, in the SQL of the lens. Never part of what customers answered. */
import { SENTIMENTS } from './shapes-contract.ts';

/** −1 … 1. @param emotion expression of one of the emotions */
export const sentimentOf = (emotion: string) =>
  `toFloat64(multiIf(${Object.entries(SENTIMENTS)
    .map(([name, value]) => `${emotion} = '${name}', ${value}`)
    .join(', ')}, 0))`;

/** Touchpoints that a call or a visit can be. */
const TYPES = "('Call Received', 'Call Made', 'Help Requested')";

/** Condition over `touchpoints`: a member noted how the customer seemed. */
export const IS_NOTED = `type IN ${TYPES} AND JSONExtractString(properties, 'emotion_noted_by') = 'member'
  AND JSONExtractString(properties, 'emotion') IN (${Object.keys(SENTIMENTS)
    .map((name) => `'${name}'`)
    .join(', ')})`;

/** Of such a touchpoint. */
export const NOTED_SENTIMENT = sentimentOf("JSONExtractString(properties, 'emotion')");
