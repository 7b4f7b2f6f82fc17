import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const LANGUAGES = ['en', 'pt-BR', 'es', 'ro'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** ISO 3166 alpha-2. */
const Country = z.string().regex(/^[A-Z]{2}$/, 'must be two capital letters of ISO 3166, for example BR');
/** ISO 4217. */
const Currency = z.string().regex(/^[A-Z]{3}$/, 'must be three capital letters of ISO 4217, for example BRL');
/** IANA name. */
export const TimeZone = z
  .string()
  .refine(isTimeZone, 'must be an IANA time zone, for example America/Sao_Paulo');
const Name = z.string().trim().min(1).max(120);

export const WorkspaceSettings = z.object({
  name: Name,
  country: Country,
  timeZone: TimeZone,
  currency: Currency,
  language: Language,
});

export const Workspace = z.object({
  id: z.uuid(),
  name: z.string(),
  /** ISO 3166 alpha-2: reads phone numbers written without a country. */
  country: z.string(),
  /** IANA name. */
  timeZone: z.string(),
  /** ISO 4217. */
  currency: z.string(),
  language: Language,
  /** 1 = Monday … 7 = Sunday. */
  weekStart: z.int(),
});

export const workspacesApi = {
  get: route({
    method: 'GET',
    path: '/api/workspace',
    access: 'member',
    tag: 'workspace',
    summary: 'This workspace and its settings',
    answer: Workspace,
  }),
  update: route({
    method: 'PATCH',
    path: '/api/workspace',
    access: 'workspace.manage',
    tag: 'workspace',
    summary: 'Change the settings of this workspace',
    body: WorkspaceSettings.extend({ weekStart: z.int().min(1).max(7) }).partial(),
    answer: Workspace,
  }),
};

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    // "+02:00" is understood too, but it is no place: it knows no summer time.
    return /^[A-Z]/i.test(name);
  } catch {
    return false;
  }
}
