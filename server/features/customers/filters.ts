/** Which customers a list asks for, as conditions on `customers c` (roots only). */
import { type RawBuilder, sql } from 'kysely';
import { normaliseEmail, normalisePhone } from './identities.ts';
import type { CustomerFilters } from './shapes-contract.ts';

type Condition = RawBuilder<unknown>;

/** `country` reads phone numbers that are written without one. */
export function conditionsOf(filters: CustomerFilters, country: string): Condition[] {
  const { search, tag, owner, account, hasOrders, source, maxScore, seenFrom, seenTo } = filters;
  const conditions: Condition[] = [sql`c.merged_into is null`];
  if (search) conditions.push(isFound(search, country));
  if (tag) conditions.push(anyMember((m) => sql`${m}.tags @> array[${tag}]`));
  if (owner === 'none') conditions.push(sql`not ${anyMember((m) => sql`${m}.owner_id is not null`)}`);
  else if (owner) conditions.push(anyMember((m) => sql`${m}.owner_id = ${owner}::uuid`));
  if (account) conditions.push(anyMember((m) => sql`${m}.account_id = ${account}::uuid`));
  if (hasOrders !== undefined) conditions.push(hasOrders ? sql`c.orders_count > 0` : sql`c.orders_count = 0`);
  if (source) conditions.push(anyMember((m) => sql`${m}.source = ${source}`));
  if (maxScore !== undefined) conditions.push(sql`c.lowest_rating <= ${maxScore}::real`);
  if (seenFrom) conditions.push(sql`c.last_seen_at >= ${seenFrom}::timestamptz`);
  if (seenTo) conditions.push(sql`c.last_seen_at < ${seenTo}::timestamptz`);
  return conditions;
}

/** True of a person when it is true of any of the merged customers. */
function anyMember(fact: (member: Condition) => Condition): Condition {
  return sql`(${fact(sql`c`)} or exists (
    select from customers m where m.merged_into is not null and m.root_id = c.id and ${fact(sql`m`)}))`;
}

/** The words of a name or address, or the beginning of one key: an order number, a phone, any id. */
function isFound(search: string, country: string): Condition {
  const digits = looksLikePhone(search) ? search.replace(/\D/g, '').replace(/^0+/, '') : '';
  const number = search.replace(/^#\s*/, '');
  const ways = [
    withWords(search.split(/\s+/)),
    ...(digits ? [withWords([digits])] : []),
    ...idsBeginning(idStarts(search, country)),
    ...(number.length >= MIN_NUMBER_LENGTH ? [ordersBeginning(number)] : []),
  ];
  return sql`c.id in (${sql.join(ways, sql` union `)})`;
}

const MIN_NUMBER_LENGTH = 2;
const MIN_ID_LENGTH = 3;
/** Above every character that an id can hold. */
const LAST_CHARACTER = '\u{10FFFF}';

function looksLikePhone(search: string): boolean {
  return /^[+(\d][\d\s().\-/]{4,}$/.test(search);
}

function withWords(words: string[]): Condition {
  return sql`select jornada.find_customers(array(select jornada.searchable(word) from unnest(${words}::text[]) word))`;
}

function idStarts(search: string, country: string): string[] {
  const phone = looksLikePhone(search) ? normalisePhone(search, country) : null;
  const starts = [search, normaliseEmail(search), phone];
  return [...new Set(starts)].filter((start): start is string => (start?.length ?? 0) >= MIN_ID_LENGTH);
}

/** By byte order, which the index knows and row-level security trusts (LIKE it does not). */
function idsBeginning(starts: string[]): Condition[] {
  return starts.map(
    (start) => sql`
      select m.root_id from identities i join customers m on m.id = i.customer_id
      where i.value ~>=~ ${start} and i.value ~<~ ${start + LAST_CHARACTER}`,
  );
}

/** U+FFFF sorts after every letter in ICU's order, so the range holds every number that begins so, in either case. */
function ordersBeginning(number: string): Condition {
  const start = number.toLowerCase();
  return sql`
    select m.root_id from orders o join customers m on m.id = o.customer_id
    where (o.number = ${number} or o.number >= ${start} and o.number < ${`${start}\uFFFF`})
      and starts_with(lower(o.number), ${start})`;
}
