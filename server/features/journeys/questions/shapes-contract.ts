/** What the questions about journeys share: how lists are written in an address, and what figures look like. */
import { z } from 'zod';
import { called } from '../../customers/shapes-contract.ts';

/** A touchpoint type, as the catalogue spells it; another spelling of the same name is understood. */
export const TypeName = z.string().trim().min(1).max(200);

/** Several names in order, also one twice: the parameter repeated, or a list. */
export const TypeNameList = z
  .union([TypeName, z.array(TypeName).max(50)])
  .transform((names) => [names].flat());

/** Several names, each once: the parameter repeated, or a list. */
export const TypeNames = TypeNameList.transform((names) => [...new Set(names)]);

/** `true` or `false`, in an address or in a saved question. */
export const YesNo = z.union([z.boolean(), z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] })]);

export const Count = z.int();

/** A share with its 95 % interval (Wilson); null where nothing was observed. */
export const Share = z.object({
  value: z.number().nullable(),
  n: Count,
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** n is too small to mean anything. */
  small: z.boolean(),
});

/** The period that was asked, as moments: [from, to). Null: from the beginning. */
export const AskedPeriod = z.object({ from: z.iso.datetime().nullable(), to: z.iso.datetime() });

export const Page = {
  cursor: z.string().max(600).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
};

/** Exactly the customers whom a figure was counted from, in no order that means anything. */
export const QuestionPeople = z.object({
  items: z.array(
    z.object({
      customerId: z.uuid(),
      ...called,
      /** When it happened to them: where to open their story. */
      at: z.iso.datetime(),
    }),
  ),
  nextCursor: z.string().nullable(),
  /** Equals the figure. */
  total: Count,
});
