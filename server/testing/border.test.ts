/** The border between workspaces, as the catalogue describes it. What crosses the doors is in border-doors.test.ts. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../core/database/database.ts';
import { makeTestDatabase } from './database.ts';
import { workspaceTables } from './plant.ts';

let db: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  const made = await makeTestDatabase();
  db = openDatabase(made.connection);
  drop = made.drop;
});
afterAll(async () => {
  await db.close();
  await drop();
});

async function ask<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await db.owner.query<Row>(text, values)).rows;
}

describe('the role that the program works as', () => {
  test('owns nothing, is nobody special, and cannot become the owner', async () => {
    expect(
      await ask(
        `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,
                pg_has_role('jornada_app', current_user, 'member') as is_owner,
                exists (select from pg_class where relowner = 'jornada_app'::regrole) as owns_something
         from pg_roles where rolname = 'jornada_app'`,
      ),
    ).toEqual([
      {
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolcanlogin: false,
        is_owner: false,
        owns_something: false,
      },
    ]);
  });

  test('reaches no table of sign-in, of the queue, or of the program itself', async () => {
    const reached = await ask<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'p', 'v', 'm', 'f')
         and c.relnamespace in (select oid from pg_namespace where nspname in ('auth', 'jornada', 'graphile_worker'))
         and has_table_privilege('jornada_app', c.oid, 'select, insert, update, delete, truncate')`,
    );
    expect(reached).toEqual([]);
  });

  test('calls as the owner only functions that keep to the workspace', async () => {
    const loose = await ask<{ name: string }>(
      `select p.oid::regprocedure::text as name from pg_proc p
       where p.prosecdef and has_function_privilege('jornada_app', p.oid, 'execute')
         and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
         and pg_get_functiondef(p.oid) not like '%jornada.workspace()%'
         and p.oid::regprocedure::text not like 'jornada.enqueue(%'`,
    );
    expect(loose).toEqual([]);
  });
});

describe('a table that the role can reach', () => {
  test('belongs to a workspace and is held to it by row-level security, for reading and for writing', async () => {
    const tables = await ask<{ name: string; guarded: boolean; policies: Policy[] }>(
      `select c.relname as name, c.relrowsecurity as guarded,
              coalesce((select json_agg(json_build_object(
                 'for', p.polcmd, 'permissive', p.polpermissive,
                 'using', pg_get_expr(p.polqual, p.polrelid), 'check', pg_get_expr(p.polwithcheck, p.polrelid)))
               from pg_policy p
               where p.polrelid = c.oid and (0 = any (p.polroles) or 'jornada_app'::regrole = any (p.polroles))), '[]') as policies
       from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
         and has_table_privilege('jornada_app', c.oid, 'select, insert, update, delete')
       order by 1`,
    );
    expect(tables.length).toBeGreaterThan(20);
    const open = tables.filter(({ name, guarded, policies }) => !guarded || !isHeld(name, policies));
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  test('is every table with a workspace, and no view leads around its policy', async () => {
    const unguarded = await ask<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relname = any ($1) and c.relnamespace = 'public'::regnamespace and not c.relrowsecurity`,
      [await workspaceTables(db.owner)],
    );
    const views = await ask<{ name: string }>(
      `select c.relname as name from pg_class c
       where c.relkind in ('v', 'm', 'f') and c.relnamespace = 'public'::regnamespace
         and has_table_privilege('jornada_app', c.oid, 'select')
         and not coalesce(c.reloptions @> array['security_invoker=true'], false)
         and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`,
    );
    expect({ unguarded, views }).toEqual({ unguarded: [], views: [] });
  });

  test('is never emptied by the program: nobody may truncate', async () => {
    const truncatable = await ask(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
       and has_table_privilege('jornada_app', oid, 'truncate, references, trigger')`,
    );
    expect(truncatable).toEqual([]);
  });
});

interface Policy {
  for: string;
  permissive: boolean;
  using: string | null;
  check: string | null;
}

const EVERY_COMMAND = '*';

function isHeld(table: string, policies: Policy[]): boolean {
  const border = table === 'workspaces' ? /^\(id = / : /^\(workspace_id = /;
  const holds = (rule: string | null) =>
    rule !== null && border.test(rule) && rule.includes('jornada.workspace()') && !/\bOR\b/.test(rule);
  const permissive = policies.filter((policy) => policy.permissive);
  // Permissive policies add up: each of them must hold.
  return (
    permissive.some((policy) => policy.for === EVERY_COMMAND) &&
    permissive.every(({ using, check }) => holds(using) && (check === null || holds(check)))
  );
}

describe('the audit log', () => {
  test('takes new entries and gives none back: the program may neither change nor remove one', async () => {
    for (const attempt of [
      "update audit_log set action = 'nothing'",
      'delete from audit_log',
      'truncate audit_log',
    ]) {
      await expect(db.app.query(attempt)).rejects.toThrow(/permission denied/);
    }
  });
});

/** Names that hold something of a person, unless it is said here why not. */
const PERSONAL =
  /(^|_)(name|email|phone|address|ip|user_agent|comment|note|notes|text|title|traits|birth\w*|properties|context|raw|body|message|before|after|evidence|entry|value)$/;

const NOT_PERSONAL: Record<string, string> = {
  'workspaces.name': 'the company',
  'departments.name': 'a part of the company',
  'roles.name': 'a kind of member',
  'segments.name': 'a group of people',
  'boards.name': 'a board',
  'conversation_views.name': 'a list',
  'calendars.name': 'hours of a week',
  'service_policies.name': 'a promise to customers',
  'routing_rules.name': 'a rule',
  'scorecards.name': 'a list of criteria',
  'sampling_rules.name': 'a rule',
  'quality_answers.value': 'a mark on a scale',
  'conversation_fields.name': 'a kind of fact',
  'board_cards.title': 'a question',
  'stages.name': 'a part of the journey',
  'map_versions.name': 'a saved map',
  'intended_maps.name': 'a map drawn by hand',
  'touchpoint_types.name': 'a kind of touchpoint',
  'accounts.name': 'a company',
  'products.name': 'a thing for sale',
  'products.properties': 'facts of a thing for sale',
  'order_items.name': 'a thing for sale',
  'order_items.properties': 'facts of a thing sold',
  'payments.properties': 'facts of a payment: method and instalments',
  'api_keys.name': 'a program',
  'channel_accounts.name': 'the company, as it calls itself in mails',
  'channel_accounts.address': 'an address of the company',
  'chat_settings.ask_name': 'whether it is asked for',
  'chat_settings.ask_email': 'whether it is asked for',
  'mails.notes': 'what is to be known of a mail, in fixed words',
  'saved_replies.name': 'an answer for many',
  'saved_replies.text': 'an answer for many',
  'articles.title': 'an answer for many',
  'articles.text': 'an answer for many',
  'articles.address': 'a page for many',
  'imports.file_name': 'a file',
  'import_changes.table_name': 'a table',
  'contact_log.before': 'how a conversation stood: its status and places',
};

describe('personal data', () => {
  test('is marked as such in the schema', async () => {
    const columns = await ask<{ name: string }>(
      `select c.relname || '.' || a.attname as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'migrations'
         and a.attnum > 0 and not a.attisdropped and a.attname ~ $1
         and coalesce(col_description(c.oid, a.attnum), '') not like '%personal%'
       order by 1`,
      [PERSONAL.source.replaceAll('\\w', '[a-z_]')],
    );
    const unmarked = columns.map(({ name }) => name).filter((name) => !(name in NOT_PERSONAL));
    // Mark it: comment on column table.column is 'personal'. Or say in NOT_PERSONAL what it is instead.
    expect(unmarked).toEqual([]);
  });

  test('is not claimed of columns that are gone', async () => {
    const there = await ask<{ name: string }>(
      `select table_name || '.' || column_name as name from information_schema.columns where table_schema = 'public'`,
    );
    const names = new Set(there.map(({ name }) => name));
    expect(Object.keys(NOT_PERSONAL).filter((name) => !names.has(name))).toEqual([]);
  });
});
