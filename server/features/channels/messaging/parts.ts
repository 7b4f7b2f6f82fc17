/** An answer as the messages that it is at the provider; or why it cannot go. */
import type { z } from 'zod';
import { conflict, invalid } from '../../../core/http/problems.ts';
import type { SentAs } from '../../conversations/shapes-contract.ts';
import type { Adapter, How, Part } from './adapter.ts';
import { type Measure, split } from './split.ts';
import { filledIn, parametersIn } from './template.ts';
import type { Thread } from './threads.ts';
import { type Ways, waysOf } from './ways.ts';

export interface Written {
  text: string;
  files: { id: string; name: string; file: { type: string; bytes: number } }[];
  sentAs: z.output<typeof SentAs> | undefined;
}

export interface NewPart {
  how: How;
  to: string;
  content: { text?: string; template?: Part['template']; attachment?: string };
}

/** As many messages as one answer may be. */
export const MOST_PIECES = 5;

/** In the order in which they go. @throws 400, 409 with why it cannot go, before anything is written */
export function partsOf(thread: Thread, adapter: Adapter, written: Written, now: Date): NewPart[] {
  const how = wayFor(thread, waysOf(thread, adapter, now), written.sentAs);
  const to = thread.comment && how !== 'message' ? thread.comment.id : thread.person;
  if (how === 'template') return [{ how, to, content: templateOf(thread, written) }];
  const limit = how === 'comment' ? adapter.limits.comment : adapter.limits.text;
  const most = how === 'comment' || how === 'private-reply' ? 1 : MOST_PIECES;
  const measure: Measure = adapter.limits.isInBytes && how !== 'comment' ? Buffer.byteLength : characters;
  const pieces = split(written.text, limit, measure);
  if (pieces.length > most) throw tooLong(measure(written.text), limit * most);
  const files = written.files.map((file) => ({ attachment: fits(adapter, how, file) }));
  return [...pieces.map((text) => ({ text })), ...files].map((content) => ({ how, to, content }));
}

const characters: Measure = (text) => text.length;

function wayFor({ kind }: Thread, ways: Ways, sentAs: Written['sentAs']): How {
  const { comment, template } = sentAs ?? {};
  const asked: How | undefined = template
    ? 'template'
    : comment && (comment === 'private' ? 'private-reply' : 'comment');
  const how = asked ?? ways.open.find((one) => one !== 'template');
  if (how && ways.open.includes(how)) return how;
  throw conflict(WHY[ways.closed[0] ?? 'other'](kind));
}

export const NAMES = {
  whatsapp: 'WhatsApp',
  telegram: 'Telegram',
  facebook: 'Messenger',
  instagram: 'Instagram',
};

const WHY: Record<Ways['closed'][number] | 'other', (kind: Thread['kind']) => string> = {
  'never-wrote': (kind) =>
    kind === 'whatsapp'
      ? 'The customer has never written to this account: WhatsApp only takes an approved template as the first message.'
      : `The customer has never written here, and ${NAMES[kind]} only takes answers.`,
  window: (kind) =>
    kind === 'whatsapp'
      ? 'The customer wrote more than 24 hours ago: WhatsApp only takes an approved template.'
      : `The customer wrote too long ago: ${NAMES[kind]} takes no answer until they write again.`,
  'private-used': () => 'This comment was answered privately before, and that can be done once.',
  'private-late': () => 'A comment can be answered privately for seven days, and they have passed.',
  other: (kind) => `${NAMES[kind]} does not take an answer of this kind here.`,
};

const tooLong = (length: number, most: number) =>
  invalid(`text: has ${length} characters, and at most ${most} can be sent here.`, [
    { at: 'text', message: `must have at most ${most} characters` },
  ]);

function fits({ limits }: Adapter, how: How, { id, name, file }: Written['files'][number]): string {
  if (how === 'comment' || how === 'private-reply')
    throw invalid(`attachments: "${name}" cannot go with an answer to a comment.`);
  const most = limits.file(file.type);
  if (!most) throw invalid(`attachments: "${name}" is ${file.type}, which is not taken there.`);
  if (file.bytes > most)
    throw invalid(`attachments: "${name}" is larger than ${Math.floor(most / 1_000_000)} MB.`);
  return id;
}

function templateOf({ templates }: Thread, { text, files, sentAs }: Written): NewPart['content'] {
  const told = sentAs!.template!;
  const known = templates.find((one) => one.name === told.name && one.language === told.language);
  if (!known)
    throw invalid(`sentAs.template: there is no template ${told.name} (${told.language}) in the settings.`);
  if (told.parameters.length !== parametersIn(known.text))
    throw invalid(`sentAs.template: ${told.name} needs ${parametersIn(known.text)} values.`);
  if (files.length) throw invalid('attachments: files cannot go with a template.');
  // What is kept as said is what the customer reads.
  if (text !== filledIn(known.text, told.parameters))
    throw invalid('text: must be what the template says, filled in.');
  return { template: told };
}
