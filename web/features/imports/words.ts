/** Imports in the reader's words. */
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import type { ProblemFacts } from '../../../server/features/imports/contract.ts';
import type { Target } from '../../../server/features/imports/format.ts';
import type { ProblemCode } from '../../../server/features/imports/problems.ts';
import { usePropertyName } from '../catalogue/property-names.ts';

type Facts = z.output<typeof ProblemFacts>;

/** The name of a field: `customer.email` → "E-mail of the customer". */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation('imports');
  return (field) => t(`fields.${field}` as 'fields.number');
}

/** The name of what a column becomes, with its id space or its own name where there is one. */
export function useTargetName(): (target: Target) => string {
  const propertyName = usePropertyName();
  const nameOf = useFieldName();
  return ({ field, space, name }) => {
    const more = space ?? (name && propertyName(name));
    return more ? `${nameOf(field)}: ${more}` : nameOf(field);
  };
}

/** A problem as a sentence with a way out. */
export function useProblemWords(): (problem: Facts) => string {
  const { t } = useTranslation('imports');
  const nameOf = useFieldName();
  return ({ code, field, expected, ...facts }) => {
    const key = code === 'missing' && facts.column === undefined ? 'missingField' : (code as ProblemCode);
    const values = { column: '', value: '', ...facts };
    return t(`problems.${key}`, {
      ...values,
      field: field === undefined ? '' : nameOf(field),
      expected: wordsOf(code, expected),
    });
  };

  function wordsOf(code: string, expected: string | undefined): string {
    if (expected === undefined) return '';
    if (code === 'kind-unsure') return t(`kinds.${expected as 'orders'}`);
    if (code === 'column-unsure') return nameOf(expected);
    return expected;
  }
}
