/** An account while it is being filled in. */
import type { z } from 'zod';
import type { EmailChange, EmailSettings, TLS_KINDS } from '../../../server/features/channels/contract.ts';
import type { Account } from './queries.ts';

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
  imap: ServerDraft;
  folder: string;
  isSending: boolean;
  smtp: ServerDraft;
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
      ...{ plusAddresses: false, subjectMark: false },
    };
  const { address, name, department, language, signature, receiving, startWith, imap, smtp } = account;
  return {
    ...{ address, name, language, signature, receiving, startWith },
    department: department?.key ?? null,
    imap: imap ? { ...imap, tls: imap.tls as Tls, pass: '' } : IMAP,
    folder: imap?.folder ?? 'INBOX',
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
    ...{ imap: imapOf(draft), smtp: smtpOf(draft) },
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
  return draft.address.includes('@') && reads && (!draft.isSending || isServer(draft.smtp));
}

/** The usual ports, so that whoever chooses the encryption need not know them. */
export function withTls(server: ServerDraft, tls: Tls, ports: Record<Tls, number>): ServerDraft {
  const isUsual = server.port === null || Object.values(ports).includes(server.port);
  return { ...server, tls, port: isUsual ? ports[tls] : server.port };
}
