import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Permission } from '../../../server/core/http/contract.ts';
import { keysApi } from '../../../server/features/members/rights-contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, CodeBlock, Dialog, Field, TextInput } from '../../ui/index.ts';
import { PermissionPicker } from './permission-picker.tsx';
import styles from './settings.module.css';

/** What most keys are for: sending events in. */
const USUAL_SCOPES: Permission[] = ['track'];

/** Makes a key and shows it, this once. */
export function KeyDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState(USUAL_SCOPES);
  const make = useMutation({
    mutationFn: () => call(keysApi.create, { body: { name: name.trim(), scopes } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['keys'] }),
  });
  if (make.data) return <NewKey apiKey={make.data.key} name={make.data.name} onClose={onClose} />;
  return (
    <Dialog
      open
      size="l"
      onOpenChange={(open) => !open && onClose()}
      title={t('keys.add')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            busy={make.isPending}
            disabled={!name.trim() || scopes.length === 0}
            onClick={() => make.mutate()}
          >
            {t('keys.make')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        {make.error && !shownByFields(make.error, ['name']) && <Callout problem={make.error} />}
        <Field label={t('keys.name')} hint={t('keys.nameHint')} error={fieldError(make.error, 'name')}>
          <TextInput value={name} onChange={setName} maxLength={80} autoComplete="off" />
        </Field>
        <PermissionPicker value={scopes} onChange={setScopes} />
      </div>
    </Dialog>
  );
}

function NewKey({ apiKey, name, onClose }: { apiKey: string; name: string; onClose: () => void }) {
  const { t } = useTranslation('settings');
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={name}
      footer={
        <Button look="primary" onClick={onClose}>
          {t('keys.kept')}
        </Button>
      }
    >
      <div className={styles.stack}>
        <CodeBlock code={apiKey} label={t('keys.label')} />
        <Callout kind="warning" title={t('keys.once')}>
          {t('keys.onceText')}
        </Callout>
      </div>
    </Dialog>
  );
}
