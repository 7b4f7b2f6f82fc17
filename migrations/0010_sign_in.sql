-- What signing in needs beyond 0001: the lock after repeated wrong codes, the secret that every process shares, and
-- which permissions this record has met.

alter table auth."twoFactor"
  add column "failedVerificationCount" integer not null default 0,
  add column "lockedUntil" timestamptz;

-- Secrets of this install. jornada_app cannot reach them.
create table jornada.secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

-- Permissions that the built-in roles have been given their share of. A newer version that brings new permissions
-- hands them out once; what people changed since stays as they left it.
create table jornada.permissions_met (
  permission text primary key
);

comment on column auth."user".name is 'personal';
comment on column auth."user".email is 'personal';
comment on column auth."user".image is 'personal';
comment on column auth.session."ipAddress" is 'personal';
comment on column auth.session."userAgent" is 'personal';
