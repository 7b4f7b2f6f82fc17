/** Members called in notes: found while typing `@`, and in the text that was written. */

export interface Mentionable {
  id: string;
  name: string;
}

/** What is being typed after an `@` at the caret, and where it begins; undefined when nobody is being called. */
export function callAt(text: string, caret: number): { typed: string; from: number } | undefined {
  const before = text.slice(0, caret);
  const [, call] = /(?:^|[\s(])@([\p{L}\p{N}.'’-]*(?: [\p{L}\p{N}.'’-]*)?)$/u.exec(before) ?? [];
  return call === undefined ? undefined : { typed: call, from: caret - call.length - 1 };
}

/** The members whose name, or a word of it, begins so; whatever the accents. */
export function matching<Member extends Mentionable>(members: readonly Member[], typed: string): Member[] {
  const wanted = plain(typed);
  return members.filter(({ name }) => plain(name).startsWith(wanted) || plain(name).includes(` ${wanted}`));
}

/** Puts the member's name in the place of what was typed. Answers the text and where the caret goes. */
export function withCall(
  text: string,
  call: { typed: string; from: number },
  { name }: Mentionable,
): { text: string; caret: number } {
  const after = text.slice(call.from + 1 + call.typed.length);
  const called = `@${name} `;
  return {
    text: text.slice(0, call.from) + called + after.replace(/^ /, ''),
    caret: call.from + called.length,
  };
}

/** Whom a text calls. */
export function calledIn<Member extends Mentionable>(text: string, members: readonly Member[]): Member[] {
  const called = new Set(pieces(text, members).flatMap(({ member }) => member ?? []));
  return members.filter((member) => called.has(member));
}

export interface Piece<Member> {
  text: string;
  member: Member | undefined;
}

/** The text in pieces, those apart that call somebody. The longest name counts: `@Ana Souza` is not `@Ana`. */
export function pieces<Member extends Mentionable>(
  text: string,
  members: readonly Member[],
): Piece<Member>[] {
  const names = members
    .filter(({ name }) => name)
    .toSorted((one, other) => other.name.length - one.name.length);
  if (!names.length) return [{ text, member: undefined }];
  const calls = new RegExp(`@(${names.map(({ name }) => escaped(name)).join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const found: Piece<Member>[] = [];
  let at = 0;
  for (const { 0: whole, 1: name, index } of text.matchAll(calls)) {
    if (index > at) found.push({ text: text.slice(at, index), member: undefined });
    found.push({ text: whole, member: names.find((one) => one.name === name) });
    at = index + whole.length;
  }
  if (at < text.length) found.push({ text: text.slice(at), member: undefined });
  return found;
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
