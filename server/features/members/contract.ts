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

const Id = z.object({ id: z.uuid() });
const RoleName = z.object({ id: z.uuid(), key: z.string(), name: z.string() });
const DepartmentName = z.object({ id: z.uuid(), name: z.string() });

export const Member = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  role: RoleName,
  department: DepartmentName.nullable(),
  twoFactor: z.boolean(),
  createdAt: z.iso.datetime(),
  /** When a session of theirs last showed up, to the day. */
  lastSeenAt: z.iso.datetime().nullable(),
});

const Place = { roleId: z.uuid(), departmentId: z.uuid().nullable() };

export const membersApi = {
  list: route({
    method: 'GET',
    path: '/api/members',
    access: 'members.read',
    tag: 'members',
    summary: 'Who works in this workspace, by name',
    query: z.object({
      search: z.string().trim().max(200).optional(),
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(Member), nextCursor: z.string().nullable() }),
  }),
  update: route({
    method: 'PATCH',
    path: '/api/members/:id',
    access: 'members.manage',
    tag: 'members',
    summary: 'Give a member another role or department',
    params: Id,
    body: z.object(Place).partial(),
    answer: Member,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/members/:id',
    access: 'members.manage',
    tag: 'members',
    summary: 'Remove a member; their sessions in this workspace end at once',
    params: Id,
    status: 204,
  }),
  /** For somebody who forgot theirs. The token is shown once: hand its link over yourself. */
  newPassword: route({
    method: 'POST',
    path: '/api/members/:id/password-link',
    access: 'members.manage',
    tag: 'members',
    summary: 'Make a link by which a member chooses a new password',
    params: Id,
    answer: z.object({ token: z.string(), expiresAt: z.iso.datetime() }),
    status: 201,
  }),
};

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: RoleName,
  department: DepartmentName.nullable(),
  invitedBy: z.string().nullable(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

const Token = z.object({ token: z.string().max(200) });

export const invitationsApi = {
  list: route({
    method: 'GET',
    path: '/api/invitations',
    access: 'members.read',
    tag: 'members',
    summary: 'Open invitations, newest first',
    answer: z.object({ items: z.array(Invitation) }),
  }),
  /** The token is in this answer only: its link is `/invitation/TOKEN` on this server. It lapses after seven days. */
  create: route({
    method: 'POST',
    path: '/api/invitations',
    access: 'members.manage',
    tag: 'members',
    summary: 'Invite somebody; hand the link over yourself',
    body: z.object({
      email: z.email().max(254),
      roleId: Place.roleId,
      departmentId: Place.departmentId.default(null),
    }),
    answer: Invitation.extend({ token: z.string() }),
    status: 201,
  }),
  withdraw: route({
    method: 'DELETE',
    path: '/api/invitations/:id',
    access: 'members.manage',
    tag: 'members',
    summary: 'Withdraw an invitation',
    params: Id,
    status: 204,
  }),
  read: route({
    method: 'GET',
    path: '/api/invitations/:token',
    access: 'public',
    tag: 'members',
    summary: 'Who invites whom',
    params: Token,
    answer: z.object({
      workspace: z.string(),
      email: z.string(),
      /** Name and password are still to be chosen; otherwise sign in as this address first. */
      needsAccount: z.boolean(),
      /** The link is for a member who chooses a new password, which is all it takes. */
      newPassword: z.boolean(),
    }),
  }),
  accept: route({
    method: 'POST',
    path: '/api/invitations/:token',
    access: 'public',
    tag: 'members',
    summary: 'Accept an invitation and sign in',
    params: Token,
    body: z.object({ name: PersonName, password: Password }).partial(),
    status: 204,
  }),
};

export const meApi = {
  update: route({
    method: 'PATCH',
    path: '/api/me',
    access: 'member',
    tag: 'me',
    summary: 'Change how I am called, in all my workspaces, or what I sign with in this one',
    body: z
      .object({
        name: PersonName,
        /** Below what I write by mail, above what the account signs with; empty for none. */
        signature: z.string().trim().max(2000),
      })
      .partial()
      .strict(),
    status: 204,
  }),
  sessions: route({
    method: 'GET',
    path: '/api/me/sessions',
    access: 'member',
    tag: 'me',
    summary: 'Where I am signed in',
    answer: z.object({
      items: z.array(
        z.object({
          id: z.string(),
          createdAt: z.iso.datetime(),
          /** To the day. */
          lastUsedAt: z.iso.datetime(),
          ip: z.string().nullable(),
          userAgent: z.string().nullable(),
          current: z.boolean(),
        }),
      ),
    }),
  }),
  signature: route({
    method: 'GET',
    path: '/api/me/signature',
    access: 'member',
    tag: 'me',
    summary: 'What I sign with below what I write by mail',
    answer: z.object({ signature: z.string() }),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/me/sessions/:id',
    access: 'member',
    tag: 'me',
    summary: 'End one of my sessions',
    params: z.object({ id: z.string().max(100) }),
    status: 204,
  }),
  endOtherSessions: route({
    method: 'DELETE',
    path: '/api/me/sessions',
    access: 'member',
    tag: 'me',
    summary: 'End all my sessions but this one',
    status: 204,
  }),
};
