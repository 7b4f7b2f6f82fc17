/** What a field holds, in the reader's language. */
import { useTranslation } from 'react-i18next';
import type { FieldValue } from '../../../../server/features/conversations/fields/contract.ts';
import { useFormat } from '../../../format.ts';
import { dateFormat, numberFormat } from '../../../intl.ts';
import { type Field, useFields } from './queries.ts';

export function useFieldWords() {
  const { t } = useTranslation('fields');
  const format = useFormat();
  const fields = useFields();

  function textOf({ kind, options }: Field, value: FieldValue): string {
    const nameOf = (key: string) => options.find((one) => one.key === key)?.name ?? key;
    if (Array.isArray(value)) return format.list(value.map(nameOf));
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') return numberFormat(format.locale, EXACT).format(value);
    if (kind === 'date') return dayOf(value, format.locale);
    return kind === 'choice' ? nameOf(value) : value;
  }

  /** Of the history, in the order of the fields: `Reason: Damaged`, or that it was emptied. */
  function changesOf(after: Readonly<Record<string, unknown>>): string[] {
    const known = fields.filter(({ key }) => key in after);
    const gone = Object.keys(after).filter((key) => !known.some((field) => field.key === key));
    return [
      ...known.map((field) => changeOf(field.name, after[field.key], (value) => textOf(field, value))),
      ...gone.map((key) => changeOf(key, after[key], String)),
    ];
  }

  function changeOf(name: string, value: unknown, wordsOf: (value: FieldValue) => string): string {
    const isEmpty = value === null || value === undefined;
    return isEmpty ? t('emptied', { name }) : `${name}: ${wordsOf(value as FieldValue)}`;
  }

  return { textOf, changesOf };
}

/** As it was written. */
const EXACT = { maximumFractionDigits: 10 };

/** A day is the same everywhere. */
function dayOf(value: string, locale: string): string {
  const day = new Date(`${value}T00:00:00Z`);
  return Number.isNaN(day.getTime())
    ? value
    : dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(day);
}
