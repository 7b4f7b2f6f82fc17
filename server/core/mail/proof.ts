/**
 * Whether the sender of a mail is who it says, as the mail server that took it has found (RFC 8601, RFC 7489). Nothing
 * is asked of anybody here: only what that server wrote on top of the mail counts.
 */
import type { ParsedMail } from 'mailparser';
import { domainOf } from './addresses.ts';
import { cleanText } from './clean-text.ts';

export interface SenderProof {
  /** `none`: the server found neither, or looked at nothing. */
  verdict: 'passed' | 'failed' | 'none';
  /** What the server calls itself; empty where it leaves that out. Null when nobody looked. */
  server: string | null;
  /** In the server's own words. */
  said: string;
}

export const NOBODY_LOOKED: SenderProof = { verdict: 'none', server: null, said: '' };

const FIELD = 'authentication-results';
const LONGEST = 4000;

/**
 * @param from address that the mail names as its writer's
 * @param server whose word counts, by its name or the domain it is in; null: of whoever wrote on top. Further down anybody may have written anything.
 */
export function proofOf(
  { headerLines }: Pick<ParsedMail, 'headerLines'>,
  from: string,
  server: string | null,
): SenderProof {
  const fields = headerLines.flatMap(({ key, line }, place) =>
    key === FIELD ? [{ place, ...resultsIn(line.slice(line.indexOf(':') + 1, LONGEST)) }] : [],
  );
  const first = server === null ? fields[0] : fields.find((field) => isWithin(field.server, server));
  if (!first) return NOBODY_LOOKED;
  // One server's checks may stand in several fields, right below each other. What comes after those is the sender's own.
  const start = fields.indexOf(first);
  const together = fields
    .slice(start)
    .filter((field, at) => field.server === first.server && field.place === first.place + at);
  const results = together.flatMap((field) => field.results);
  return {
    verdict: verdictOf(results, domainOf(from)),
    server: first.server,
    said: together.map(({ said }) => said).join(' '),
  };
}

const isWithin = (name: string, domain: string) => name === domain || name.endsWith(`.${domain}`);

interface Result {
  /** `dmarc`, `spf`, `dkim`, … */
  method: string;
  /** `pass`, `fail`, … */
  found: string;
  /** Such as `header.from`. */
  about: Map<string, string>;
}

const of = (results: readonly Result[], wanted: string) => results.filter(({ method }) => method === wanted);
const says = (results: readonly Result[], ...words: string[]) =>
  results.some(({ found }) => words.includes(found));

/**
 * DMARC's own finding where there is one. Else what it rests on: a signature (DKIM) or a way (SPF) of the writer's own
 * domain proves; and when the domain says that this way is not its own and no signature holds, it is not. What only a
 * weak no speaks against (`softfail` without a broken signature), or another domain vouches for, is left open.
 */
function verdictOf(results: readonly Result[], domain: string): SenderProof['verdict'] {
  const [dmarc, spf, dkim] = ['dmarc', 'spf', 'dkim'].map((method) => of(results, method)) as Triple;
  if (says(dmarc, 'fail')) return 'failed';
  if (dmarc.some((one) => one.found === 'pass' && isAbout(one, ['header.from'], domain, true)))
    return 'passed';
  if (dkim.some((one) => one.found === 'pass' && isAbout(one, ['header.d', 'header.i'], domain)))
    return 'passed';
  if (spf.some((one) => one.found === 'pass' && isAbout(one, ['smtp.mailfrom'], domain))) return 'passed';
  if (!dkim.length || says(dkim, 'pass')) return 'none';
  const isRefused = says(spf, 'fail') || (says(spf, 'softfail') && says(dkim, 'fail'));
  return isRefused ? 'failed' : 'none';
}

type Triple = [Result[], Result[], Result[]];

/** One within the other: whoever has a domain has those below it. */
function isAbout({ about }: Result, properties: string[], domain: string, whenUntold = false): boolean {
  const told = properties.map((name) => about.get(name)).find((value) => value !== undefined);
  if (told === undefined) return whenUntold;
  const other = domainOf(`@${told}`).toLowerCase();
  if (!other.includes('.')) return false;
  return isWithin(domain, other) || isWithin(other, domain);
}

/** `mx.shop.example 1; dmarc=pass (p=reject) header.from=customer.example; spf=…` */
function resultsIn(field: string): { server: string; said: string; results: Result[] } {
  const said = cleanText(field).replace(/\s+/g, ' ').trim();
  const [head = '', ...rest] = partsOf(said);
  // Exchange leaves out who it is and begins with what it found.
  const isNamed = !/^[\w-]+\s*=/.test(head);
  return {
    server: isNamed ? (head.split(' ')[0] ?? '').toLowerCase().slice(0, 255) : '',
    said,
    results: (isNamed ? rest : [head, ...rest]).flatMap(resultIn),
  };
}

function resultIn(part: string): Result[] {
  const pairs = [...part.matchAll(/([\w.-]+)(?:\s*\/\s*\d+)?\s*=\s*("[^"]*"|[^\s"]+)/g)].map(
    ([, name = '', value = '']) => [name.toLowerCase(), value.replaceAll('"', '').toLowerCase()] as const,
  );
  const [first, ...about] = pairs;
  return first ? [{ method: first[0], found: first[1], about: new Map(about) }] : [];
}

/** Between its semicolons, without its remarks in parentheses; neither counts within quotes. */
function partsOf(text: string): string[] {
  const parts = [''];
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const last = parts.length - 1;
    if (sign === '\\') at += 1;
    else if (sign === '"' && depth === 0) {
      isQuoted = !isQuoted;
      parts[last] += sign;
    } else if (isQuoted) parts[last] += sign;
    else if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth > 0) continue;
    else if (sign === ';') parts.push('');
    else parts[last] += sign;
  }
  return parts.map((part) => part.trim().replace(/\s+/g, ' '));
}
