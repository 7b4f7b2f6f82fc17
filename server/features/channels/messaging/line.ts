/** Asks providers, with the same care for addresses as webhooks and feeds. */
import type { Config } from '../../../core/config.ts';
import { askOutside, OutgoingError } from '../../../core/http/outgoing.ts';
import { type Account, type Answer, type Asking, type Line, Refused } from './adapter.ts';

const TIMEOUT_MS = 30_000;
const MOST_BYTES = 1_000_000;

export function lineOf(config: Config, { kind }: Pick<Account, 'kind'>): Line {
  return {
    base: kind === 'telegram' ? config.messaging.telegram : config.messaging.meta,
    ask: (address, asking) => askProvider(config, address, asking),
  };
}

async function askProvider(
  { privateAddressesAllowed }: Config,
  address: string,
  { method, json, form, headers = {}, maxBytes = MOST_BYTES }: Asking = {},
): Promise<Answer> {
  const sent = form ? await written(form) : json === undefined ? undefined : jsonOf(json);
  try {
    const { status, body } = await askOutside(address, {
      ...{ method: method ?? (sent ? 'POST' : 'GET'), timeoutMs: TIMEOUT_MS, maxBytes },
      headers: { ...headers, ...(sent && { 'content-type': sent.type }) },
      ...(sent && { body: sent.body }),
      privateAllowed: privateAddressesAllowed,
    });
    return { status, body, json: parsed(body) };
  } catch (error) {
    if (!(error instanceof OutgoingError)) throw error;
    if (error.kind === 'private') throw new Refused('account', error.message);
    throw new Refused(error.isUncertain ? 'uncertain' : 'network', error.message);
  }
}

const jsonOf = (json: unknown) => ({
  type: 'application/json',
  body: Buffer.from(JSON.stringify(json)),
});

/** As browsers write forms with files. */
async function written(form: FormData): Promise<{ type: string; body: Buffer }> {
  const response = new Response(form);
  return {
    type: response.headers.get('content-type')!,
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
