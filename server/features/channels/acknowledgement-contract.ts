/** Whether and how an account says by itself that a mail arrived. */
import { z } from 'zod';
import { fillIn, unknownVariables } from '../saved-replies/variables.ts';

/** Those of saved replies that do not speak of a member. */
export const ACKNOWLEDGEMENT_VARIABLES = [
  'customer.name',
  'customer.first',
  'conversation.number',
  'workspace.name',
] as const;

const Text = z
  .string()
  .trim()
  .max(5000)
  .superRefine((text, context) => {
    const known = ACKNOWLEDGEMENT_VARIABLES.map((one) => `{{${one}}}`).join(', ');
    const others = [
      ...unknownVariables(text),
      ...(fillIn(text, MEMBERS) === fillIn(text, {}) ? [] : ['me.…']),
    ];
    for (const name of others)
      context.addIssue({ code: 'custom', message: `knows no {{${name.slice(0, 60)}}}; there are ${known}` });
  });
/** Nobody of ours writes it. */
const MEMBERS = { 'me.name': 'x', 'me.first': 'x' };

export const Acknowledgement = z
  .object({
    /** `outside-hours`: only to what arrives outside the hours of the calendar. */
    when: z.enum(['never', 'always', 'outside-hours']),
    /** Id of a calendar of business hours; null: the usual one. */
    calendar: z.uuid().nullable(),
    /** By language; of one that is not written, another is taken. With variables such as `{{customer.first}}`. */
    texts: z.object({ en: Text, 'pt-BR': Text, es: Text, ro: Text }).partial(),
  })
  .refine(({ when, texts }) => when === 'never' || Object.values(texts).some((text) => text), {
    path: ['texts'],
    message: 'must say something in at least one language',
  });
