/** Meta's Graph API: asking it, what its refusals mean, and how it signs what it sends. As published at developers.facebook.com/docs. */
import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { isSame } from '../../same.ts';
import { type Account, type Answer, type Asking, type Knock, type Line, Refused } from '../adapter.ts';

/** `X-Hub-Signature-256`: HMAC-SHA256 of the bytes as they came, with the app's secret. */
export function isSignedByMeta({ webhookSecret }: Account, { headers, body }: Knock): boolean {
  if (!webhookSecret) return false;
  const right = createHmac('sha256', webhookSecret).update(body).digest('hex');
  return isSame(String(headers['x-hub-signature-256'] ?? ''), `sha256=${right}`);
}

/** @throws Refused */
// biome-ignore lint/suspicious/noExplicitAny: what each path answers is checked where it is used
export async function graph(line: Line, account: Account, path: string, asking: Asking = {}): Promise<any> {
  const answer = await line.ask(`${line.base}/${path}`, { ...asking, headers: bearer(account) });
  const isFine = answer.status >= 200 && answer.status < 300 && answer.json && !answer.json.error;
  if (isFine) return answer.json;
  throw refusal(answer);
}

export const bearer = ({ accessToken }: Account) => ({ authorization: `Bearer ${accessToken}` });

const Fault = z.object({
  message: z.string().default(''),
  code: z.int(),
  error_subcode: z.int().optional(),
  is_transient: z.boolean().optional(),
  error_data: z.object({ details: z.string() }).partial().optional().catch(undefined),
});

/** The token is void, or may not do this. */
const ABOUT_THE_ACCOUNT = new Set([3, 102, 190, 200, 230, 299, 131005, 131042, 131045, 133010]);
/** Too fast, or out of order for a while. */
const FOR_NOW = new Set([1, 2, 4, 17, 32, 613, 80007, 130429, 131000, 131016, 131048, 131056, 133004]);
/** "Outside of allowed window", under the code of missing permissions. */
const WINDOW_PASSED = 2018278;

function refusal({ status, json }: Answer): Refused {
  const fault = Fault.safeParse(json?.error).data;
  if (!fault) return new Refused(status === 503 ? 'busy' : kindOf(status), `Meta answered ${status}.`);
  const { code, error_subcode, error_data, message, is_transient } = fault;
  const said = `${[message, error_data?.details].filter(Boolean).join(': ')} (${code})`.trim();
  if (is_transient || FOR_NOW.has(code)) return new Refused('busy', said);
  const isAccount = ABOUT_THE_ACCOUNT.has(code) || (code === 10 && error_subcode !== WINDOW_PASSED);
  return new Refused(isAccount ? 'account' : 'message', said);
}

/** A gateway that gives up says nothing of what became of it behind. */
const kindOf = (status: number) => (status === 429 ? 'busy' : status >= 500 ? 'uncertain' : 'message');

/** @returns the id in an answer @throws Refused `uncertain` when there is none */
export function idIn(id: unknown): string {
  if (typeof id === 'string' && id) return id;
  throw new Refused('uncertain', 'Meta took it and gave it no id.');
}

export function fileForm(fields: Record<string, string>, name: string, file: FileContent): FormData {
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) form.set(key, value);
  form.set(name, new File([new Uint8Array(file.content)], file.name, { type: file.type }));
  return form;
}

interface FileContent {
  name: string;
  type: string;
  content: Buffer;
}

/** Entries of a webhook of this object; none when it is about something else. */
export function entriesOf(object: string, body: Buffer): Entry[] {
  const told = Webhook.safeParse(JSON.parse(body.toString('utf8'))).data;
  return told?.object === object ? told.entry : [];
}

const Webhook = z.object({
  object: z.string(),
  entry: z.array(
    z.object({
      id: z.coerce.string(),
      time: z.number().optional(),
      messaging: z.array(z.unknown()).default([]),
      changes: z.array(z.object({ field: z.string(), value: z.unknown() })).default([]),
    }),
  ),
});
export type Entry = z.output<typeof Webhook>['entry'][number];

/** Of ids that we sent along: anything else is somebody else's. */
export const oursIn = (told: unknown): string | undefined => z.uuid().safeParse(told).data;

/** Seconds or milliseconds, as one or another says them. */
export const momentOf = (told: number): Date => new Date(told > 1e11 ? told : told * 1000);
