import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keysApi } from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, CodeBlock, Field, Panel, TextInput, TextLink } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './connect.module.css';
import { trackingKeysQuery } from './queries.ts';

/** First a key that may send events: one that is there, or a new one, which fills the snippets. */
export function KeyStep({ made, onMade }: { made: string | null; onMade: (key: string) => void }) {
  const { t } = useTranslation('connect');
  const mayManage = useMay()('keys.manage');
  return (
    <Panel title={t('key.title')} description={t('key.text')}>
      {!mayManage && <Callout>{t('key.mayNot')}</Callout>}
      {mayManage && made && <MadeKey apiKey={made} />}
      {mayManage && !made && <MakeKey onMade={onMade} />}
    </Panel>
  );
}

function MadeKey({ apiKey }: { apiKey: string }) {
  const { t } = useTranslation('connect');
  return (
    <div className={styles.stack}>
      <CodeBlock code={apiKey} label={t('key.label')} />
      <Callout kind="warning" title={t('key.once')}>
        {t('key.onceText')}
      </Callout>
    </div>
  );
}

function MakeKey({ onMade }: { onMade: (key: string) => void }) {
  const { t } = useTranslation('connect');
  const client = useQueryClient();
  const { data: keys } = useQuery(trackingKeysQuery);
  const [name, setName] = useState('');
  const make = useMutation({
    mutationFn: () =>
      call(keysApi.create, { body: { name: name.trim() || t('key.usualName'), scopes: ['track'] } }),
    onSuccess: ({ key }) => {
      onMade(key);
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      {make.error && !shownByFields(make.error, ['name']) && <Callout problem={make.error} />}
      <div className={styles.make}>
        <Field label={t('key.name')} error={fieldError(make.error, 'name')}>
          <TextInput
            value={name}
            onChange={setName}
            placeholder={t('key.usualName')}
            maxLength={80}
            autoComplete="off"
          />
        </Field>
        <Button look="primary" type="submit" icon={<Plus size={16} />} busy={make.isPending}>
          {t('key.make')}
        </Button>
      </div>
      {keys && keys.length > 0 && (
        <p className={styles.quiet}>
          {t('key.existing', { count: keys.length })}{' '}
          {keys.slice(0, 3).map(({ id, name: known, prefix }) => (
            <span key={id} className={styles.knownKey}>
              {known} <code>{prefix}…</code>
            </span>
          ))}{' '}
          <TextLink to="/settings/$section" params={{ section: 'keys' }}>
            {t('key.all')}
          </TextLink>
        </p>
      )}
    </form>
  );
}
