import { useQuery } from '@tanstack/react-query';
import { ShieldX } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  Callout,
  EmptyState,
  Field,
  ListRow,
  Panel,
  SkeletonRows,
  TextInput,
  Time,
} from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import { SectionFrame } from '../../settings/section-frame.tsx';
import { blockedQuery } from './queries.ts';
import styles from './spam.module.css';
import { useBlock } from './use-block.ts';

/** From whom mail is spam from the start. */
export default function BlockedSection() {
  const { t } = useTranslation('conversations');
  const mayWrite = useMay()('conversations.write');
  const { data, error, refetch } = useQuery(blockedQuery);
  const { lift, isBusy } = useBlock();
  return (
    <SectionFrame name="blocked">
      {mayWrite && <BlockForm />}
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      <Panel flush>
        {!data && !error && <SkeletonRows />}
        {data?.items.length === 0 && <EmptyState title={t('spam.none')}>{t('spam.noneText')}</EmptyState>}
        <ul>
          {data?.items.map(({ id, address, blockedAt, blockedBy }) => (
            <li key={id}>
              <ListRow
                leading={<ShieldX size={18} aria-hidden />}
                facts={<span className={styles.address}>{address}</span>}
                note={
                  <>
                    {blockedBy} · <Time at={blockedAt} />
                  </>
                }
                trailing={
                  mayWrite && (
                    <Button size="s" disabled={isBusy} onClick={() => lift({ id, address })}>
                      {t('spam.lift')}
                    </Button>
                  )
                }
              />
            </li>
          ))}
        </ul>
      </Panel>
    </SectionFrame>
  );
}

function BlockForm() {
  const { t } = useTranslation('conversations');
  const { block, isBusy } = useBlock();
  const [address, setAddress] = useState('');
  function submit(event: FormEvent) {
    event.preventDefault();
    block(address.trim(), { onSuccess: () => setAddress('') });
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field label={t('spam.address')}>
        <TextInput type="email" required value={address} onChange={setAddress} />
      </Field>
      <Button type="submit" busy={isBusy} disabled={!address.trim()}>
        {t('spam.block')}
      </Button>
    </form>
  );
}
