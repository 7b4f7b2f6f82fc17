/** A shop as people set it up. */
import { z } from 'zod';
import { Language } from '../../conversations/shapes-contract.ts';
import { Instant } from '../../customers/shapes-contract.ts';

/** How customers reach this Jornada: `https://care.shop.example`. */
const LinkBase = z
  .union([z.literal(''), z.url({ protocol: /^https?$/ }).max(255)])
  .refine((address) => !/[?#]/.test(address), { error: 'must be an address without ? and #' });

const Settings = z.object({
  /** What customers call it: "Casa, Rua Augusta". */
  name: z.string().trim().min(1).max(80),
  /** Key of a department, or null: given to the conversations that begin here. */
  department: z.string().max(100).nullable(),
  /** Of its poster, and of its page for those who speak none of ours; null: the workspace's. */
  language: Language.nullable(),
  /** The QR code leads there; empty: to where the member is who shows it. */
  address: LinkBase,
  /** What customers may do on its page. */
  asks: z.boolean(),
  rates: z.boolean(),
});

export const StoreSettings = Settings.extend({
  kind: z.literal('store'),
  department: Settings.shape.department.default(null),
  language: Settings.shape.language.default(null),
  address: Settings.shape.address.default(''),
  asks: Settings.shape.asks.default(true),
  rates: Settings.shape.rates.default(true),
});
export type StoreSettings = z.output<typeof StoreSettings>;
export const StoreChange = Settings.partial().strict();
export type StoreChange = z.output<typeof StoreChange>;

export const StoreChannel = z.object({
  id: z.uuid(),
  kind: z.literal('store'),
  name: z.string(),
  department: z.object({ key: z.string(), name: z.string() }).nullable(),
  language: Language.nullable(),
  address: z.string(),
  asks: z.boolean(),
  rates: z.boolean(),
  /** Path of the page behind the QR code: `/s/…`. */
  path: z.string(),
  /** Since when that is its address. */
  since: Instant,
  lastInAt: Instant.nullable(),
});
