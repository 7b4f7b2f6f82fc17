/** One person's story as it is written down: everything that happened, nothing after the record's end. */
import { DAYS, HOUR, momentOf } from './calendar.ts';
import type { Chance } from './chance.ts';
import type {
  SampleCustomer,
  SampleIdentity,
  SampleOrder,
  SampleResponse,
  SampleTouchpoint,
} from './entities.ts';
import type { Device, Person } from './person.ts';

export interface Happening {
  kind?: string;
  /** Where the type alone does not say. */
  channel?: string;
  properties?: Record<string, unknown>;
  context?: Record<string, unknown>;
  order?: string;
  /** On the second device, before anyone knew whose it was. */
  asStranger?: boolean;
}

export class Story {
  readonly person: Person;
  readonly chance: Chance;
  readonly touchpoints: SampleTouchpoint[] = [];
  readonly orders: SampleOrder[] = [];
  readonly responses: SampleResponse[] = [];
  /** How much was likely to be said for us, 0 to 10, when last asked; lowered by what goes wrong. */
  impression: number;
  /** When the person first told us who they are; none for visitors. */
  knownSince: number | null = null;
  /** Devices used, each with its anonymous id. */
  readonly devices = new Set<Device>();
  #stranger: SampleTouchpoint[] = [];
  readonly #first: number;

  constructor(person: Person, chance: Chance, firstMoment: number) {
    this.person = person;
    this.chance = chance;
    this.#first = firstMoment;
    this.impression = chance.around(8.6, 0.1);
  }

  /** Whether that day lies in the record: what comes after its end has not happened. */
  reaches(day: number): boolean {
    return day >= 0 && day < DAYS;
  }

  /** Notes that something happened. Answers whether it did. */
  happened(day: number, type: string, happening: Happening = {}): boolean {
    if (!this.reaches(day)) return false;
    const {
      kind = 'track',
      channel = null,
      properties = {},
      context = null,
      order = null,
      asStranger = false,
    } = happening;
    const touchpoint = {
      customer: asStranger ? strangerKey(this.person) : this.person.key,
      at: this.moment(day),
      type,
      kind,
      channel,
      messageId: `${this.person.key}/${this.touchpoints.length + 1}`,
      properties,
      context,
      order,
    };
    this.touchpoints.push(touchpoint);
    if (asStranger) this.#stranger.push(touchpoint);
    return true;
  }

  moment(day: number): Date {
    return momentOf(this.#first, day);
  }

  /** An hour of that day at which people where this one lives are awake. */
  atWakingHour(day: number): number {
    const hour = this.chance.weigh(WAKING_HOURS) + this.chance.next();
    return Math.floor(day) + (hour - this.person.country.offset) * HOUR;
  }

  /** An hour of that day at which shops and offices are open. */
  atWorkingHour(day: number): number {
    return Math.floor(day) + (this.chance.between(9, 18) - this.person.country.offset) * HOUR;
  }

  /** What is known to have happened. Who never told us their name is not known to have had a second device. */
  timeline(): SampleTouchpoint[] {
    if (this.knownSince !== null) return this.touchpoints;
    return this.touchpoints.filter(({ customer }) => customer === this.person.key);
  }

  /** The customer, and the stranger they were on another device. */
  customers(): SampleCustomer[] {
    const seen = this.touchpoints.filter((touchpoint) => touchpoint.customer === this.person.key);
    if (!seen.length) return [];
    if (this.knownSince === null) return [visitorOf(this.person, seen, this.devices)];
    const customer = knownOf(this.person, seen, this.devices, this.#stranger.length > 0);
    return this.#stranger.length
      ? [customer, strangerOf(this.person, this.#stranger, this.moment(this.knownSince))]
      : [customer];
  }
}

const WAKING_HOURS: [number, number][] = [
  [7, 2],
  [8, 4],
  [9, 5],
  [10, 6],
  [11, 6],
  [12, 7],
  [13, 6],
  [14, 5],
  [15, 5],
  [16, 5],
  [17, 6],
  [18, 7],
  [19, 8],
  [20, 10],
  [21, 10],
  [22, 6],
];

export function otherDevice(device: Device): Device {
  return device === 'phone' ? 'desktop' : 'phone';
}

function anonymousIdentity({ index }: Person, device: Device): SampleIdentity {
  return { kind: 'anonymousId', source: '', value: `casa-luma-${index + 1}-${device}` };
}

function strangerKey(person: Person): string {
  return `${person.key}-stranger`;
}

function visitorOf(person: Person, seen: SampleTouchpoint[], devices: Set<Device>): SampleCustomer {
  return {
    ...blank(person.key, seen),
    identities: [...devices].map((device) => anonymousIdentity(person, device)),
  };
}

function knownOf(
  person: Person,
  seen: SampleTouchpoint[],
  devices: Set<Device>,
  hasStranger: boolean,
): SampleCustomer {
  const own = [...devices].filter((device) => !hasStranger || device === person.device);
  return {
    ...blank(person.key, seen),
    name: person.name,
    email: person.email,
    phone: person.phone,
    account: person.account,
    traits: {
      city: person.city.name,
      region: person.city.region,
      country: person.country.code,
      language: person.country.language,
      timeZone: person.country.timeZone,
    },
    identities: [
      { kind: 'userId', source: '', value: `casa-luma-${person.index + 1}` },
      { kind: 'email', source: '', value: person.email },
      ...(person.phone && !person.sharesPhone
        ? [{ kind: 'phone' as const, source: '', value: person.phone }]
        : []),
      ...own.map((device) => anonymousIdentity(person, device)),
    ],
  };
}

/** They turn out to be one when the person first signs in there, or when the stranger last came if that is later. */
function strangerOf(person: Person, seen: SampleTouchpoint[], known: Date): SampleCustomer {
  const stranger = blank(strangerKey(person), seen);
  return {
    ...stranger,
    identities: [anonymousIdentity(person, otherDevice(person.device))],
    mergedInto: person.key,
    mergedAt: known > stranger.lastSeenAt ? known : stranger.lastSeenAt,
  };
}

function blank(key: string, seen: SampleTouchpoint[]): SampleCustomer {
  const times = seen.map(({ at }) => at.getTime());
  return {
    key,
    name: null,
    email: null,
    phone: null,
    traits: {},
    account: null,
    identities: [],
    mergedInto: null,
    mergedAt: null,
    firstSeenAt: new Date(Math.min(...times)),
    lastSeenAt: new Date(Math.max(...times)),
  };
}
