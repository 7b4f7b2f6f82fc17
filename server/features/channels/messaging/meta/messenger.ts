/** What Messenger and Instagram have in common: `entry[].messaging[]`, and `me/messages` to send. */
import { z } from 'zod';
import {
  type Account,
  type Arriving,
  type Event,
  type Line,
  type Part,
  type Reference,
  Refused,
  type Taken,
} from '../adapter.ts';
import { fileForm, graph, idIn, momentOf, oursIn } from './graph.ts';

const Message = z.object({
  mid: z.string().min(1).max(600),
  text: z.string().optional(),
  is_echo: z.boolean().optional(),
  is_deleted: z.boolean().optional(),
  is_unsupported: z.boolean().optional(),
  metadata: z.string().optional(),
  attachments: z
    .array(
      z.object({
        type: z.string(),
        payload: z.object({ url: z.string(), title: z.string() }).partial().nullish(),
      }),
    )
    .default([]),
});
const Happening = z.object({
  sender: z.object({ id: z.coerce.string() }),
  recipient: z.object({ id: z.coerce.string() }),
  timestamp: z.number().default(0),
  message: Message.optional().catch(undefined),
  postback: z.object({ mid: z.string(), title: z.string() }).optional().catch(undefined),
  reaction: z
    .object({ mid: z.string(), action: z.string(), emoji: z.string().optional() })
    .optional()
    .catch(undefined),
  message_edit: z.object({ mid: z.string(), text: z.string() }).optional().catch(undefined),
  delivery: z
    .object({ mids: z.array(z.string()).optional(), watermark: z.number().optional() })
    .optional()
    .catch(undefined),
  read: z
    .object({ mid: z.string().optional(), watermark: z.number().optional() })
    .optional()
    .catch(undefined),
});
type Happening = z.output<typeof Happening>;

/** @param to our account, as the entry names it */
export function eventsOf(to: string, told: unknown): Event[] {
  const happening = Happening.safeParse(told).data;
  if (!happening) return [];
  const { message, postback, reaction, message_edit: edit, delivery, read } = happening;
  if (message?.is_echo) return echoOf(to, message);
  if (happening.sender.id === to) return [];
  if (message?.is_deleted) return [{ what: 'deleted', to, id: message.mid }];
  if (message) return [arriving(to, happening, message)];
  if (edit) return [{ what: 'edited', to, id: edit.mid, text: edit.text }];
  if (postback) return [said(to, happening, postback.mid, postback.title)];
  if (reaction) return reactionOf(to, happening, reaction);
  if (delivery) return [seen(to, happening, 'delivered', delivery.mids, delivery.watermark)];
  if (read) return [seen(to, happening, 'read', read.mid ? [read.mid] : undefined, read.watermark)];
  return [];
}

/** Of what we sent ourselves: its id, in case we never heard the answer. */
function echoOf(to: string, { mid, metadata }: z.output<typeof Message>): Event[] {
  const ours = oursIn(metadata);
  return ours ? [{ what: 'status', to, state: 'sent', reason: null, ids: [mid], ours }] : [];
}

const said = (to: string, { sender, timestamp }: Happening, id: string, text: string): Arriving => ({
  ...{ what: 'message', to, id, text, files: [], at: momentOf(timestamp) },
  from: { id: sender.id, name: '' },
});

const NAMES: Record<string, string> = {
  ...{ image: 'photo.jpg', video: 'video.mp4', audio: 'audio.mp4', file: 'file', story_mention: 'story' },
};

function arriving(to: string, happening: Happening, message: z.output<typeof Message>): Arriving {
  const files: Reference[] = message.attachments.flatMap(({ type, payload }) =>
    payload?.url && NAMES[type]
      ? [{ reference: payload.url, name: fileNameOf(payload.url, NAMES[type]) }]
      : [],
  );
  // What is shared is a page elsewhere.
  const shared = message.attachments.flatMap(({ type, payload }) =>
    payload?.url && !NAMES[type] ? [[payload.title, payload.url].filter(Boolean).join('\n')] : [],
  );
  const text = message.text ?? shared.join('\n');
  const unshown = message.attachments[0]?.type ?? 'other';
  return {
    ...said(to, happening, message.mid, text),
    files,
    ...(!text && !files.length && { unshown }),
  };
}

/** Of `https://…/holiday.png?sig=…`: holiday.png. */
function fileNameOf(url: string, usual: string): string {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  return /\.\w{2,5}$/.test(last) ? last : usual;
}

function reactionOf(to: string, happening: Happening, reaction: NonNullable<Happening['reaction']>): Event[] {
  if (reaction.action !== 'react' || !reaction.emoji) return [];
  const id = `${reaction.mid} ${reaction.emoji}`;
  return [{ ...said(to, happening, id, reaction.emoji), isReaction: true }];
}

function seen(
  to: string,
  { sender }: Happening,
  state: 'delivered' | 'read',
  ids: string[] | undefined,
  watermark: number | undefined,
): Event {
  return {
    ...{ what: 'status', to, state, reason: null },
    ...(ids && { ids }),
    ...(watermark !== undefined && { until: { person: sender.id, at: momentOf(watermark) } }),
  };
}

/** @throws Refused */
export async function sendMessage(line: Line, account: Account, part: Part): Promise<Taken> {
  const recipient = part.how === 'private-reply' ? { comment_id: part.to } : { id: part.to };
  const kind = {
    ...(part.how === 'message' && { messaging_type: 'RESPONSE' }),
    ...(part.how === 'human-agent' && { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
  };
  // An echo carries it back; of Instagram it is not said that it does.
  const along = account.kind === 'facebook' ? { metadata: part.id } : {};
  const asking = part.file
    ? { form: formOf({ ...kind, recipient }, along, part.file) }
    : { json: { recipient, ...kind, message: { text: part.text, ...along } } };
  return { id: idIn((await graph(line, account, 'me/messages', asking)).message_id) };
}

function formOf(fields: object, along: object, file: NonNullable<Part['file']>): FormData {
  const type = /^(image|video|audio)\//.exec(file.type)?.[1] ?? 'file';
  const message = { attachment: { type, payload: {} }, ...along };
  const written = Object.entries({ ...fields, message }).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return fileForm(Object.fromEntries(written), 'filedata', file);
}

/** From the address that came with the message; it is good for some days. @throws Refused */
export async function fetchFile(line: Line, { reference }: Reference, maxBytes: number): Promise<Buffer> {
  const answer = await line.ask(reference, { maxBytes });
  if (answer.status === 200) return answer.body;
  const isGone = answer.status >= 400 && answer.status < 500 && answer.status !== 429;
  throw new Refused(isGone ? 'message' : 'busy', `Meta answered ${answer.status}.`);
}
