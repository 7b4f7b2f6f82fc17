import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import { Tag, TextInput, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './about.module.css';
import { type Customer, refreshCustomer, tagsQuery } from './queries.ts';

/** Words that members put on the customer. Enter adds one. */
export function Tags({ customer: { id, tags } }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay()('customers.write');
  const client = useQueryClient();
  const [typed, setTyped] = useState('');
  const listId = useId();
  const { data: used } = useQuery({ ...tagsQuery, enabled: mayWrite });
  const outcome = { onSuccess: () => refreshCustomer(client, id), onError: toastProblem };
  const add = useMutation({
    mutationFn: (tag: string) => call(customersApi.addTag, { params: { id, tag } }),
    ...outcome,
  });
  const remove = useMutation({
    mutationFn: (tag: string) => call(customersApi.removeTag, { params: { id, tag } }),
    ...outcome,
  });

  function addTyped() {
    const tag = typed.trim();
    if (!tag) return;
    setTyped('');
    add.mutate(tag);
  }

  if (!mayWrite && !tags.length) return null;
  return (
    <span className={styles.tags}>
      {tags.map((tag) => (
        <Tag key={tag} onRemove={mayWrite ? () => remove.mutate(tag) : undefined}>
          {tag}
        </Tag>
      ))}
      {mayWrite && (
        <>
          <TextInput
            className={styles.addTag}
            aria-label={t('addTag')}
            placeholder={t('addTag')}
            list={listId}
            maxLength={60}
            value={typed}
            onChange={setTyped}
            onKeyDown={(event) => event.key === 'Enter' && addTyped()}
            onBlur={addTyped}
          />
          <datalist id={listId}>
            {used?.items
              .filter(({ tag }) => !tags.includes(tag))
              .map(({ tag }) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </>
      )}
    </span>
  );
}
