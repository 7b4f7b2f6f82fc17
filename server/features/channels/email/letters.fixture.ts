/** Mails as people's programs write them, for tests. */

export interface Letter {
  from?: string;
  to?: string;
  subject?: string;
  id?: string | null;
  headers?: Record<string, string>;
  text?: string;
  /** In place of the text: the body with its own content headers. */
  body?: string;
}

let letters = 0;

export function letter({ from, to, subject, id, headers = {}, text, body }: Letter = {}): string {
  letters += 1;
  const fields = {
    From: from ?? `Ana Souza <ana-${letters}@customer.example>`,
    To: to ?? 'help@shop.example',
    Subject: subject ?? 'Where is my parcel?',
    ...(id === null
      ? {}
      : { 'Message-ID': `<${id ?? `letter-${letters}-${crypto.randomUUID()}@customer.example`}>` }),
    Date: 'Fri, 27 Nov 2026 10:00:00 +0000',
    'MIME-Version': '1.0',
    ...headers,
    ...(body === undefined ? { 'Content-Type': 'text/plain; charset=utf-8' } : {}),
  };
  const head = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return [...head, body === undefined ? `\n${text ?? 'It should have come on Tuesday.'}` : body]
    .join('\n')
    .replace(/\r?\n/g, '\r\n');
}
