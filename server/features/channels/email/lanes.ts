/** Mails that are kept side by side: those that have to do with each other stay together, in their order. */
import { marksIn } from './find-conversation.ts';
import type { Letter } from './letter.ts';

/** @returns at most so many lists, none of them empty */
export function lanesOf(letters: readonly Letter[], most: number): Letter[][] {
  const lanes: Letter[][] = Array.from({ length: most }, () => []);
  for (const group of groupsOf(letters)) lanes.toSorted((a, b) => a.length - b.length)[0]!.push(...group);
  const place = new Map(letters.map((letter, at) => [letter, at]));
  return lanes
    .filter((lane) => lane.length)
    .map((lane) => lane.sort((a, b) => place.get(a)! - place.get(b)!));
}

/** Whoever shares a sender, a Message-ID that one of them names, or a conversation's mark is in one group. */
function groupsOf(letters: readonly Letter[]): Letter[][] {
  const byTie = new Map<string, Letter[]>();
  for (const letter of letters) {
    const ties = tiesOf(letter);
    const met = new Set(ties.flatMap((tie) => (byTie.has(tie) ? [byTie.get(tie)!] : [])));
    const group = [...[...met].flat(), letter];
    for (const tie of group.flatMap(tiesOf)) byTie.set(tie, group);
  }
  return [...new Set(byTie.values())];
}

function tiesOf({ key, mail }: Letter): string[] {
  const { messageId, from, replyTo, inReplyTo, references, bounce } = mail;
  const ids = [messageId, ...inReplyTo, ...references, ...(bounce?.about ?? [])];
  const senders = [from, ...replyTo].map((person) => person?.address);
  return [
    `key ${key}`,
    ...told(ids).map((id) => `id ${id}`),
    ...told(senders).map((address) => `from ${address}`),
    ...marksIn(mail).map((mark) => `mark ${mark}`),
  ];
}

const told = (values: (string | null | undefined)[]) => values.filter((value) => value != null);
