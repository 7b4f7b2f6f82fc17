/** A running Jornada, asked by address and API key. */
import type { Problem } from '../core/http/contract.ts';

export interface Remote {
  url: string;
  key: string;
}

/** Options that every command takes that talks to a running Jornada; the environment says what is not given. */
export const REMOTE_OPTIONS = { url: { type: 'string' }, key: { type: 'string' } } as const;

/** @throws when no key is given */
export function remoteOf(given: { url?: string; key?: string }, env = process.env): Remote {
  const url = given.url ?? env.JORNADA_URL ?? `http://127.0.0.1:${env.PORT || 4600}`;
  const key = given.key ?? env.JORNADA_API_KEY;
  if (!key)
    throw new Error(
      'Give an API key with --key, or set JORNADA_API_KEY. Keys are made under Settings › API keys, by whoever may manage them.',
    );
  return { url: url.replace(/\/+$/, ''), key };
}

/** Asks and answers with the parsed JSON. @throws with the problem's own words, or that nothing answers there */
export async function askRemote<Answer>(
  { url, key }: Remote,
  method: string,
  path: string,
  json?: object,
): Promise<Answer> {
  const response = await reach(url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(json ? { 'content-type': 'application/json' } : {}) },
    body: json && JSON.stringify(json),
  });
  const text = await response.text();
  if (response.ok) return (text ? JSON.parse(text) : undefined) as Answer;
  throw new Error(wordsOf(text) ?? `${url} answered ${response.status} ${response.statusText}.`);
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    const { origin } = new URL(address);
    throw new Error(
      `No Jornada answers at ${origin}. Start it with "npm start", or give its address with --url.`,
    );
  }
}

function wordsOf(text: string): string | undefined {
  try {
    const { detail, title } = JSON.parse(text) as Partial<Problem>;
    return detail ?? title;
  } catch {
    return undefined;
  }
}
