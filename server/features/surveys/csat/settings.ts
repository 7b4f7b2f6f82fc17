/** When customers are asked how it went: one rule of a workspace. */
import type { Selectable } from 'kysely';
import type { z } from 'zod';
import type { CsatSettings as SettingsTable } from '../../../core/database/tables.ts';
import type { Scope, Tx } from '../../../core/database/workspace.ts';
import { invalid } from '../../../core/http/problems.ts';
import { announce } from '../../../core/live/live.ts';
import { audit } from '../../audit/audit.ts';
import { sendingAccounts } from '../../channels/email/reply-route.ts';
import { departmentWithKey } from '../../members/departments.ts';
import type { CsatSettings, csatApi } from './contract.ts';
import { CSAT_LANGUAGES, type Language, type OwnTexts, WORDS } from './words.ts';

export type Settings = Selectable<SettingsTable>;
type Told = z.input<typeof CsatSettings>;
type Change = z.output<typeof csatApi.change.body & object>;

export const CSAT_TOPIC = 'csat';

export async function readCsatSettings(tx: Tx): Promise<Told> {
  return toldOf(tx, await settingsOf(tx));
}

/** As it is before the first change. */
const USUAL = {
  on_since: null,
  link_base: '',
  channels: ['email'],
  departments: [],
  tags: [],
  except_tags: [],
  after_minutes: 60,
  after_minutes_in: { chat: 0 },
  every_days: 30,
  unseen_minutes: 1440,
  quiet_from: 21,
  quiet_until: 8,
  texts: {},
} satisfies Partial<Settings>;

export type Rule = Pick<Settings, keyof typeof USUAL>;

export async function settingsOf(tx: Tx): Promise<Rule> {
  return (await tx.selectFrom('csat_settings').selectAll().executeTakeFirst()) ?? USUAL;
}

/** @throws 400 for an unknown department, and when it is to be on without an address for its links */
export async function changeCsatSettings(tx: Tx, scope: Scope, change: Change): Promise<Told> {
  const before = await hold(tx, scope);
  for (const key of change.departments ?? []) await requireDepartment(tx, key);
  const columns = columnsOf(change, before);
  const after = { ...before, ...columns };
  if (after.on_since && !after.link_base)
    throw invalid('address: the links need to know where customers reach this Jornada.', [
      { at: 'address', message: 'must be an address such as https://care.shop.example' },
    ]);
  const { texts, after_minutes_in, ...rest } = columns;
  await tx
    .updateTable('csat_settings')
    .set({
      ...rest,
      ...(texts !== undefined && { texts: JSON.stringify(texts) }),
      ...(after_minutes_in !== undefined && { after_minutes_in: JSON.stringify(after_minutes_in) }),
      ...{ updated_at: new Date(), updated_by: scope.actor.name },
    })
    .where('workspace_id', '=', scope.workspaceId)
    .execute();
  await audit(tx, scope, {
    action: 'csat.changed',
    subject: { kind: 'csat', id: scope.workspaceId },
    before: shown(before),
    after: shown(after),
  });
  await announce(tx, scope.workspaceId, [{ topic: CSAT_TOPIC }]);
  return toldOf(tx, after);
}

async function hold(tx: Tx, { workspaceId, actor }: Scope): Promise<Settings> {
  await tx
    .insertInto('csat_settings')
    .values({
      ...{ ...USUAL, texts: '{}', after_minutes_in: JSON.stringify(USUAL.after_minutes_in) },
      ...{ workspace_id: workspaceId, updated_by: actor.name },
    })
    .onConflict((on) => on.doNothing())
    .execute();
  return tx.selectFrom('csat_settings').selectAll().forUpdate().executeTakeFirstOrThrow();
}

async function requireDepartment(tx: Tx, key: string): Promise<void> {
  if (await departmentWithKey(tx, key)) return;
  throw invalid(`departments: there is no department "${key}" here.`, [
    { at: 'departments', message: 'must be keys of departments' },
  ]);
}

function columnsOf(change: Change, before: Settings): Partial<Settings> {
  const { on, address, channels, departments, tags, exceptTags, quiet, texts } = change;
  const { afterMinutes, afterMinutesIn, everyDays, unseenMinutes } = change;
  return {
    ...(on !== undefined && { on_since: on ? (before.on_since ?? new Date()) : null }),
    ...(address !== undefined && { link_base: address }),
    ...(channels && { channels: [...new Set(channels)] }),
    ...(departments && { departments }),
    ...(tags && { tags }),
    ...(exceptTags && { except_tags: exceptTags }),
    ...(afterMinutes !== undefined && { after_minutes: afterMinutes }),
    ...(afterMinutesIn !== undefined && { after_minutes_in: afterMinutesIn }),
    ...(everyDays !== undefined && { every_days: everyDays }),
    ...(unseenMinutes !== undefined && { unseen_minutes: unseenMinutes }),
    ...(quiet !== undefined && { quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null }),
    ...(texts && { texts: { ...textsOf(before), ...texts } }),
  };
}

export const textsOf = ({ texts }: Pick<Settings, 'texts'>) => texts as Partial<Record<Language, OwnTexts>>;

function shown(settings: Rule) {
  return {
    on: settings.on_since !== null,
    address: settings.link_base,
    channels: settings.channels as Told['channels'],
    ...{ departments: settings.departments, tags: settings.tags, exceptTags: settings.except_tags },
    ...{ afterMinutes: settings.after_minutes, everyDays: settings.every_days },
    afterMinutesIn: settings.after_minutes_in as Told['afterMinutesIn'],
    unseenMinutes: settings.unseen_minutes,
    quiet: settings.quiet_from === null ? null : { from: settings.quiet_from, until: settings.quiet_until! },
    texts: textsOf(settings),
  };
}

async function toldOf(tx: Tx, settings: Rule): Promise<Told> {
  return {
    ...shown(settings),
    onSince: settings.on_since?.toISOString() ?? null,
    usual: Object.fromEntries(
      CSAT_LANGUAGES.map((language) => {
        const { question, thanks } = WORDS[language];
        return [language, { question, thanks }];
      }),
    ) as Told['usual'],
    canSend: (await sendingAccounts(tx)).length > 0,
  };
}
