-- Mailboxes that want somebody to sign in at their provider instead of a password (OAuth 2).
create table mail_sign_ins (
  account_id uuid primary key references channel_accounts on delete cascade,
  workspace_id uuid not null references workspaces on delete cascade,
  provider text not null check (provider in ('microsoft', 'google', 'other')),
  -- Of the owner's own app there. Secrets and tokens are sealed with the install's key: see core/sealed.ts.
  client_id text not null,
  client_secret text,
  -- At Microsoft.
  tenant text not null default '',
  -- Of another provider.
  authorize_url text,
  token_url text,
  scope text,
  -- While somebody is signing in: what comes back must be what was sent (the hash of it), and of the same member.
  state_hash text unique,
  verifier text,
  begun_at timestamptz,
  begun_by uuid,
  redirect_url text,
  -- Null: nobody is signed in.
  refresh_token text,
  access_token text,
  access_until timestamptz,
  signed_in_at timestamptz
);
select jornada.guard('mail_sign_ins');
