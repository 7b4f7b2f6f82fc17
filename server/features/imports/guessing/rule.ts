/** How a rule for columns is written, and what values must look like. */
import type { ColumnFacts } from './columns.ts';

export interface Rule {
  field: string;
  /** All of these concepts must be in the name. */
  needs: string[];
  /** How sure it is when the name says nothing else, 0 … 1. */
  sure: number;
  /** Concepts that change nothing beside the needed ones. */
  free?: string[];
  /** Concepts that mean something else. */
  without?: string[];
  /** Anything else in the name means something else. */
  alone?: true;
  fits?: (facts: ColumnFacts) => boolean;
}

export const isDate = (facts: ColumnFacts) => facts.filled === 0 || facts.dates >= 0.5 || isSerial(facts);
const isSerial = ({ numbers, min, max }: ColumnFacts) =>
  numbers >= 0.95 && ((min >= 20_000 && max <= 80_000) || (min >= 100_000_000 && max < 10_000_000_000_000));
export const isNumber = (facts: ColumnFacts) => facts.filled === 0 || facts.numbers >= 0.7;
export const isText = (facts: ColumnFacts) =>
  facts.filled === 0 || (facts.numbers < 0.5 && facts.dates < 0.7);
export const isId = (facts: ColumnFacts) => facts.averageLength <= 100 && facts.dates < 0.7;
export const isEmail = (facts: ColumnFacts) => facts.filled === 0 || facts.emails >= 0.5;
export const isPhone = (facts: ColumnFacts) => facts.filled === 0 || facts.phones >= 0.4;
export const isScore = (facts: ColumnFacts) => isNumber(facts) && facts.min >= -10 && facts.max <= 100;
export const WHEN = ['date', 'time'];
