/**
 * The conversations behind what the story tells: the help of the last eight weeks, calls of ours, and visits to the
 * stores of which somebody took a note. They say what was said; what happened, and when, is the story's.
 */
import { DAYS } from './calendar.ts';
import { Chance } from './chance.ts';
import { loggedCall, loggedHelp, loggedVisit } from './conversations/contacts.ts';
import { type Course, type Step, writtenCourse } from './conversations/course.ts';
import { priorityOf, skuOf, TOPICS, topicOf } from './conversations/topics.ts';
import { Voice } from './conversations/words.ts';
import type { SampleConversation, SampleTouchpoint } from './entities.ts';
import type { Concern } from './help.ts';
import type { World } from './person.ts';
import { anyProduct } from './products.ts';
import type { Story } from './story.ts';

const CONVERSATIONS_STREAM = 7;
const DAYS_OF_TALK = 56;
/** Of who asks for help, so many are answered by whoever loads the company. */
const OWN = 0.45;

/** With a stream of their own: they change nothing of the story. */
export function conversationsOf(world: World, story: Story): SampleConversation[] {
  const since = story.moment(DAYS - DAYS_OF_TALK);
  const happened = story.touchpoints.filter(({ at, type }) => at >= since && TALKS.has(type));
  if (!happened.length) return [];
  const chance = new Chance(world.seed, CONVERSATIONS_STREAM, story.person.index);
  return happened.flatMap((touchpoint) => {
    if (touchpoint.type === 'Help Requested') return [helpFrom(story, chance, touchpoint)];
    if (touchpoint.type === 'Call Made') return [loggedCall(story, chance, touchpoint)];
    return loggedVisit(story, chance, touchpoint) ?? [];
  });
}

const TALKS = new Set(['Help Requested', 'Call Made', 'Store Visited']);

function helpFrom(story: Story, chance: Chance, asked: SampleTouchpoint): SampleConversation {
  const { person } = story;
  const { language } = person.country;
  const order = story.orders.find(({ number }) => number === asked.order) ?? null;
  const concern = asked.properties.concern as Concern;
  const about = order ? skuOf(concern, order) : anyProduct(chance).sku;
  const topic = topicOf(chance, concern, order, about);
  const channel = asked.channel as 'chat' | 'email' | 'phone';
  const sku = about ?? order!.items[0]!.sku;
  const isMoney = concern === 'return';
  const facts = { first: person.name.split(' ')[0]!, order: asked.order ?? '', sku, isMoney };
  const voice = new Voice(chance, language, channel, facts);
  const step = (type: string): Step | null =>
    story.touchpoints.find(
      (one) => one.type === type && one.properties.request === asked.properties.request,
    ) ?? null;
  const solved = step('Problem Solved');
  const rated = solved && ratingOf(story, solved.at);
  const response = story.responses.find(({ externalId }) => externalId === rated?.response) ?? null;
  const steps = {
    ...{ asked, answered: step('Help Answered'), solved, end: story.moment(DAYS), rated: response },
    kind: isMoney ? ('money' as const) : TOPICS[topic].kind,
    arrivedAt: concern === 'late parcel' ? (order?.deliveredAt ?? null) : null,
  };
  const { isBack, ...course }: Course & Pick<SampleConversation, 'contact'> =
    channel === 'phone'
      ? { ...loggedHelp(chance, voice, topic, steps), isBack: false }
      : { ...writtenCourse(chance, voice, topic, steps), contact: null };
  return {
    ...{ key: asked.messageId, customer: asked.customer, channel, topic, language, ...course },
    subject: channel === 'email' ? voice.say(`${topic}.subject`) : '',
    priority: priorityOf(chance, topic, isBack),
    department: topic === 'late-parcel' && chance.happens(0.3) ? 'operations' : 'service',
    isOwn: course.deeds.length > 1 && chance.happens(OWN),
    rated,
  };
}

const ASKED_AFTER_MS = 5 * 60_000;

/** To the second: both moments are rounded. */
function ratingOf(story: Story, solved: Date): SampleConversation['rated'] {
  const isIt = (at: Date) => Math.abs(at.getTime() - solved.getTime() - ASKED_AFTER_MS) <= 1000;
  const sent = story.touchpoints.find(
    ({ type, at, properties }) => type === 'Survey Sent' && properties.survey === 'after-help' && isIt(at),
  );
  if (!sent) return null;
  const answer = story.responses.find(({ survey, askedAt }) => survey === 'after-help' && isIt(askedAt));
  return { askedAt: sent.at, response: answer?.externalId ?? null };
}
