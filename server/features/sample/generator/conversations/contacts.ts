/** Calls and visits, as somebody wrote them down. */
import { DAYS } from '../calendar.ts';
import type { Chance } from '../chance.ts';
import type {
  SampleContact,
  SampleConversation,
  SampleDeed,
  SamplePromise,
  SampleTouchpoint,
} from '../entities.ts';
import { anyProduct } from '../products.ts';
import type { Story } from '../story.ts';
import type { Steps } from './course.ts';
import { TOPICS, type Topic } from './topics.ts';
import { Voice } from './words.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What happened so lately may still be open. */
const LATELY_MS = 4 * DAY_MS;
/** Of the visits to a store, one in so many was about something that was written down. */
const VISITS_TO_A_NOTE = 16;
/** Of those of the last day and a half, one in so many ends with a question by the code on the counter. */
const LAST_VISITS_MS = 1.6 * DAY_MS;
const VISITS_TO_A_QUESTION = 9;
/** Of calls and visits, so many are written down by whoever loads the company. */
const OWN = 0.45;

type Emotion = SampleContact['emotion'];

const later = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** A customer calls for help. */
export function loggedHelp(
  chance: Chance,
  voice: Voice,
  topic: Topic,
  { asked, answered, solved, end, kind }: Steps,
): Pick<SampleConversation, 'deeds' | 'promise' | 'contact'> {
  const note = voice.say(`${topic}.call`);
  const deeds: SampleDeed[] = [
    { what: 'customer', at: asked.at, text: '', touchpoint: asked.messageId, through: 'phone' },
  ];
  if (answered)
    deeds.push({
      what: 'note',
      through: 'phone',
      at: answered.at,
      text: note,
      touchpoint: answered.messageId,
      status: 'open',
    });
  if (solved) deeds.push({ what: 'solved', at: solved.at, touchpoint: solved.messageId });
  const outcome = solved ? 'solved' : 'follow-up';
  const promise = solved || !answered ? null : callBack(chance, voice, kind, deeds.length - 1, end);
  const emotion = emotionOf(chance, TOPICS[topic].kind === 'parcel' ? WORRIED : CALM);
  return {
    deeds,
    promise,
    contact: { direction: 'in', reason: TOPICS[topic].reason, outcome, emotion, note },
  };
}

/** We call about the care box. */
export function loggedCall(
  story: Story,
  chance: Chance,
  { at, messageId, customer }: SampleTouchpoint,
): SampleConversation {
  const voice = voiceOf(story, chance, 'phone');
  const note = voice.say('check-in.call');
  const end = story.moment(DAYS);
  const isOpen = end.getTime() - at.getTime() < LATELY_MS && chance.happens(0.3);
  const talked = later(at, Math.round(chance.between(3, 12)) * MINUTE_MS);
  return {
    ...{
      key: messageId,
      customer,
      channel: 'phone',
      topic: 'check-in',
      subject: '',
      priority: 'low',
      rated: null,
    },
    ...{ language: story.person.country.language, department: 'success', isOwn: chance.happens(OWN) },
    deeds: [
      { what: 'reply', at, text: '', touchpoint: messageId, through: 'phone' },
      { what: 'note', at, text: note, touchpoint: null },
      isOpen ? { what: 'opened', at } : { what: 'solved', at: talked < end ? talked : at, touchpoint: null },
    ],
    promise: isOpen ? callBack(chance, voice, 'question', 0, end) : null,
    contact: {
      ...{ direction: 'out', reason: 'check-in', outcome: isOpen ? 'follow-up' : 'solved', note },
      emotion: emotionOf(chance, CALM),
    },
  };
}

const VISITS = [
  { symbol: 'store.stock', reason: 'before-buying' },
  { symbol: 'store.advice', reason: 'before-buying' },
  { symbol: 'store.return', reason: 'return' },
] as const;

/** Somebody comes to a store with a question. Null for those of whom no note was taken. */
export function loggedVisit(
  story: Story,
  chance: Chance,
  visit: SampleTouchpoint,
): SampleConversation | null {
  const left = story.moment(DAYS).getTime() - visit.at.getTime();
  if (left < LAST_VISITS_MS && chance.happens(1 / VISITS_TO_A_QUESTION))
    return askedByCode(story, chance, visit);
  if (!chance.happens(1 / VISITS_TO_A_NOTE)) return null;
  const { at, messageId } = visit;
  const { symbol, reason } = chance.pick(VISITS);
  const voice = voiceOf(story, chance, 'store');
  const note = voice.say(symbol);
  const answered = later(at, Math.round(chance.between(1, 7)) * MINUTE_MS);
  const outcome =
    left < LATELY_MS ? chance.pick(['solved', 'solved', 'handed-over', 'follow-up'] as const) : 'solved';
  const deeds: SampleDeed[] = [
    { what: 'customer', at, text: '', touchpoint: messageId, through: 'store' },
    { what: 'note', through: 'store', at: answered, text: note, touchpoint: null, status: 'open' },
  ];
  if (outcome === 'solved') deeds.push({ what: 'solved', at: answered, touchpoint: null });
  if (outcome === 'handed-over') deeds.push({ what: 'handed-over', at: answered });
  return {
    ...visited(story, visit),
    ...{ isOwn: chance.happens(OWN), deeds },
    contact: { direction: 'in', reason, outcome, note, emotion: emotionOf(chance, CALM) },
  };
}

/** The code on the counter leads to a page where one asks; nobody has answered yet. */
function askedByCode(story: Story, chance: Chance, visit: SampleTouchpoint): SampleConversation {
  const { at, messageId } = visit;
  const text = voiceOf(story, chance, 'store').say('store.ask');
  return {
    ...{ ...visited(story, visit), isOwn: false, contact: null },
    deeds: [{ what: 'customer', at, text, touchpoint: messageId }],
  };
}

type Visited = Omit<SampleConversation, 'isOwn' | 'deeds' | 'contact'>;

const visited = (story: Story, { messageId, customer }: SampleTouchpoint): Visited => ({
  ...{ key: messageId, customer, channel: 'store', topic: 'store-visit', subject: '', priority: 'normal' },
  ...{ language: story.person.country.language, department: 'service', promise: null, rated: null },
});

function voiceOf({ person }: Story, chance: Chance, channel: string): Voice {
  const facts = { first: person.name.split(' ')[0]!, order: '', sku: anyProduct(chance).sku };
  return new Voice(chance, person.country.language, channel, facts);
}

/** Open when the record ends. */
function callBack(chance: Chance, voice: Voice, kind: string, deed: number, end: Date): SamplePromise | null {
  if (!chance.happens(0.7)) return null;
  const dueAt = later(end, chance.pick([1, 2]) * DAY_MS + 14 * HOUR_MS);
  return { deed, text: voice.say(`promise.${kind}`), dueAt, doneAt: null };
}

const CALM: [Emotion, number][] = [
  ['trust', 30],
  ['joy', 22],
  ['neutral', 26],
  ['surprise', 6],
  [null, 16],
];
const WORRIED: [Emotion, number][] = [
  ['anger', 24],
  ['sadness', 16],
  ['fear', 12],
  ['neutral', 20],
  ['trust', 18],
  [null, 10],
];

const emotionOf = (chance: Chance, among: [Emotion, number][]) => chance.weigh(among);
