/** Who somebody is: decided once, before anything happens to them. */
import { accountKeyFor, plain } from './accounts.ts';
import { DAYS, monthOf } from './calendar.ts';
import { Chance } from './chance.ts';
import { FIRST_NAMES, LAST_NAMES, MAIL_DOMAINS } from './names.ts';
import { anyCity, anyCountry, type City, type Country, phoneOf } from './places.ts';
import { EMPTY_CAMPAIGN } from './truths.ts';

/** How far somebody comes with us. */
export type Walk = 'visitor' | 'reader' | 'buyer';
export type Device = 'phone' | 'desktop';

export interface Arrival {
  day: number;
  /** Where they heard of us: search, social, video, friend, store. */
  medium: string;
  campaign: string | null;
}

export interface Person {
  index: number;
  key: string;
  country: Country;
  city: City;
  walk: Walk;
  arrival: Arrival;
  /** What they mostly hold in their hands. */
  device: Device;
  name: string;
  email: string;
  phone: string | null;
  /** The number that the index before shares with this one: the two may be one person. */
  sharesPhone: boolean;
  account: string | null;
  /** The chance of buying again, before anything goes wrong. */
  loyalty: number;
}

/** What every person is made from. */
export interface World {
  seed: number;
  people: number;
}

const PERSON_STREAM = 1;
/** Every so many people, one registers a second time, with another address but the same telephone. */
const TWIN_EVERY = 97;

export function personAt(world: World, index: number): Person {
  const person = original(world, index);
  return isTwin(world, index) ? twinOf(person, original(world, index - 1)) : person;
}

function original({ seed, people }: World, index: number): Person {
  const chance = new Chance(seed, PERSON_STREAM, index);
  const country = anyCountry(chance);
  const arrival = arrivalOf(chance);
  const walk = walkOf(chance, arrival);
  const name = nameOf(chance, country);
  return {
    index,
    key: `person-${index + 1}`,
    country,
    city: anyCity(chance, country),
    walk,
    arrival,
    device: chance.happens(0.62) ? 'phone' : 'desktop',
    name,
    email: mailOf(chance, country, name, index),
    phone: chance.happens(0.62) ? phoneOf(country, index) : null,
    sharesPhone: false,
    account:
      walk === 'buyer' && chance.happens(0.03) ? accountKeyFor(chance, people, country.language) : null,
    loyalty: loyaltyOf(chance, arrival),
  };
}

function isTwin(world: World, index: number): boolean {
  if (index % TWIN_EVERY !== TWIN_EVERY - 1) return false;
  return original(world, index - 1).phone !== null && original(world, index - 1).walk !== 'visitor';
}

function twinOf(person: Person, first: Person): Person {
  const { country, city, name, phone } = first;
  return { ...person, country, city, name, phone, sharesPhone: true, walk: 'buyer', account: null };
}

/** Early enough for everyone to be seen, whatever their time zone. */
const LAST_ARRIVAL_DAYS = 2;

/** More of them each month; in two months a loud campaign brings more still. */
function arrivalOf(chance: Chance): Arrival {
  const day = (DAYS - LAST_ARRIVAL_DAYS) * growing(chance.next());
  const loud = monthOf(day) >= EMPTY_CAMPAIGN.fromMonth && monthOf(day) <= EMPTY_CAMPAIGN.toMonth;
  if (loud && chance.happens(EMPTY_CAMPAIGN.shareOfArrivals)) {
    return { day, medium: 'social', campaign: EMPTY_CAMPAIGN.name };
  }
  return { day, ...chance.weigh(ROADS) };
}

const ROADS: [Omit<Arrival, 'day'>, number][] = [
  [{ medium: 'search', campaign: 'home-textiles' }, 22],
  [{ medium: 'search', campaign: null }, 24],
  [{ medium: 'social', campaign: 'small-rooms' }, 20],
  [{ medium: 'social', campaign: 'care-box-first-month' }, 12],
  [{ medium: 'video', campaign: 'slow-mornings' }, 9],
  [{ medium: 'friend', campaign: 'bring-a-friend' }, 13],
];

/** Turns an even share into one that rises from 0.6 to 1.4 of the mean over the record. */
function growing(share: number): number {
  const [start, rise] = [0.6, 0.8];
  return (-start + Math.sqrt(start * start + 2 * rise * share)) / rise;
}

function walkOf(chance: Chance, { campaign }: Arrival): Walk {
  if (campaign === EMPTY_CAMPAIGN.name)
    return chance.weigh([
      ['visitor', 14],
      ['reader', 12],
      ['buyer', 74],
    ]);
  return chance.weigh([
    ['visitor', 24],
    ['reader', 17],
    ['buyer', 59],
  ]);
}

function loyaltyOf(chance: Chance, { campaign }: Arrival): number {
  const loyalty = chance.between(0.2, 0.64);
  return campaign === EMPTY_CAMPAIGN.name ? loyalty * EMPTY_CAMPAIGN.repurchaseFactor : loyalty;
}

function nameOf(chance: Chance, { language, code }: Country): string {
  const first = chance.pick(FIRST_NAMES[language]);
  const last = chance.pick(LAST_NAMES[language]);
  const bearsTwo = code === 'ES' || code === 'MX' || (code === 'BR' && chance.happens(0.4));
  return bearsTwo ? `${first} ${last} ${chance.pick(LAST_NAMES[language])}` : `${first} ${last}`;
}

function mailOf(chance: Chance, { language }: Country, name: string, index: number): string {
  const words = plain(name).split('-');
  const local = chance.weigh([
    [`${words[0]}.${words.at(-1)}`, 5],
    [`${words[0]![0]}${words.at(-1)}`, 3],
    [words.join('.'), 2],
  ]);
  return `${local}${index + 1}@${chance.pick(MAIL_DOMAINS[language])}`;
}
