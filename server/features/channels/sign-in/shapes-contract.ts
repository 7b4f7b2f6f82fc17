/** Mailboxes that want somebody to sign in instead of a password (OAuth 2): how an account does it. */
import { z } from 'zod';
import { Instant } from '../../customers/shapes-contract.ts';

export const SIGN_IN_PROVIDERS = ['microsoft', 'google', 'other'] as const;

const Line = z
  .string()
  .trim()
  .max(1000)
  .regex(/^[\x20-\x7e]*$/, 'must be one line of plain letters');
const Endpoint = z.url({ protocol: /^https?$/ }).max(1000);

export const SignInSettings = z
  .object({
    provider: z.enum(SIGN_IN_PROVIDERS),
    /** Of your own app, as the provider registered it. */
    clientId: Line.min(1),
    /** Left out in a change: stays what it was. Not every provider wants one. */
    clientSecret: z.string().max(1000).optional(),
    /** At Microsoft: the id or domain of your organisation, or `common`. */
    tenant: z
      .string()
      .trim()
      .max(255)
      .regex(/^[\w.-]+$/, 'must be an id or a domain')
      .default('common'),
    /** Of another provider than those two. */
    authorizeUrl: Endpoint.optional(),
    tokenUrl: Endpoint.optional(),
    scope: Line.min(1).optional(),
  })
  .strict()
  .refine(({ provider, ...told }) => provider !== 'other' || (told.authorizeUrl && told.tokenUrl), {
    path: ['authorizeUrl'],
    message: 'must be told with tokenUrl where the provider is another one',
  });
export type SignInSettings = z.output<typeof SignInSettings>;

export const SignIn = z.object({
  provider: z.enum(SIGN_IN_PROVIDERS),
  clientId: z.string(),
  hasSecret: z.boolean(),
  tenant: z.string(),
  authorizeUrl: z.string().nullable(),
  tokenUrl: z.string().nullable(),
  scope: z.string().nullable(),
  /** Null: somebody must sign in, for the first time or again. */
  signedInAt: Instant.nullable(),
});
