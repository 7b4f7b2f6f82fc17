/** Who gets a conversation: the rules, without a database. */
import type { SEEKS_WHY } from '../conversations/shapes-contract.ts';
import type { HOWS, PRESENCES } from './shapes-contract.ts';

export type Why = (typeof SEEKS_WHY)[number];

export interface Policy {
  how: (typeof HOWS)[number];
  presence: (typeof PRESENCES)[number];
  hereMinutes: number;
  byLanguage: boolean;
  handsOver: boolean;
  /** Keys of departments. */
  department: string | null;
  overflow: string | null;
  overflowMinutes: number;
}

export interface Person {
  id: string;
  name: string;
  takesPart: boolean;
  /** Null: any number. */
  capacity: number | null;
  /** How many new and open ones they have. */
  open: number;
  /** Empty: every one. */
  languages: readonly string[];
  departments: readonly string[];
  isAway: boolean;
  seenAt: Date | null;
  /** When they were last given one. */
  givenAt: Date | null;
}

export interface World {
  now: Date;
  policies: readonly Policy[];
  people: readonly Person[];
}

export interface Seeker {
  department: string | null;
  language: string | null;
  since: Date;
}

export interface Found {
  what: 'found';
  person: Person;
  /** Where it goes to: where it was, unless another department helps out. */
  department: string | null;
  reason: Turn;
}

/** Why it was them, for the history. */
export interface Turn {
  kind: 'round-robin' | 'fewest-open';
  /** How many could have had it, and how many the chosen one had. */
  among: number;
  open: number;
  department: string | null;
  /** Null where it did not matter. */
  language: string | null;
  /** The department in which nobody could. */
  from?: string;
}

/** `leave`: it is given by hand. */
export type Decision = Found | { what: 'leave' } | { what: 'wait'; why: Why };

export function decide(seeker: Seeker, world: World): Decision {
  const policy = policyFor(seeker.department, world);
  if (!policy || policy.how === 'nobody') return { what: 'leave' };
  const own = choose(seeker, seeker.department, policy, world);
  if (own.what === 'found' || !helpsNow(policy, seeker, world)) return own;
  const helped = choose(seeker, policy.overflow, policy, world);
  if (helped.what !== 'found') return own;
  const from = seeker.department ?? '';
  return { ...helped, reason: { ...helped.reason, ...(from && { from }) } };
}

/** Its department's own, else everybody's. */
export const policyFor = (department: string | null, { policies }: Pick<World, 'policies'>) =>
  policies.find((one) => department !== null && one.department === department) ??
  policies.find((one) => one.department === null);

function helpsNow({ overflow, overflowMinutes }: Policy, { since, department }: Seeker, { now }: World) {
  if (!overflow || overflow === department) return false;
  return now.getTime() - since.getTime() >= overflowMinutes * 60_000;
}

type Chosen = Found | { what: 'wait'; why: Why };

function choose(seeker: Seeker, department: string | null, policy: Policy, world: World): Chosen {
  const language = policy.byLanguage ? seeker.language : null;
  const sieves: [Why, (one: Person) => boolean][] = [
    ['nobody-serves', (one) => one.takesPart && (!department || one.departments.includes(department))],
    ['nobody-speaks', ({ languages }) => !language || !languages.length || languages.includes(language)],
    ['nobody-there', (one) => isThere(one, policy, world.now)],
    ['no-room', hasRoom],
  ];
  let left = world.people;
  for (const [why, passes] of sieves) {
    left = left.filter(passes);
    if (!left.length) return { what: 'wait', why };
  }
  const kind = policy.how === 'fewest-open' ? 'fewest-open' : 'round-robin';
  const person = left.toSorted(kind === 'fewest-open' ? byOpen : byTurn)[0]!;
  const reason: Turn = { kind, among: left.length, open: person.open, department, language };
  return { what: 'found', person, department, reason };
}

export function isThere(
  { isAway, seenAt }: Pick<Person, 'isAway' | 'seenAt'>,
  { presence, hereMinutes }: Pick<Policy, 'presence' | 'hereMinutes'>,
  now: Date,
): boolean {
  if (presence === 'anybody') return true;
  if (isAway) return false;
  return (
    presence === 'available' || (seenAt !== null && now.getTime() - seenAt.getTime() <= hereMinutes * 60_000)
  );
}

export const hasRoom = ({ capacity, open }: Pick<Person, 'capacity' | 'open'>) =>
  capacity === null || open < capacity;

/** Whoever was given one longest ago; who never was comes first. */
const byTurn = (one: Person, other: Person) =>
  (one.givenAt?.getTime() ?? 0) - (other.givenAt?.getTime() ?? 0) || (one.id < other.id ? -1 : 1);

const byOpen = (one: Person, other: Person) => one.open - other.open || byTurn(one, other);
