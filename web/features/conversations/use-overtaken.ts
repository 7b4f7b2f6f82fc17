/** Who answered, or wrote, since one began to write an answer oneself. */
import { useState } from 'react';
import { useMember } from '../session/session.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Conversation, Message } from './queries.ts';

export interface Overtaken {
  /** A colleague’s answer: the customer would get two. */
  answered: Message | undefined;
  /** What the customer wrote, until it was looked at. */
  wrote: Message | undefined;
  /** Whether it was said once that somebody answered: the next time it is sent. */
  isWarned: boolean;
  /** Sends, unless somebody answered and nobody has said so yet. */
  ask: (send: () => void) => void;
  onLooked: (message: Message) => void;
}

const BEFORE_ALL = new Date(0).toISOString();

export function useOvertaken({ items }: Conversation, answer: DraftKeeper): Overtaken {
  const { id: self } = useMember();
  const isWriting = answer.state.text.trim() !== '';
  const [since, setSince] = useState<string>();
  const [warnedOf, setWarnedOf] = useState<string>();
  const [looked, setLooked] = useState<string>();
  // What stood there when one began was read before.
  if (isWriting && since === undefined) setSince(answer.begunAt ?? items.at(-1)?.at ?? BEFORE_ALL);
  if (!isWriting && since !== undefined) setSince(undefined);
  const later = since === undefined ? [] : items.filter(({ at }) => Date.parse(at) > Date.parse(since));
  const answered = later.findLast((one) => isAnswer(one) && one.author.id !== self);
  const wrote = later.findLast(({ kind }) => kind === 'customer');
  const isWarned = answered !== undefined && answered.id === warnedOf;
  return {
    answered,
    wrote: wrote?.id === looked ? undefined : wrote,
    isWarned,
    ask: (send) => (answered && !isWarned ? setWarnedOf(answered.id) : send()),
    onLooked: ({ id }) => setLooked(id),
  };
}

/** That a mail arrived is said by itself, and answers nothing. */
const isAnswer = ({ kind, author }: Message) => kind === 'reply' && author.kind !== 'system';
