/** What a call says: who it is about, what is told of them, and the touchpoint it becomes. */
import type { Fact } from '../customers/facts.ts';
import type { Claim } from '../customers/identify.ts';
import { type Identity, identityOf, normaliseEmail, normalisePhone } from '../customers/identities.ts';
import { CHANNELS } from '../touchpoints/channels.ts';
import type { NewTouchpoint } from '../touchpoints/record.ts';
import type { TrackingCall } from './call.ts';
import { isObject, type Json } from './shape.ts';

export const SOURCE = 'tracking';
const MAX_SHOWN_LENGTH = 200;

/** Everyone the call names, and what it tells of them. `country` reads phone numbers written without one. */
export function claimOf(call: TrackingCall, country: string): Claim {
  const identities: Identity[] = [];
  if (call.userId !== null) identities.push({ kind: 'userId', source: '', value: call.userId });
  if (call.anonymousId !== null)
    identities.push({ kind: 'anonymousId', source: '', value: call.anonymousId });
  if (call.previousId !== null) identities.push({ kind: 'anonymousId', source: '', value: call.previousId });
  const traits = traitsOf(call);
  const facts = traits && factsOf(traits, country);
  if (facts?.email) addIdentity(identities, identityOf('email', facts.email, country));
  if (facts?.phone) addIdentity(identities, identityOf('phone', facts.phone, country));
  if (call.context?.externalIds) addExternalIds(identities, call.context.externalIds, country);
  return facts ? { identities, facts, at: call.at } : { identities, at: call.at };
}

/** Calls with the same key say the same of the same person, so one claim serves all. Null: this call says more. */
export function plainKeyOf({ type, userId, anonymousId, context }: TrackingCall): string | null {
  if (type === 'identify' || type === 'group' || type === 'alias') return null;
  if (context && (context.traits || context.externalIds)) return null;
  // A control character is in no id, so the kinds cannot be taken for each other.
  if (anonymousId === null) return userId;
  return userId === null ? `\u0001${anonymousId}` : `${userId}\u0001${anonymousId}`;
}

function traitsOf({ type, details, context }: TrackingCall): Json | null {
  const passing = isObject(context?.traits) ? context.traits : null;
  if (type !== 'identify') return passing;
  return passing ? { ...passing, ...details } : details;
}

function factsOf(traits: Json, country: string): Fact {
  return {
    name: nameOf(traits)?.slice(0, MAX_SHOWN_LENGTH),
    email: textOf(traits.email, (text) => normaliseEmail(text)),
    phone: textOf(traits.phone, (text) => normalisePhone(text, country)),
    traits,
  };
}

/** Undefined where nothing usable was said, so that what is known stays. */
function textOf(value: unknown, normalise: (text: string) => string | null): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return normalise(String(value)) ?? undefined;
}

/** `name`, or its parts in either spelling. */
export function nameOf(traits: Json): string | undefined {
  const whole = shown(traits.name);
  if (whole) return whole;
  const parts = [shown(traits.firstName ?? traits.first_name), shown(traits.lastName ?? traits.last_name)];
  return parts.filter(Boolean).join(' ') || undefined;
}

function shown(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() || undefined : undefined;
}

/** `context.externalIds`: [{ id, type }]. */
function addExternalIds(identities: Identity[], externalIds: unknown, country: string) {
  if (!Array.isArray(externalIds)) return;
  for (const one of externalIds) {
    if (!isObject(one)) continue;
    const { id, type } = one;
    if ((typeof id !== 'string' && typeof id !== 'number') || typeof type !== 'string' || !type.trim())
      continue;
    addIdentity(identities, identityOf('external', id, country, type.trim().slice(0, MAX_SHOWN_LENGTH)));
  }
}

function addIdentity(identities: Identity[], identity: Identity | null) {
  if (identity) identities.push(identity);
}

const TYPES = {
  page: 'Page Viewed',
  screen: 'Screen Viewed',
  identify: 'Identified',
  group: 'Joined Account',
  alias: 'Identities Joined',
};

/** The touchpoint that the call becomes, of this customer. */
export function touchpointOf(call: TrackingCall, customerId: string): NewTouchpoint {
  return {
    customerId,
    at: call.at,
    type: call.type === 'track' ? call.name! : TYPES[call.type],
    kind: call.type,
    channel: channelOf(call),
    source: SOURCE,
    messageId: call.messageId,
    properties: propertiesOf(call),
    context: call.contextText,
    originalAt: call.originalAt,
  };
}

const PAGE_FACTS = ['path', 'url', 'referrer', 'title', 'search'];

function propertiesOf(call: TrackingCall): string {
  const { type, details, detailsText, context } = call;
  const extra: Json = {};
  if (call.name !== null && type !== 'track' && details.name === undefined) extra.name = call.name;
  if (call.category !== null && details.category === undefined) extra.category = call.category;
  if (call.groupId !== null) extra.groupId = call.groupId;
  if (call.previousId !== null) extra.previousId = call.previousId;
  if (type === 'page' && details.url === undefined && isObject(context?.page)) {
    for (const fact of PAGE_FACTS) if (details[fact] === undefined) extra[fact] = context.page[fact];
  }
  return withExtra(detailsText, extra);
}

/** Adds members to the text of a JSON object that lacks them. */
export function withExtra(text: string, extra: Json): string {
  const added = JSON.stringify(extra);
  if (added === '{}') return text;
  return text === '{}' ? added : `${added.slice(0, -1)},${text.slice(1)}`;
}

const SENT_FROM: Record<string, string> = { browser: 'web', mobile: 'app' };

/** The channel when the sender's surroundings tell it; otherwise the type's own counts. */
function channelOf({ type, context, sentFrom }: TrackingCall): string | null {
  if (type === 'page') return 'web';
  if (type === 'screen') return 'app';
  const said = context?.channel ?? sentFrom;
  if (typeof said === 'string') {
    if (Object.hasOwn(SENT_FROM, said)) return SENT_FROM[said]!;
    if ((CHANNELS as readonly string[]).includes(said)) return said;
  }
  if (isObject(context?.page)) return 'web';
  return isObject(context?.app) || isObject(context?.device) ? 'app' : null;
}
