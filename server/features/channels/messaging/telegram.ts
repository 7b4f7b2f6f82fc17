/** Telegram's Bot API, as published at core.telegram.org/bots/api. */
import { z } from 'zod';
import { isSame } from '../same.ts';
import {
  type Account,
  type Adapter,
  type Answer,
  type Arriving,
  type Event,
  type Line,
  type Part,
  type Reference,
  Refused,
} from './adapter.ts';

const MEGABYTE = 1_000_000;

export const telegram: Adapter = {
  limits: {
    ...{ text: 4096, comment: 0, windowHours: null, templates: false, humanAgent: false },
    file: (type) => (isPhoto(type) ? 10 : 50) * MEGABYTE,
  },
  verify({ webhookSecret }, { headers }) {
    return isSame(String(headers['x-telegram-bot-api-secret-token'] ?? ''), webhookSecret);
  },
  read: (account, body) => eventsIn(account, JSON.parse(body.toString('utf8'))),
  async send(line, account, part) {
    const result = await deed(line, account, ...requestFor(part));
    return { id: `${part.to}:${result.message_id}` };
  },
  async fetch(line, account, { reference }, maxBytes) {
    const { file_path } = await deed(line, account, 'getFile', { json: { file_id: reference } });
    if (typeof file_path !== 'string') throw new Refused('message', 'Telegram does not give this file.');
    const address = `${line.base}/file/bot${account.accessToken}/${file_path}`;
    const answer = await line.ask(address, { maxBytes });
    if (answer.status !== 200) throw refusal(answer);
    return answer.body;
  },
  async whoAmI(line, account) {
    const { id, username } = await deed(line, account, 'getMe', {});
    return { externalId: String(id), handle: username ? `@${username}` : '' };
  },
  async connect(line, account, webhook) {
    await deed(line, account, 'setWebhook', {
      json: {
        ...{ url: webhook, secret_token: account.webhookSecret },
        allowed_updates: ['message', 'edited_message'],
      },
    });
  },
};

const Size = z.object({ file_id: z.string() });
const File = Size.extend({ file_name: z.string().optional() });
const Message = z.object({
  message_id: z.int(),
  from: z
    .object({
      id: z.int(),
      is_bot: z.boolean(),
      first_name: z.string(),
      last_name: z.string().optional(),
    })
    .optional(),
  chat: z.object({ id: z.int(), type: z.string() }),
  date: z.int(),
  text: z.string().optional(),
  caption: z.string().optional(),
  photo: z.array(Size).optional(),
  sticker: Size.optional(),
  ...Object.fromEntries(
    (['document', 'video', 'audio', 'voice', 'video_note', 'animation'] as const).map((kind) => [
      kind,
      File.optional(),
    ]),
  ),
  location: z.object({ latitude: z.number(), longitude: z.number() }).optional(),
  contact: z
    .object({ phone_number: z.string(), first_name: z.string(), last_name: z.string().optional() })
    .optional(),
});
type Message = z.output<typeof Message> & Partial<Record<FileKind, z.output<typeof File>>>;

const FILES = ['animation', 'document', 'video', 'audio', 'voice', 'video_note', 'sticker'] as const;
type FileKind = (typeof FILES)[number];
/** Of those that have no name of their own. */
const NAMES: Record<FileKind, string> = {
  ...{ animation: 'animation.mp4', document: 'document', video: 'video.mp4', audio: 'audio.mp3' },
  ...{ voice: 'voice.ogg', video_note: 'video.mp4', sticker: 'sticker.webp' },
};
/** What is told about chats, not in them. */
const Update = z.object({ message: z.unknown().optional(), edited_message: z.unknown().optional() });

function eventsIn(account: Account, update: unknown): Event[] {
  const { message, edited_message } = Update.safeParse(update).data ?? {};
  const read = Message.safeParse(message ?? edited_message).data as Message | undefined;
  // A bot in a group hears strangers talk among themselves.
  if (!read?.from || read.from.is_bot || read.chat.type !== 'private') return [];
  const id = `${read.chat.id}:${read.message_id}`;
  if (!message) return [{ what: 'edited', to: account.externalId, id, text: textOf(read) }];
  // Whoever opens a bot presses a button that writes this.
  if (/^\/start\b/.test(read.text ?? '')) return [];
  return [arriving(account, id, read)];
}

function arriving({ externalId }: Account, id: string, read: Message): Arriving {
  const { first_name, last_name = '' } = read.from!;
  const [text, files] = [textOf(read), filesOf(read)];
  return {
    ...{ what: 'message', to: externalId, id, text, files, at: new Date(read.date * 1000) },
    from: { id: String(read.chat.id), name: `${first_name} ${last_name}`.trim() },
    ...(!text && !files.length && { unshown: 'other' }),
  };
}

function textOf({ text, caption, location, contact }: Message): string {
  if (location) return `${location.latitude}, ${location.longitude}`;
  if (contact)
    return `${[contact.first_name, contact.last_name].filter(Boolean).join(' ')}\n${contact.phone_number}`;
  return text ?? caption ?? '';
}

function filesOf(message: Message): Reference[] {
  // The same picture in several sizes, the largest last.
  const photo = message.photo?.at(-1);
  if (photo) return [{ reference: photo.file_id, name: 'photo.jpg' }];
  // An animation comes as a document, too: the same file twice.
  const kind = FILES.find((one) => message[one]);
  if (!kind) return [];
  const { file_id, file_name } = message[kind] as z.output<typeof File>;
  return [{ reference: file_id, name: file_name || NAMES[kind] }];
}

type Request = Parameters<Line['ask']>[1];

function requestFor({ to, text, file }: Part): [method: string, request: Request] {
  if (!file) return ['sendMessage', { json: { chat_id: Number(to), text } }];
  const kind = isPhoto(file.type) ? 'photo' : 'document';
  const form = new FormData();
  form.set('chat_id', to);
  form.set(kind, new globalThis.File([new Uint8Array(file.content)], file.name, { type: file.type }));
  return [kind === 'photo' ? 'sendPhoto' : 'sendDocument', { form }];
}

const isPhoto = (type: string) => type === 'image/jpeg' || type === 'image/png';

// biome-ignore lint/suspicious/noExplicitAny: what each method answers is checked where it is used
async function deed(line: Line, account: Account, method: string, request: Request): Promise<any> {
  const answer = await line.ask(`${line.base}/bot${account.accessToken}/${method}`, request);
  if (answer.status === 200 && answer.json?.ok === true) return answer.json.result;
  throw refusal(answer);
}

function refusal({ status, json }: Answer): Refused {
  const said = typeof json?.description === 'string' ? json.description : `Telegram answered ${status}.`;
  if (status === 429) return new Refused('busy', said, Number(json?.parameters?.retry_after) || undefined);
  if (status === 401 || status === 404) return new Refused('account', said);
  // A gateway that gives up says nothing of what became of it behind.
  if (status >= 500) return new Refused(json?.ok === false || status === 503 ? 'busy' : 'uncertain', said);
  return new Refused('message', said);
}
