/** Where each provider lets people sign in and gives tokens, and what it wants to hear. */
import type { Selectable } from 'kysely';
import type { MailSignIns } from '../../../core/database/tables.ts';

export type SignInRecord = Selectable<MailSignIns>;

interface Provider {
  authorizeUrl: string;
  tokenUrl: string;
  scope: string;
  /** Beside what everybody wants: so that a token to renew with comes, every time. */
  extra?: Record<string, string>;
}

export function providerOf({ provider, tenant, authorize_url, token_url, scope }: SignInRecord): Provider {
  if (provider === 'microsoft') {
    const base = `https://login.microsoftonline.com/${tenant}/oauth2/v2.0`;
    return {
      ...{ authorizeUrl: `${base}/authorize`, tokenUrl: `${base}/token` },
      scope:
        'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
    };
  }
  if (provider === 'google')
    return {
      authorizeUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
      tokenUrl: 'https://oauth2.googleapis.com/token',
      scope: 'https://mail.google.com/',
      extra: { access_type: 'offline', prompt: 'consent' },
    };
  return { authorizeUrl: authorize_url!, tokenUrl: token_url!, scope: scope ?? 'offline_access' };
}
