import type { Database } from '../../core/database/database.ts';
import { asOwner, nameWorkspace } from '../../core/database/owner.ts';
import type { Tx } from '../../core/database/workspace.ts';
import { newId } from '../../core/ids.ts';
import { seedScorecard } from '../quality/scorecards/usual.ts';
import { seedCalendar } from '../service-levels/usual.ts';
import { seedCatalogue } from '../touchpoints/catalogue.ts';
import type { Language } from './contract.ts';
import { DEPARTMENTS, ROLES } from './defaults.ts';

export interface NewWorkspace {
  name: string;
  /** ISO 3166 alpha-2; Brazil unless told. */
  country?: string;
  /** IANA name; São Paulo unless told. */
  timeZone?: string;
  /** ISO 4217; BRL unless told. */
  currency?: string;
  language?: Language;
}

export interface CreatedWorkspace {
  workspaceId: string;
  /** Ids of the built-in roles by their key: `owner`, `admin`, `lead`, `agent`, `success-manager`, `analyst`, `viewer`. */
  roles: Map<string, string>;
  /** Ids of the default departments by their key: `service`, `marketing`, `sales`, `product`, `operations`, `success`. */
  departments: Map<string, string>;
}

/** Makes a workspace with its departments, roles and touchpoint catalogue, but without members. */
export function createWorkspace(db: Database, workspace: NewWorkspace): Promise<CreatedWorkspace> {
  return asOwner(db, (tx) => createWorkspaceIn(tx, workspace));
}

/** The same within an owner's transaction, which from then on names the new workspace. */
export async function createWorkspaceIn(tx: Tx, workspace: NewWorkspace): Promise<CreatedWorkspace> {
  const workspaceId = newId();
  const { name, country, timeZone, currency, language = 'en' } = workspace;
  await tx
    .insertInto('workspaces')
    .values({ id: workspaceId, name, country, time_zone: timeZone, currency, language })
    .execute();
  await nameWorkspace(tx, workspaceId);
  const departments = await addDepartments(tx, workspaceId, language);
  const roles = await addRoles(tx, workspaceId, language);
  await seedCatalogue(tx, workspaceId);
  await seedCalendar(tx, workspaceId, language);
  await seedScorecard(tx, workspaceId, language);
  return { workspaceId, roles, departments };
}

async function addDepartments(tx: Tx, workspaceId: string, language: Language) {
  const rows = DEPARTMENTS.map(({ key, names }) => ({
    id: newId(),
    workspace_id: workspaceId,
    key,
    name: names[language],
  }));
  await tx.insertInto('departments').values(rows).execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}

async function addRoles(tx: Tx, workspaceId: string, language: Language) {
  const rows = ROLES.map(({ key, names, permissions }) => ({
    id: newId(),
    workspace_id: workspaceId,
    key,
    name: names[language],
    permissions: [...permissions],
    built_in: true,
  }));
  await tx.insertInto('roles').values(rows).execute();
  return new Map(rows.map(({ key, id }) => [key, id]));
}
