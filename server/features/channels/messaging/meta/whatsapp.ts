/** WhatsApp's Cloud API. */
import { z } from 'zod';
import {
  type Account,
  type Adapter,
  type Arriving,
  type Event,
  type Line,
  type Part,
  Refused,
  type Told,
} from '../adapter.ts';
import { bearer, entriesOf, fileForm, graph, idIn, isSignedByMeta, momentOf, oursIn } from './graph.ts';

const MEGABYTE = 1_000_000;

/** Bytes, by kind of file. Any other is a document. */
const FILES: { kind: 'image' | 'video' | 'audio'; types: RegExp; most: number }[] = [
  { kind: 'image', types: /^image\/(jpeg|png)$/, most: 5 * MEGABYTE },
  { kind: 'video', types: /^video\/(mp4|3gpp)$/, most: 16 * MEGABYTE },
  { kind: 'audio', types: /^audio\/(aac|mp4|mpeg|amr|ogg|x-m4a)$/, most: 16 * MEGABYTE },
];
const LARGEST_DOCUMENT = 100 * MEGABYTE;

export const whatsapp: Adapter = {
  limits: {
    ...{ text: 4096, comment: 0, windowHours: 24, templates: true, humanAgent: false },
    file: (type) => kindOf(type)?.most ?? LARGEST_DOCUMENT,
  },
  verify: isSignedByMeta,
  read: (_account, body) =>
    entriesOf('whatsapp_business_account', body).flatMap(({ changes }) =>
      changes.flatMap(({ field, value }) => (field === 'messages' ? eventsIn(value) : [])),
    ),
  async send(line, account, part) {
    const answer = await graph(line, account, `${account.externalId}/messages`, {
      json: {
        ...{ messaging_product: 'whatsapp', recipient_type: 'individual', to: part.to },
        // Comes back with how far it got, also when we never heard its id.
        biz_opaque_callback_data: part.id,
        ...(await contentOf(line, account, part)),
      },
    });
    const person = waIdIn(answer.contacts?.[0]?.wa_id);
    return { id: idIn(answer.messages?.[0]?.id), ...(person && { person }) };
  },
  async fetch(line, account, { reference }, maxBytes) {
    const { url, file_size: bytes } = await graph(line, account, encodeURIComponent(reference));
    if (typeof url !== 'string') throw new Refused('message', 'WhatsApp does not give this file.');
    if (Number(bytes) > maxBytes) throw new Refused('message', 'It is larger than files may be here.');
    const answer = await line.ask(url, { headers: bearer(account), maxBytes });
    if (answer.status === 200) return answer.body;
    const isGone = answer.status === 404 || answer.status === 410;
    throw new Refused(isGone ? 'message' : 'busy', `WhatsApp answered ${answer.status}.`);
  },
  async whoAmI(line, account) {
    const told = await graph(line, account, `${account.externalId}?fields=id,display_phone_number`);
    return { externalId: String(told.id), handle: String(told.display_phone_number ?? '') };
  },
  /** The address itself is told in the app's settings at Meta; here it is asked to send this company's messages there. */
  async connect(line, account) {
    if (account.businessId)
      await graph(line, account, `${account.businessId}/subscribed_apps`, { method: 'POST', json: {} });
  },
};

const WaId = z.string().regex(/^\d{5,20}$/);
const waIdIn = (told: unknown): string | undefined => WaId.safeParse(told).data;

const kindOf = (type: string) => FILES.find(({ types }) => types.test(type));

async function contentOf(line: Line, account: Account, { text, template, file }: Part) {
  if (template) return { type: 'template', template: templateOf(template) };
  if (!file) return { type: 'text', text: { body: text, preview_url: false } };
  const kind = kindOf(file.type)?.kind ?? 'document';
  const id = await upload(line, account, file);
  return { type: kind, [kind]: { id, ...(kind === 'document' && { filename: file.name }) } };
}

function templateOf({ name, language, parameters }: NonNullable<Part['template']>) {
  const filled = parameters.map((text) => ({ type: 'text', text }));
  const components = filled.length ? [{ type: 'body', parameters: filled }] : [];
  return { name, language: { code: language }, components };
}

/** Nothing is sent by it, so it can be tried again whatever became of it. */
async function upload(line: Line, account: Account, file: NonNullable<Part['file']>): Promise<string> {
  const fields = { messaging_product: 'whatsapp', type: file.type };
  try {
    const form = fileForm(fields, 'file', file);
    return idIn((await graph(line, account, `${account.externalId}/media`, { form })).id);
  } catch (error) {
    if (error instanceof Refused && error.kind === 'uncertain') throw new Refused('network', error.message);
    throw error;
  }
}

const Value = z.object({
  metadata: z.object({ phone_number_id: z.string() }),
  contacts: z
    .array(z.object({ wa_id: z.string(), profile: z.object({ name: z.string() }).partial().optional() }))
    .default([])
    .catch([]),
  messages: z.array(z.unknown()).default([]),
  statuses: z.array(z.unknown()).default([]),
});

function eventsIn(value: unknown): Event[] {
  const told = Value.safeParse(value).data;
  if (!told) return [];
  const to = told.metadata.phone_number_id;
  const names = new Map(told.contacts.map(({ wa_id, profile }) => [wa_id, profile?.name ?? '']));
  return [
    ...told.messages.flatMap((message) => arriving(to, names, message)),
    ...told.statuses.flatMap((status) => statusOf(to, status)),
  ];
}

const Media = z.object({ id: z.string(), caption: z.string(), filename: z.string() }).partial();
const Message = z.object({
  id: z.string().min(1).max(300),
  from: WaId,
  timestamp: z.coerce.number(),
  type: z.string(),
  text: z.object({ body: z.string() }).optional(),
  image: Media.optional(),
  video: Media.optional(),
  audio: Media.optional(),
  document: Media.optional(),
  sticker: Media.optional(),
  location: z
    .object({
      latitude: z.number(),
      longitude: z.number(),
      name: z.string().optional(),
      address: z.string().optional(),
    })
    .optional(),
  contacts: z
    .array(
      z.object({
        name: z.object({ formatted_name: z.string() }),
        phones: z.array(z.object({ phone: z.string().optional() })).default([]),
      }),
    )
    .optional(),
  interactive: z
    .object({
      button_reply: z.object({ title: z.string() }).optional(),
      list_reply: z.object({ title: z.string() }).optional(),
    })
    .optional(),
  button: z.object({ text: z.string() }).optional(),
  reaction: z.object({ emoji: z.string().optional() }).optional(),
});
type Message = z.output<typeof Message>;

const NAMES = {
  ...{ image: 'photo.jpg', video: 'video.mp4', audio: 'audio.ogg', document: 'document' },
  sticker: 'sticker.webp',
};
type FileKind = keyof typeof NAMES;

function arriving(to: string, names: Map<string, string>, told: unknown): Arriving[] {
  const message = Message.safeParse(told).data;
  if (!message) return [];
  const { id, from, type, timestamp, reaction } = message;
  // Of a reaction that was taken back nothing is left.
  if (type === 'system' || (reaction && !reaction.emoji)) return [];
  const [text, files] = [textOf(message), filesOf(message)];
  return [
    {
      ...{ what: 'message', to, id, text, files, at: momentOf(timestamp) },
      from: { id: from, name: names.get(from) ?? '', phone: from },
      ...(!text && !files.length && { unshown: type }),
      ...(reaction && { isReaction: true }),
    },
  ];
}

function textOf(message: Message): string {
  const { text, location, contacts, interactive, button, reaction } = message;
  if (location)
    return [location.name, location.address, `${location.latitude}, ${location.longitude}`]
      .filter(Boolean)
      .join('\n');
  if (contacts)
    return contacts
      .flatMap(({ name, phones }) => [name.formatted_name, ...phones.map(({ phone }) => phone)])
      .filter(Boolean)
      .join('\n');
  const chosen = interactive?.button_reply?.title ?? interactive?.list_reply?.title ?? button?.text;
  return text?.body ?? chosen ?? reaction?.emoji ?? message[fileKindOf(message) ?? 'image']?.caption ?? '';
}

const fileKindOf = (message: Message) =>
  (Object.keys(NAMES) as FileKind[]).find((kind) => message[kind] !== undefined);

function filesOf(message: Message) {
  const kind = fileKindOf(message);
  if (!kind) return [];
  const { id, filename } = message[kind]!;
  return id ? [{ reference: id, name: filename || NAMES[kind] }] : [];
}

const Status = z.object({
  id: z.string(),
  status: z.enum(['sent', 'delivered', 'read', 'failed']),
  biz_opaque_callback_data: z.string().optional(),
  recipient_id: WaId.optional().catch(undefined),
  errors: z
    .array(
      z.object({
        code: z.int(),
        title: z.string().default(''),
        error_data: z.object({ details: z.string() }).partial().optional(),
      }),
    )
    .default([]),
});

function statusOf(to: string, told: unknown): Told[] {
  const status = Status.safeParse(told).data;
  if (!status) return [];
  const reasons = status.errors.map(
    ({ code, title, error_data }) => `${[title, error_data?.details].filter(Boolean).join(': ')} (${code})`,
  );
  const ours = oursIn(status.biz_opaque_callback_data);
  return [
    {
      ...{ what: 'status', to, state: status.status, ids: [status.id], reason: reasons.join('; ') || null },
      ...(ours && { ours }),
      ...(status.recipient_id && { person: status.recipient_id }),
    },
  ];
}
