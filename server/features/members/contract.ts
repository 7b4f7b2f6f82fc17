import { z } from 'zod';
import { PERMISSIONS, route } from '../../core/http/contract.ts';
import { Workspace, WorkspaceSettings } from '../workspaces/contract.ts';

export { LANGUAGES, Language, Workspace } from '../workspaces/contract.ts';

/** Ten characters at least: length is what makes a password hard to guess. */
export const Password = z.string().min(10).max(128);
const PersonName = z.string().trim().min(1).max(120);

export const CurrentMember = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: z.object({ id: z.uuid(), key: z.string(), name: z.string() }),
  department: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  permissions: z.array(z.enum(PERMISSIONS)),
  twoFactor: z.boolean(),
});

/** Signing in, out and two-factor are better-auth's own routes under `/api/auth`. */
export const sessionApi = {
  /** Who is here, in which workspace, and whether the install still waits for its first workspace. */
  current: route({
    method: 'GET',
    path: '/api/session',
    access: 'public',
    tag: 'session',
    summary: 'Who is signed in, and whether a first workspace is still to be made',
    answer: z.object({
      setupNeeded: z.boolean(),
      member: CurrentMember.nullable(),
      workspace: Workspace.nullable(),
      /** Every workspace this person belongs to. */
      workspaces: z.array(z.object({ id: z.uuid(), name: z.string() })),
    }),
  }),
  /** Makes the first workspace and its owner and signs the owner in. Refused (409) once a workspace exists. */
  setup: route({
    method: 'POST',
    path: '/api/setup',
    access: 'public',
    tag: 'session',
    summary: 'Make the first workspace and its owner',
    body: WorkspaceSettings.omit({ name: true }).extend({
      workspace: WorkspaceSettings.shape.name,
      name: PersonName,
      email: z.email().max(254),
      password: Password,
    }),
    answer: z.object({ workspaceId: z.uuid() }),
  }),
  /** Chooses among the workspaces of this person. */
  choose: route({
    method: 'POST',
    path: '/api/session/workspace',
    access: 'member',
    tag: 'session',
    summary: 'Work in another workspace',
    body: z.object({ workspaceId: z.uuid() }),
    status: 204,
  }),
};
