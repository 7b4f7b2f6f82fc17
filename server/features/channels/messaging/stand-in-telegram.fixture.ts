/** Telegram's Bot API, as far as Jornada uses it. */
import type { Asked, Replied, StandIn } from './stand-in.fixture.ts';

const LONGEST = 4096;
let lastMessage = 1000;

export function answerTelegram(standIn: StandIn, asked: Asked): Replied {
  const [, kind, token = '', rest = ''] = /^\/telegram\/(file\/)?bot([^/]+)\/(.+)$/.exec(asked.path) ?? [];
  if (!standIn.tokens.has(token)) return fault(401, 'Unauthorized');
  if (kind) return fileAt(standIn, rest);
  if (rest === 'getMe') return fine({ id: Number(token.split(':')[0]), is_bot: true, username: 'casa_bot' });
  if (rest === 'setWebhook') return setWebhook(standIn, asked);
  if (rest === 'getFile') return getFile(standIn, asked);
  const content = { sendMessage: 'text', sendPhoto: 'photo', sendDocument: 'document' }[rest];
  return content ? send(standIn, asked, content) : fault(404, 'Not Found');
}

function send(standIn: StandIn, asked: Asked, content: string): Replied {
  const { body } = asked;
  const chat = String(body?.chat_id ?? '');
  if (!chat) return fault(400, 'Bad Request: chat_id is empty');
  if (!standIn.wrote.has(chat)) return fault(403, "Forbidden: bot can't initiate conversation with a user");
  if (content === 'text' && !body.text?.trim()) return fault(400, 'Bad Request: message text is empty');
  if (content === 'text' && body.text.length > LONGEST) return fault(400, 'Bad Request: message is too long');
  if (content !== 'text' && !body[content]?.content?.length)
    return fault(400, 'Bad Request: file must be non-empty');
  standIn.sent.push(asked);
  return fine({ message_id: ++lastMessage, chat: { id: Number(chat), type: 'private' } });
}

function setWebhook(standIn: StandIn, { body }: Asked): Replied {
  if (!String(body?.url).startsWith('https://'))
    return fault(400, 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook');
  if (!/^[\w-]{1,256}$/.test(body.secret_token))
    return fault(400, 'Bad Request: secret token contains unallowed characters');
  standIn.webhooks.push({ url: body.url, secret: body.secret_token });
  return fine(true);
}

function getFile(standIn: StandIn, { body }: Asked): Replied {
  if (!standIn.files.has(body?.file_id)) return fault(400, 'Bad Request: wrong file_id');
  return fine({ file_id: body.file_id, file_path: `documents/${body.file_id}` });
}

function fileAt({ files }: StandIn, path: string): Replied {
  const content = files.get(path.replace('documents/', ''));
  return content ? { status: 200, body: content } : fault(404, 'Not Found');
}

const fine = (result: unknown): Replied => ({ status: 200, json: { ok: true, result } });
export const fault = (status: number, description: string, parameters?: object): Replied => ({
  status,
  json: { ok: false, error_code: status, description, ...(parameters && { parameters }) },
});
