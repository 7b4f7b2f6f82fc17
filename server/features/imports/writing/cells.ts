/** A row's values as the record takes them. */
import type { Row } from '../reading/convert.ts';
import { toMinor } from '../reading/numbers.ts';

export function text({ values }: Row, field: string): string | null {
  const value = values[field];
  return value === undefined ? null : String(value);
}

export function number({ values }: Row, field: string): number | null {
  return (values[field] as number | undefined) ?? null;
}

export function moment({ values }: Row, field: string): Date | null {
  return (values[field] as Date | undefined) ?? null;
}

/** An amount in minor units of the row's own currency, else of the file's. */
export function minor(row: Row, field: string, { currency }: { currency: string }): number | null {
  const amount = number(row, field);
  return amount === null ? null : toMinor(amount, text(row, 'currency') ?? currency);
}
