/** How a conversation goes, in writing: asked, answered, perhaps asked again, solved. */
import type { Chance } from '../chance.ts';
import type { SampleDeed, SamplePromise, SampleResponse } from '../entities.ts';
import { TOPICS, type Topic } from './topics.ts';
import type { Voice } from './words.ts';

/** A touchpoint that the story has of it. */
export interface Step {
  at: Date;
  messageId: string;
}

export interface Steps {
  asked: Step;
  answered: Step | null;
  solved: Step | null;
  /** Of the record. */
  end: Date;
  /** How they rated it, where they did: what is said fits it. */
  rated: Pick<SampleResponse, 'score' | 'comment'> | null;
  /** What it is about, as they come back to it. */
  kind: (typeof TOPICS)[Topic]['kind'];
  /** When a parcel that was waited for came. */
  arrivedAt: Date | null;
}

/** Scores below it are of people who do not thank. */
const CONTENT = 4;

export interface Course {
  deeds: SampleDeed[];
  promise: SamplePromise | null;
  /** They wrote again after it was solved, and it is open. */
  isBack: boolean;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** What was solved so lately may not have been the end of it. */
const LATELY_MS = 4.5 * DAY_MS;
const QUICKLY_MS = 15 * 60_000;

export function writtenCourse(chance: Chance, voice: Voice, topic: Topic, steps: Steps): Course {
  const course: Course = { deeds: [], promise: null, isBack: false };
  const { asked, answered, solved, rated, kind } = steps;
  course.deeds.push({
    what: 'customer',
    at: asked.at,
    text: voice.asks(`${topic}.ask`),
    touchpoint: asked.messageId,
  });
  if (answered && solved) {
    const between = (share: number) =>
      new Date(answered.at.getTime() + share * (solved.at.getTime() - answered.at.getTime()));
    const isContent = rated && rated.score >= CONTENT;
    const isQuick = answered.at.getTime() - asked.at.getTime() < QUICKLY_MS;
    const way: Way = { ...{ chance, voice, topic, kind, answered, solved, between }, isContent, isQuick };
    const isSlow = solved.at.getTime() - answered.at.getTime() > 4 * HOUR_MS;
    const waits = (at: Date) => !steps.arrivedAt || at < steps.arrivedAt;
    if (isContent && rated.comment) atOnce(course, way);
    else if (isSlow && waits(solved.at) && chance.happens(0.16)) solvedTwice(course, way);
    else chance.weigh(isContent === false ? LONG_WAYS : WAYS)(course, way);
    const left = steps.end.getTime() - solved.at.getTime();
    if (!isContent && left < LATELY_MS && left > HOUR_MS && waits(steps.end) && chance.happens(0.55))
      comesBack(course, way, steps.end);
  } else if (answered) askedBack(course, { chance, voice, topic, kind, answered });
  return course;
}

interface Begun {
  chance: Chance;
  voice: Voice;
  topic: Topic;
  kind: Steps['kind'];
  answered: Step;
}

interface Way extends Begun {
  solved: Step;
  /** How they will rate it; null where they will not. */
  isContent: boolean | null;
  /** Somebody answered soon. */
  isQuick: boolean;
  /** A moment on the way from the answer to the solution. */
  between(share: number): Date;
}

/** One answer is enough. */
function atOnce({ deeds }: Course, way: Way) {
  const { chance, voice, topic, answered, solved, between } = way;
  deeds.push({
    what: 'reply',
    at: answered.at,
    text: voice.answers(`${topic}.answer`),
    touchpoint: answered.messageId,
  });
  if (chance.happens(0.35))
    deeds.push({ what: 'customer', at: between(0.6), text: thanks(way), touchpoint: null });
  deeds.push({ what: 'solved', at: solved.at, touchpoint: solved.messageId });
}

/** Something has to be known, or found out, first. */
function afterLooking(course: Course, way: Way) {
  const { chance, voice, topic, solved, between } = way;
  askedBack(course, way);
  course.deeds.push({
    what: 'customer',
    at: between(0.3),
    text: voice.say(`detail.${TOPICS[topic].needs}`),
    touchpoint: null,
  });
  if (chance.happens(0.5)) course.deeds.push(...note(way, between(0.6)));
  course.deeds.push({
    ...{ what: 'reply', at: solved.at, text: voice.answers(`${topic}.answer`), status: 'solved' },
    touchpoint: solved.messageId,
  });
  if (chance.happens(0.45)) course.promise = promiseOf(way);
}

/** The answer leads to another question. */
function inTalk({ deeds }: Course, way: Way) {
  const { chance, voice, topic, answered, solved, between } = way;
  deeds.push({
    what: 'reply',
    at: answered.at,
    text: voice.answers(`${topic}.answer`),
    touchpoint: answered.messageId,
  });
  deeds.push({ what: 'customer', at: between(0.25), text: voice.say(`${topic}.more`), touchpoint: null });
  if (chance.happens(0.5)) deeds.push(...note(way, between(0.4)));
  const reply = voice.answers(`${topic}.reply`);
  const last = { what: 'reply', at: solved.at, status: 'solved', touchpoint: solved.messageId } as const;
  if (way.isContent === false) {
    deeds.push({ ...last, text: reply });
    return;
  }
  deeds.push({ what: 'reply', at: between(0.55), text: reply, touchpoint: null });
  deeds.push({ what: 'customer', at: between(0.8), text: thanks(way), touchpoint: null });
  deeds.push({ ...last, text: voice.say('close') });
}

const thanks = ({ chance, voice, isQuick }: Way) =>
  voice.say(isQuick && chance.happens(0.4) ? 'thanks.quick' : 'thanks');

/** It was thought to be solved. */
function solvedTwice({ deeds }: Course, way: Way) {
  const { voice, topic, kind, answered, solved, between } = way;
  deeds.push({
    ...{ what: 'reply', at: answered.at, text: voice.answers(`${topic}.answer`), status: 'solved' },
    touchpoint: answered.messageId,
  });
  deeds.push({
    what: 'customer',
    at: between(0.5),
    text: voice.asks(`again.${kind}`),
    touchpoint: null,
  });
  deeds.push(...note(way, between(0.7)));
  deeds.push({
    ...{
      what: 'reply',
      at: solved.at,
      text: voice.answers(`settled.${kind}`),
      status: 'solved',
    },
    touchpoint: solved.messageId,
  });
}

const WAYS: [(course: Course, way: Way) => void, number][] = [
  [atOnce, 50],
  [afterLooking, 36],
  [inTalk, 14],
];
/** Who is not content had to write more than once. */
const LONG_WAYS = WAYS.filter(([way]) => way !== atOnce);

function askedBack({ deeds }: Course, { voice, topic, answered }: Begun) {
  deeds.push({
    ...{ what: 'reply', at: answered.at, text: voice.answers(`check.${TOPICS[topic].needs}`) },
    touchpoint: answered.messageId,
  });
}

/** Nothing where the same is noted already. */
function note({ voice, topic }: Begun, at: Date): SampleDeed[] {
  if (voice.hasSaid(`${topic}.note`)) return [];
  return [{ what: 'note', at, text: voice.say(`${topic}.note`), touchpoint: null }];
}

/** With the first answer; kept or broken by when it was solved. */
function promiseOf({ chance, voice, kind, answered, solved }: Way): SamplePromise {
  const dueAt = new Date(answered.at.getTime() + chance.pick([3 * HOUR_MS, DAY_MS, 2 * DAY_MS]));
  return { deed: 1, text: voice.say(`promise.${kind}`), dueAt, doneAt: solved.at };
}

/** They write again, and it is open when the record ends. */
function comesBack(course: Course, way: Way, end: Date) {
  const { chance, voice, kind, solved } = way;
  course.isBack = true;
  const { deeds } = course;
  const left = end.getTime() - solved.at.getTime();
  const again = new Date(solved.at.getTime() + chance.between(0.2, 0.7) * left);
  deeds.push({ what: 'customer', at: again, text: voice.asks(`again.${kind}`), touchpoint: null });
  if (chance.happens(0.45)) return;
  const at = new Date(again.getTime() + chance.between(0.2, 0.9) * (end.getTime() - again.getTime()));
  deeds.push(...note(way, new Date(at.getTime() - 60_000)));
  deeds.push({ what: 'reply', at, text: voice.answers(`fix.${kind}`), touchpoint: null });
  const dueAt = new Date(end.getTime() + chance.pick([1, 2, 3]) * DAY_MS + 15 * HOUR_MS);
  course.promise = { deed: deeds.length - 1, text: voice.say(`promise.${kind}`), dueAt, doneAt: null };
  // Awake in time to keep it.
  if (chance.happens(0.3))
    deeds.push({ what: 'snoozed', at, until: new Date(dueAt.getTime() - 3 * HOUR_MS) });
}
