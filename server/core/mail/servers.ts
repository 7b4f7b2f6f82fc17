/** How to reach a mail server, and what is wrong when it cannot be reached, in a few plain kinds. */

/** `implicit`: encrypted from the first byte. `starttls`: must become so. `none`: may become so when the server offers. */
export type Tls = 'implicit' | 'starttls' | 'none';

export interface MailServer {
  host: string;
  port: number;
  tls: Tls;
  /** Empty: the server asks nobody who they are. */
  user: string;
  pass: string;
  /** In place of the password: what a provider gave to whoever signed in there (XOAUTH2). */
  accessToken?: string;
}

export const TROUBLES = [
  'unknown-host',
  'refused',
  'timeout',
  'encryption',
  'credentials',
  'sign-in',
  'folder',
  'sender',
  'recipient',
  'content',
  'busy',
  'broken-off',
  'sealed',
  'account',
  'uncertain',
  'unknown',
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

/** What a mail server did not do, and its own words for it. */
export class MailTrouble extends Error {
  override name = 'MailTrouble';
  readonly kind: TroubleKind;
  /** Whether the same may go well a while later. */
  readonly isTemporary: boolean;
  /** Whether the mail may have gone out all the same: the answer to its last byte did not come. */
  readonly isUncertain: boolean;
  constructor(kind: TroubleKind, detail: string, { isTemporary = false, isUncertain = false } = {}) {
    super(detail);
    this.kind = kind;
    this.isTemporary = isTemporary;
    this.isUncertain = isUncertain;
  }
}

/** Of a server that would not let us in: where it was shown a token, that one is good no more. */
export function troubleAt({ accessToken }: MailServer, error: unknown): MailTrouble {
  const trouble = troubleOf(error);
  if (accessToken === undefined || trouble.kind !== 'credentials') return trouble;
  return new MailTrouble('sign-in', trouble.message, { isTemporary: true });
}

interface Failed {
  code?: string;
  message?: string;
  /** SMTP's number, as in 550. */
  responseCode?: number;
  response?: string;
  command?: string;
  authenticationFailed?: boolean;
  responseText?: string;
  serverResponseCode?: string;
}

/** Reads what the libraries throw. What is no answer of a server is taken for temporary. */
export function troubleOf(error: unknown): MailTrouble {
  if (error instanceof MailTrouble) return error;
  const failed = error as Failed;
  const kind = kindOf(failed);
  const detail = oneLine(failed.response ?? failed.responseText ?? failed.message ?? String(error));
  const status = failed.responseCode ?? 0;
  const isRefused = status >= 500 || kind === 'credentials' || kind === 'folder';
  return new MailTrouble(kind, detail, { isTemporary: !isRefused });
}

const UNKNOWN_HOST = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EDNS', 'EAI_NODATA', 'EAI_FAIL']);
const REFUSED = new Set(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EACCES']);
const TIMEOUT = new Set(['ETIMEDOUT', 'ETIMEOUT', 'CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);
const TLS = /^(ETLS|ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_OSSL)/;

function kindOf({ code = '', message = '', responseCode = 0, command = '', ...rest }: Failed): TroubleKind {
  if (rest.authenticationFailed || code === 'EAUTH' || rest.serverResponseCode === 'AUTHENTICATIONFAILED')
    return 'credentials';
  if (/Socket closed/i.test(message) && code === 'ETLS') return 'encryption';
  if (UNKNOWN_HOST.has(code) || /getaddrinfo/.test(message)) return 'unknown-host';
  if (REFUSED.has(code) || /ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(message)) return 'refused';
  if (TIMEOUT.has(code) || /timeout|timed out/i.test(message)) return 'timeout';
  if (TLS.test(code) || /certificate|wrong version number|STARTTLS/i.test(message)) return 'encryption';
  if (responseCode >= 400 && responseCode < 500) return 'busy';
  if (/^MAIL/.test(command)) return 'sender';
  if (/^RCPT/.test(command)) return 'recipient';
  if (/^DATA/.test(command)) return 'content';
  if (/closed|ECONNRESET|EPIPE|ended|NoConnection|EConnectionClosed/i.test(`${code} ${message}`))
    return 'broken-off';
  return 'unknown';
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim().slice(0, 500);
