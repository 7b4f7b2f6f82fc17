/** Meta's Graph API, as far as Jornada uses it: WhatsApp, Messenger, Instagram, comments. */
import { type Asked, hoursSince, type Replied, type StandIn } from './stand-in.fixture.ts';

const WEEK_HOURS = 7 * 24;
let lastId = 1000;

/** Phone numbers of WhatsApp, pages, and Instagram accounts are told apart by their ids here. */
export const IDS = {
  phone: '106540352242922',
  business: '102290129340398',
  page: '200600300',
  instagram: '17841400',
};

const OWN_NUMBER = '551155550100';

export function answerMeta(standIn: StandIn, asked: Asked): Replied {
  if (!standIn.tokens.has(asked.token)) return fault(401, 190, 'Invalid OAuth access token.');
  const [path = '', query = ''] = asked.path.replace(/^\/meta\/?/, '').split('?');
  const [id = '', edge] = path.split('/');
  if (asked.method === 'GET') return read(standIn, id, query);
  if (edge === 'subscribed_apps') return { status: 200, json: { success: true } };
  if (id === IDS.phone) return edge === 'media' ? upload(standIn, asked) : whatsapp(standIn, asked);
  if (id === 'me' && edge === 'messages') return messenger(standIn, asked);
  if (edge === 'comments' || edge === 'replies') return comment(standIn, asked, id, edge);
  return fault(400, 100, `Unsupported post request. Object with ID '${id}' does not exist`);
}

function read(standIn: StandIn, id: string, query: string): Replied {
  if (id === 'me') return { status: 200, json: { id: IDS.page, name: 'Casa Lume' } };
  if (id === IDS.phone)
    return {
      status: 200,
      json: { id, display_phone_number: '+55 11 5555-0100', verified_name: 'Casa Lume' },
    };
  if (id === IDS.instagram) return { status: 200, json: { id, username: 'casalume' } };
  if (id === 'download') return { status: 200, body: standIn.files.get(query.replace('mid=', ''))! };
  const file = standIn.files.get(id);
  if (file)
    return {
      status: 200,
      json: { id, url: `${standIn.url}/meta/download?mid=${id}`, file_size: file.length },
    };
  if (standIn.wrote.has(id)) return { status: 200, json: { id, name: 'Ana Prado', username: 'anaprado' } };
  return fault(400, 100, `Unsupported get request. Object with ID '${id}' does not exist`);
}

function whatsapp(standIn: StandIn, asked: Asked): Replied {
  const { body } = asked;
  if (body?.messaging_product !== 'whatsapp') return fault(400, 100, '(#100) messaging_product is required.');
  if (!/^\d{8,15}$/.test(body.to)) return fault(400, 100, '(#100) The parameter to is required.');
  const person = standIn.called.get(body.to) ?? body.to;
  const wrong =
    recipientFault(standIn, body.to) ??
    (body.type === 'template' ? templateFault(standIn, body.template) : contentFault(standIn, person, body));
  if (wrong) return wrong;
  standIn.sent.push(asked);
  const id = `wamid.${++lastId}`;
  return {
    status: 200,
    json: {
      messaging_product: 'whatsapp',
      contacts: [{ input: body.to, wa_id: person }],
      messages: [{ id }],
    },
  };
}

const REFUSED = {
  131021: ['(#131021) Recipient cannot be sender', 'The sender and recipient phone number is the same.'],
  131026: ['(#131026) Message undeliverable', 'Message Undeliverable.'],
  131050: [
    '(#131050) Unable to deliver the message',
    'This recipient has chosen to stop receiving marketing messages on WhatsApp from your business',
  ],
} as const;

function recipientFault({ refused }: StandIn, to: string): Replied | null {
  const code = (OWN_NUMBER === to ? 131021 : refused.get(to)) as keyof typeof REFUSED | undefined;
  if (!code) return null;
  const [message, details] = REFUSED[code];
  return fault(400, code, message, details);
}

// biome-ignore lint/suspicious/noExplicitAny: what somebody sent
function contentFault(standIn: StandIn, person: string, body: any): Replied | null {
  if (hoursSince(standIn.wrote.get(person)) >= 24)
    return fault(
      400,
      131047,
      '(#131047) Re-engagement message',
      'More than 24 hours have passed since the customer last replied',
    );
  if (body.type === 'text') {
    if (!body.text?.body) return fault(400, 100, '(#100) The parameter text.body is required.');
    if (body.text.body.length > 4096)
      return fault(400, 100, '(#100) Param text.body must be at most 4096 characters long.');
    return null;
  }
  const media = body[body.type];
  return media?.id && standIn.files.has(media.id)
    ? null
    : fault(400, 131009, '(#131009) Parameter value is not valid', 'unknown media');
}

// biome-ignore lint/suspicious/noExplicitAny: what somebody sent
function templateFault({ templates }: StandIn, template: any): Replied | null {
  const wanted = templates.get(`${template?.name} ${template?.language?.code}`);
  if (wanted === undefined)
    return fault(404, 132001, '(#132001) Template name does not exist in the translation');
  const given = template.components?.find((one: { type: string }) => one.type === 'body')?.parameters ?? [];
  if (given.length !== wanted)
    return fault(400, 132000, '(#132000) Number of parameters does not match the expected number of params');
  return null;
}

const PICTURES = /^image\/(jpeg|png)$/;

function upload(standIn: StandIn, { body }: Asked): Replied {
  const { messaging_product, type, file } = body ?? {};
  if (messaging_product !== 'whatsapp' || !type || !file)
    return fault(400, 100, '(#100) messaging_product, type and file are required.');
  if (PICTURES.test(type) && file.content.length > 5_000_000)
    return fault(400, 131053, '(#131053) Media upload error', 'Image file size is larger than 5 MB');
  const id = String(++lastId);
  standIn.files.set(id, file.content);
  return { status: 200, json: { id } };
}

function messenger(standIn: StandIn, asked: Asked): Replied {
  const body = asked.body?.filedata
    ? { ...asked.body, recipient: JSON.parse(asked.body.recipient), message: JSON.parse(asked.body.message) }
    : asked.body;
  const { recipient = {}, message = {} } = body ?? {};
  const isInstagram = asked.token.includes('instagram');
  const most = isInstagram ? 1000 : 2000;
  const length = isInstagram ? Buffer.byteLength(message.text ?? '') : (message.text ?? '').length;
  if (!message.text && !body?.filedata) return fault(400, 100, '(#100) Empty text');
  if (length > most)
    return fault(400, 100, `(#100) Length of param message[text] must be less than or equal to ${most}`);
  const wrong = recipient.comment_id
    ? privateFault(standIn, recipient.comment_id)
    : windowFault(standIn, recipient.id, body);
  if (wrong) return wrong;
  if (recipient.comment_id) standIn.privately.add(recipient.comment_id);
  standIn.sent.push({ ...asked, body });
  return { status: 200, json: { recipient_id: recipient.id ?? '77001', message_id: `m_${++lastId}` } };
}

function privateFault({ wrote, privately }: StandIn, comment: string): Replied | null {
  if (privately.has(comment)) return fault(400, 10900, '(#10900) Activity already replied to');
  if (hoursSince(wrote.get(comment)) >= WEEK_HOURS)
    return fault(400, 10903, "(#10903) This user can't reply to this activity");
  return null;
}

// biome-ignore lint/suspicious/noExplicitAny: what somebody sent
function windowFault({ wrote }: StandIn, person: string, { messaging_type, tag }: any): Replied | null {
  const hours = hoursSince(wrote.get(person));
  const isPerson = messaging_type === 'MESSAGE_TAG' && tag === 'HUMAN_AGENT';
  if (!isPerson && messaging_type !== 'RESPONSE') return fault(400, 100, '(#100) messaging_type is required');
  if (hours < (isPerson ? WEEK_HOURS : 24)) return null;
  return fault(400, 10, '(#10) This message is sent outside of allowed window.', undefined, 2018278);
}

function comment(standIn: StandIn, asked: Asked, id: string, edge: string): Replied {
  const most = edge === 'replies' ? 300 : 8000;
  if (!standIn.wrote.has(id)) return fault(400, 100, `Object with ID '${id}' does not exist`);
  if (!asked.body?.message) return fault(400, 100, '(#100) message is required');
  if (asked.body.message.length > most) return fault(400, 100, `(#100) at most ${most} characters`);
  standIn.sent.push(asked);
  return { status: 200, json: { id: `${id}_${++lastId}` } };
}

export const fault = (
  status: number,
  code: number,
  message: string,
  details?: string,
  subcode?: number,
): Replied => ({
  status,
  json: {
    error: {
      ...{ message, type: 'OAuthException', code, fbtrace_id: 'A1b2C3' },
      ...(subcode && { error_subcode: subcode }),
      ...(details && { error_data: { messaging_product: 'whatsapp', details } }),
    },
  },
});
