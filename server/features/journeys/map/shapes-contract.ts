/** What the measured journey map answers: stages, their touchpoints, the best and worst moments. */
import { z } from 'zod';
import { MapQuery } from './asked-contract.ts';

/** A contact counts to what happened to the person in so many days before it. */
export const CONTACT_DAYS = 7;

const observed = { n: z.int(), low: z.number().nullable(), high: z.number().nullable(), small: z.boolean() };

/** A mean or score with its 95 % interval; the ends are null where n is too small for one. */
const Figure = z.object({ value: z.number(), ...observed });

const Part = z.object({ n: z.int(), value: z.number().nullable() });

/** −1 … 1; where it comes from is in `from`: n of the whole is the sum of theirs. */
const Emotion = Figure.extend({
  from: z.object({
    /** What people rated: the order it belongs to, the contact, or the answer itself. */
    ratings: Part,
    /** What is plain without asking: late, cancelled, returned, …; docs/journey-map.md has the values. */
    facts: Part,
    /** What messages say; none are read yet. */
    sentiment: Part,
  }),
});

/** Ratings behind the emotion, on the scale of five where at least 30 rated on it, else the one with most ratings. */
const Rating = z.object({
  /** Lowest and highest score. */
  scale: z.tuple([z.number(), z.number()]),
  n: z.int(),
  mean: z.number(),
  /** Share of the lowest score of the scale, 0 … 1. */
  lowShare: z.number(),
});

const Contacts = z.object({
  /** Requests for help and calls within 7 days after it. */
  count: z.int(),
  /** For every 100 occurrences. */
  per100: z.number().nullable(),
});

/** Of occurrences for a type, of ended visits for a stage; the last `quietDays` before now are in neither. */
const goingOn = {
  /** n of both shares. */
  known: z.int(),
  /**
   * Share after which the person did something within `quietDays`, 0 … 1; null when nothing is known. What is outbound
   * is nothing that they did.
   */
  continueShare: z.number().nullable(),
  continueLow: z.number().nullable(),
  continueHigh: z.number().nullable(),
  /** Share after which the person did nothing for `quietDays`, 0 … 1: 1 − continueShare for a type. */
  leaveShare: z.number().nullable(),
  leaveLow: z.number().nullable(),
  leaveHigh: z.number().nullable(),
  /** How many went on, how many left; together `known`. */
  continued: z.int(),
  left: z.int(),
  /**
   * Where something happened and nothing is known of it yet: from when on the first of it is, `quietDays` after it.
   * Null otherwise.
   */
  knownFrom: z.iso.datetime().nullable(),
  /** `known` is too small for the shares to mean anything. */
  smallKnown: z.boolean(),
};

const measured = {
  /** People. */
  customers: z.int(),
  occurrences: z.int(),
  /** Since whatever the same person did before, within `quietDays`. For a stage: before entering it. */
  medianGapSeconds: z.number().nullable(),
  p90GapSeconds: z.number().nullable(),
  ...goingOn,
  emotion: Emotion.nullable(),
  /** Of those who passed: what they answered within `quietDays` after. Share of the top two of five, 0 … 1. */
  csat: Figure.nullable(),
  /** Mean of 1 … 7. */
  ces: Figure.nullable(),
  /** −100 … 100. */
  nps: Figure.nullable(),
  contacts: Contacts,
};

const TouchpointOfMap = z.object({
  /** Name in the catalogue. */
  type: z.string(),
  /** The type's own channel; null where it depends on the touchpoint. */
  channel: z.string().nullable(),
  /** Key of the owning department. */
  department: z.string().nullable(),
  momentOfTruth: z.boolean(),
  /** Said or sent by the company, or an answer to it: it is no step of the customer, and going on is what they did after it. */
  outbound: z.boolean(),
  ...measured,
  rating: Rating.nullable(),
  /** How people seemed, −1 … 1, as members noted it of calls and visits: in no emotion, which is what people said. */
  noted: Figure.nullable(),
});

const StageOfMap = z.object({
  id: z.uuid(),
  key: z.string(),
  name: z.string(),
  position: z.int(),
  ...measured,
  /** Runs of the person's own steps in this stage without another stage or silence between, by their last step. */
  visits: z.int(),
  /** Where ended visits went, the most first: key of the stage, null for types that belong to no stage. Shares of `known`. */
  next: z.array(z.object({ stage: z.string().nullable(), visits: z.int(), share: z.number() })),
  /** The most people first. Every type of the stage that occurred. */
  touchpoints: z.array(TouchpointOfMap),
});

const Rest = z.object({
  /** All other rated occurrences in the map. */
  emotion: Part,
  rating: Rating.nullable(),
  /** The most of the other touchpoints of its stage that happened at least 30 times; null where there are none. */
  leaveShare: z.number().nullable(),
  contactsPer100: z.number().nullable(),
});

const MomentOfMap = z.object({
  type: z.string(),
  /** Key. */
  stage: z.string().nullable(),
  direction: z.enum(['best', 'worst']),
  momentOfTruth: z.boolean(),
  /** customers × |difference| × certainty. */
  score: z.number(),
  customers: z.int(),
  occurrences: z.int(),
  emotion: Emotion,
  /** Emotion less that of the rest. */
  difference: z.number(),
  /** 0 … 1: that it differs from the rest at all; halved as far as it rests on facts alone. */
  certainty: z.number(),
  rating: Rating.nullable(),
  leaveShare: z.number().nullable(),
  known: z.int(),
  contacts: Contacts,
  /** What is more here than after each other touchpoint of its stage, at 95 %; those that happened 30 times at least. */
  worse: z.array(z.enum(['leaving', 'contacts'])),
  rest: Rest,
  /** The same in one plain English sentence. */
  sentence: z.string(),
});

const whole = {
  /** First moment, included; null when the question had no beginning. */
  from: z.iso.datetime().nullable(),
  to: z.iso.datetime(),
  /** Of the map that was asked; null for the map as it is now. */
  version: z.int().nullable(),
  customers: z.int(),
  occurrences: z.int(),
  /** All stages in order, also those in which nothing happened. */
  stages: z.array(StageOfMap),
  /** Types that belong to no stage. */
  unmapped: z.array(z.object({ type: z.string(), customers: z.int(), occurrences: z.int() })),
};

export const JourneyMap = z.object({
  ...whole,
  quietDays: z.int(),
  quietDaysSource: z.enum(['asked', 'default']),
  /** At most the three best and the three worst, each by score; nothing that n is too small for. */
  moments: z.array(MomentOfMap),
  compared: z.object({ by: MapQuery.shape.compare.unwrap(), ...whole }).optional(),
});
export type JourneyMap = z.output<typeof JourneyMap>;
export type StageOfMap = z.output<typeof StageOfMap>;
export type TouchpointOfMap = z.output<typeof TouchpointOfMap>;
export type MomentOfMap = z.output<typeof MomentOfMap>;
