/** An account while it is being filled in. */
import type { z } from 'zod';
import type { EmailChange, EmailSettings, TLS_KINDS } from '../../../server/features/channels/contract.ts';
import { LANGUAGES } from './chat/languages.ts';
import type { Account } from './queries.ts';
import { isSignInComplete, SERVERS, type SignInDraft, signInDraftOf, signInOf } from './sign-in-form.ts';

export type Tls = (typeof TLS_KINDS)[number];

export interface ServerDraft {
  host: string;
  port: number | null;
  tls: Tls;
  user: string;
  /** Empty: what is kept stays. */
  pass: string;
  hasPassword: boolean;
}

export interface AccountDraft {
  address: string;
  name: string;
  department: string | null;
  language: 'en' | 'pt-BR' | 'es' | 'ro' | null;
  signature: string;
  receiving: 'imap' | 'door' | 'off';
  startWith: 'new' | 'everything';
  /** Empty: whoever wrote on top. */
  checkedBy: string;
  imap: ServerDraft;
  folder: string;
  isSending: boolean;
  smtp: ServerDraft;
  signIn: SignInDraft;
  acknowledgement: Account['acknowledgement'];
  plusAddresses: boolean;
  subjectMark: boolean;
}

const IMAP: ServerDraft = { host: '', port: 993, tls: 'implicit', user: '', pass: '', hasPassword: false };
const SMTP: ServerDraft = { host: '', port: 587, tls: 'starttls', user: '', pass: '', hasPassword: false };

export function draftOf(account: Account | undefined): AccountDraft {
  if (!account)
    return {
      ...{ address: '', name: '', department: null, language: null, signature: '', receiving: 'imap' },
      ...{ startWith: 'new', imap: IMAP, folder: 'INBOX', isSending: true, smtp: SMTP },
      ...{ plusAddresses: false, subjectMark: false, checkedBy: '' },
      signIn: signInDraftOf(null),
      acknowledgement: { when: 'never', calendar: null, texts: {} },
    };
  const { address, name, department, language, signature, receiving, startWith, imap, smtp } = account;
  return {
    ...{ address, name, language, signature, receiving, startWith },
    department: department?.key ?? null,
    imap: imap ? { ...imap, tls: imap.tls as Tls, pass: '' } : IMAP,
    signIn: signInDraftOf(account.signIn),
    acknowledgement: account.acknowledgement,
    folder: imap?.folder ?? 'INBOX',
    // What its mails say, until somebody decides.
    checkedBy: account.checkedBy ?? account.state.checkedBy ?? '',
    isSending: smtp !== null,
    smtp: smtp ? { ...smtp, tls: smtp.tls as Tls, pass: '' } : SMTP,
    ...{ plusAddresses: account.plusAddresses, subjectMark: account.subjectMark },
  };
}

function serverOf({ host, port, tls, user, pass }: ServerDraft) {
  return { host: host.trim(), port: port ?? 0, tls, user: user.trim(), ...(pass && { pass }) };
}

export const imapOf = (draft: AccountDraft) =>
  draft.receiving === 'imap' ? { ...serverOf(draft.imap), folder: draft.folder.trim() || 'INBOX' } : null;
export const smtpOf = (draft: AccountDraft) => (draft.isSending ? serverOf(draft.smtp) : null);

type Changes = z.input<typeof EmailChange>;

export function changesOf(draft: AccountDraft): Changes {
  const { name, department, language, signature, receiving, startWith, plusAddresses, subjectMark } = draft;
  return {
    ...{ name, department, language, signature, receiving, startWith, plusAddresses, subjectMark },
    ...{ signIn: signInOf(draft.signIn), acknowledgement: draft.acknowledgement },
    ...{ imap: imapOf(draft), smtp: smtpOf(draft), checkedBy: draft.checkedBy.trim() || null },
  };
}

export const settingsOf = (draft: AccountDraft): z.input<typeof EmailSettings> => ({
  ...changesOf(draft),
  kind: 'email',
  address: draft.address.trim(),
});

const isServer = ({ host, port }: ServerDraft) => host.trim() !== '' && port !== null;

export function isComplete(draft: AccountDraft): boolean {
  const reads = draft.receiving !== 'imap' || isServer(draft.imap);
  const sends = !draft.isSending || isServer(draft.smtp);
  return draft.address.includes('@') && reads && sends && isSignInComplete(draft.signIn);
}

const SERVER = ['host', 'port', 'user', 'pass'];
const SIGN_IN = ['clientId', 'clientSecret', 'tenant', 'authorizeUrl', 'tokenUrl', 'scope'];
const TEXTS = ['texts', ...LANGUAGES.map((language) => `texts.${language}`)];

/** The fields in sight that tell what is wrong with them; of everything else the form says it as a whole. */
export function fieldsShown({ receiving, isSending, acknowledgement }: AccountDraft): string[] {
  const under = (part: string, fields: string[]) => fields.map((field) => `${part}.${field}`);
  return [
    ...['address', 'name'],
    ...(receiving === 'imap' ? under('imap', [...SERVER, 'folder']) : []),
    ...(receiving === 'off' ? [] : ['checkedBy']),
    ...(receiving === 'imap' || isSending ? under('signIn', SIGN_IN) : []),
    ...(isSending ? under('smtp', SERVER) : []),
    ...(isSending && acknowledgement.when !== 'never' ? under('acknowledgement', TEXTS) : []),
  ];
}

/** With the servers of a provider that has the same for everybody, where none are told yet. */
export function withSignIn(draft: AccountDraft, signIn: SignInDraft): AccountDraft {
  if (signIn.by !== 'microsoft' && signIn.by !== 'google') return { ...draft, signIn };
  const { imap, smtp } = SERVERS[signIn.by];
  const user = draft.address.trim();
  const filled = (server: ServerDraft, host: string) =>
    server.host ? server : { ...server, host, user: server.user || user };
  return { ...draft, signIn, imap: filled(draft.imap, imap), smtp: filled(draft.smtp, smtp) };
}

/** The usual ports, so that whoever chooses the encryption need not know them. */
export function withTls(server: ServerDraft, tls: Tls, ports: Record<Tls, number>): ServerDraft {
  const isUsual = server.port === null || Object.values(ports).includes(server.port);
  return { ...server, tls, port: isUsual ? ports[tls] : server.port };
}
