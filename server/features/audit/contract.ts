import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const AuditEntry = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.object({ kind: z.enum(['member', 'key', 'system']), id: z.string().nullable(), name: z.string() }),
  /** `<thing>.<verb in the past>`: `member.removed`. */
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string().nullable(), name: z.string().nullable() }),
  before: z.unknown(),
  after: z.unknown(),
  ip: z.string().nullable(),
  userAgent: z.string().nullable(),
});

const text = z.string().trim().max(200).optional();

const AuditFilters = z.object({
  /** An id, `kind:id`, a kind (`customer`), or part of a name. */
  subject: text,
  /** The id of a member or key, or part of a name. */
  actor: text,
  /** The whole action (`member.removed`) or its thing (`member`). */
  action: text,
  from: z.iso.datetime({ offset: true }).optional(),
  /** Exclusive. */
  to: z.iso.datetime({ offset: true }).optional(),
});

export const auditApi = {
  list: route({
    method: 'GET',
    path: '/api/audit',
    access: 'audit.read',
    tag: 'audit',
    summary: 'Who did what, newest first',
    query: AuditFilters.extend({
      cursor: z.string().optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ items: z.array(AuditEntry), nextCursor: z.string().nullable() }),
  }),
  actions: route({
    method: 'GET',
    path: '/api/audit/actions',
    access: 'audit.read',
    tag: 'audit',
    summary: 'The actions that occur in the log',
    answer: z.object({ items: z.array(z.string()) }),
  }),
  export: route({
    method: 'GET',
    path: '/api/audit.csv',
    access: 'audit.read',
    tag: 'audit',
    summary: 'The same entries, all of them, as a CSV file (UTF-8), newest first',
    query: AuditFilters,
  }),
};
