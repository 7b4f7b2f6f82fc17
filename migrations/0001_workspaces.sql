-- Workspaces and the people who work in them.
--
-- Two roles: the owner of these tables (who migrates and opens doors) and jornada_app, which the program uses for
-- everything else. jornada_app owns nothing and is held by row-level security to the workspace that the transaction
-- named: set_config('jornada.workspace', '<id>', true).

do $$
begin
  if not exists (select from pg_roles where rolname = 'jornada_app') then
    create role jornada_app nologin;
  end if;
exception when duplicate_object or unique_violation then null; -- another process made it at the same moment
end $$;

do $$ begin execute format('grant jornada_app to %I', current_user); end $$;

create extension if not exists pg_trgm;
create extension if not exists unaccent;

create schema if not exists jornada;
grant usage on schema public, jornada to jornada_app;

-- The workspace of this transaction. No workspace set: no row is visible.
create function jornada.workspace() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('jornada.workspace', true), '')::uuid;

-- Marks a table as a workspace's own: the border, and what jornada_app may do there.
create function jornada.guard(target regclass, variadic rights text[] default array['select', 'insert', 'update', 'delete'])
  returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format(
    'create policy workspace_border on %s using (workspace_id = (select jornada.workspace())) '
    'with check (workspace_id = (select jornada.workspace()))', target);
  execute format('grant %s on %s to jornada_app', array_to_string(rights, ', '), target);
end $$;

-- Text as people search it: accents, case and doubled spaces do not matter.
create function jornada.searchable(value text) returns text
  language sql immutable parallel safe
  return lower(public.unaccent('public.unaccent'::regdictionary, coalesce(value, '')));

create table workspaces (
  id uuid primary key,
  name text not null,
  country text not null default 'BR' check (country ~ '^[A-Z]{2}$'),
  time_zone text not null default 'America/Sao_Paulo',
  currency text not null default 'BRL' check (currency ~ '^[A-Z]{3}$'),
  language text not null default 'en' check (language in ('en', 'pt-BR', 'es', 'ro')),
  week_start smallint not null default 1 check (week_start between 1 and 7),
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);
alter table workspaces enable row level security;
create policy workspace_border on workspaces using (id = (select jornada.workspace()));
grant select, update on workspaces to jornada_app;

create table departments (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  key text not null,
  name text not null,
  created_at timestamptz not null default now(),
  unique (workspace_id, key)
);
select jornada.guard('departments');

create table roles (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  key text not null,
  name text not null,
  permissions text[] not null,
  built_in boolean not null default false,
  created_at timestamptz not null default now(),
  unique (workspace_id, key)
);
select jornada.guard('roles');

create table members (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  user_id text not null,
  name text not null,
  email text not null,
  role_id uuid not null references roles,
  department_id uuid references departments on delete set null,
  created_at timestamptz not null default now(),
  removed_at timestamptz
);
create unique index members_user on members (workspace_id, user_id) where removed_at is null;
create index members_of_user on members (user_id);
select jornada.guard('members', 'select', 'insert', 'update');
comment on column members.name is 'personal';
comment on column members.email is 'personal';

create table invitations (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  email text not null,
  role_id uuid not null references roles on delete cascade,
  department_id uuid references departments on delete set null,
  token_hash text not null unique,
  invited_by uuid references members,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  withdrawn_at timestamptz
);
select jornada.guard('invitations');
comment on column invitations.email is 'personal';

create table api_keys (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  name text not null,
  -- The first characters, so that a person can tell keys apart. The key itself is shown once and never stored.
  prefix text not null,
  hash text not null unique,
  scopes text[] not null,
  created_by uuid references members,
  created_at timestamptz not null default now(),
  last_used_at timestamptz,
  revoked_at timestamptz
);
create index api_keys_workspace on api_keys (workspace_id, created_at desc);
select jornada.guard('api_keys', 'select', 'insert', 'update');

create table audit_log (
  id uuid primary key,
  workspace_id uuid not null references workspaces on delete cascade,
  at timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('member', 'key', 'system')),
  actor_id text,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text,
  subject_name text,
  before jsonb,
  after jsonb,
  ip text,
  user_agent text
);
create index audit_log_time on audit_log (workspace_id, at desc, id desc);
create index audit_log_subject on audit_log (workspace_id, subject_kind, subject_id, at desc);
select jornada.guard('audit_log', 'select', 'insert');
comment on column audit_log.actor_name is 'personal';
comment on column audit_log.subject_name is 'personal';
comment on column audit_log.before is 'personal';
comment on column audit_log.after is 'personal';
comment on column audit_log.ip is 'personal';
comment on column audit_log.user_agent is 'personal';

-- Sign-in: better-auth's own tables. A person may belong to several workspaces, so these carry none, and
-- jornada_app cannot reach them at all.
create schema if not exists auth;
create table auth."user" (
  id text primary key,
  name text not null,
  email text not null unique,
  "emailVerified" boolean not null default false,
  image text,
  "twoFactorEnabled" boolean default false,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create table auth.session (
  id text primary key,
  "expiresAt" timestamptz not null,
  token text not null unique,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" text not null references auth."user" on delete cascade,
  -- The workspace this session works in.
  "workspaceId" uuid
);
create index session_of_user on auth.session ("userId");
create table auth.account (
  id text primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" text not null references auth."user" on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index account_of_user on auth.account ("userId");
create table auth.verification (
  id text primary key,
  identifier text not null,
  value text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(),
  "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth.verification (identifier);
create table auth."twoFactor" (
  id text primary key,
  secret text not null,
  "backupCodes" text not null,
  "userId" text not null references auth."user" on delete cascade,
  verified boolean default true
);
create index two_factor_of_user on auth."twoFactor" ("userId");
create table auth."rateLimit" (
  id text primary key,
  key text not null unique,
  count integer not null,
  "lastRequest" bigint not null
);
