/** What the measured journey map can be asked. */
import { z } from 'zod';
import { PeriodQuery } from '../../../core/period-contract.ts';
import { NarrowingQuery, RunningSpan } from '../../lens/question/contract.ts';
import { DIFFERENCE_KINDS } from './differences/kinds.ts';

/** After so many days in which a person does nothing, they have left, and what follows begins a new journey. */
export const DEFAULT_QUIET_DAYS = 30;

const VERSION = 'must be the number of a saved version of the map';
const Version = z.coerce.number(VERSION).int(VERSION).min(1, VERSION).max(1_000_000_000, VERSION);

const asked = {
  ...PeriodQuery.shape,
  ...NarrowingQuery.shape,
  quietDays: z.coerce.number().int().min(1).max(3650).optional(),
  /** A saved version of the map; the map as it is now when left out. */
  version: Version.optional(),
};

export const MapQuery = z.object({
  ...asked,
  /**
   * What it is held against: the time just before (as of a metric: of a month the month before), a year earlier, another
   * segment, another version of the map.
   */
  compare: z.enum(['previous', 'year', 'segment', 'version']).optional(),
  span: RunningSpan,
  /** With `compare=segment`: everybody when left out. */
  compareSegment: z.uuid('must be the id of a segment of this workspace').optional(),
  /** With `compare=version`: the map as it is now when left out. */
  compareVersion: Version.optional(),
});
export type MapQuery = z.output<typeof MapQuery>;

/** Of a map that nobody uses yet: its version is the draft, and it is held against nothing. */
export const MapPreviewQuery = z.object(asked).omit({ version: true });
export type MapPreviewQuery = z.output<typeof MapPreviewQuery>;

/**
 * What people a figure was counted from. `all`: customers and occurrences. `continued`, `left`: those of the shares
 * (of occurrences for a type, of ended visits for a stage). `unknown`: too recent for either. `rated`, `rated-low`,
 * `facts`: behind emotion and rating. `noted`: of whom a member noted how they seemed. `csat`, `ces`, `nps`: who answered after it. `contacts`: who got in touch after it.
 *
 * Of a group that makes a difference, `rated` is behind its emotion and `left` behind its leaving, which counts those
 * who came to the stage with the key `leaving` too; `continued`: the others of its n. It has `all` and `unknown` besides.
 */
export const MAP_PARTS = [
  'all',
  'continued',
  'left',
  'unknown',
  'rated',
  'rated-low',
  'facts',
  'noted',
  'csat',
  'ces',
  'nps',
  'contacts',
] as const;
export type MapPart = (typeof MAP_PARTS)[number];

export const MapPeopleQuery = z.object({
  ...asked,
  /** Key of a stage. */
  stage: z.string().min(1).max(100).optional(),
  /** Name of a touchpoint type. Neither stage nor type: everybody in the map. */
  type: z.string().min(1).max(300).optional(),
  part: z.enum(MAP_PARTS).default('all'),
  /** With a stage and `part=continued`: only visits that went on to the stage of this key; `none`: to no stage. */
  next: z.string().min(1).max(100).optional(),
  /** With a type and a `value`: only the group of its touchpoints that has this in common, as differences tell it. */
  what: z.enum(DIFFERENCE_KINDS).optional(),
  /** Of the property or trait. */
  name: z.string().min(1).max(300).optional(),
  /** What the group has in common, as it is shown: `South`, `3`, `11+`. */
  value: z.string().min(1).max(300).optional(),
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});
export type MapPeopleQuery = z.output<typeof MapPeopleQuery>;
