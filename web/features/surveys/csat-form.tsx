import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { csatApi } from '../../../server/features/surveys/csat/contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import { Button, Callout, Checkbox, Field, Panel, TextInput, TextLink, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import settings from '../settings/settings.module.css';
import { type CsatDraft, changeOf, draftOf } from './csat-draft.ts';
import { WhenFields, WhomFields } from './csat-rule.tsx';
import { WordsFields } from './csat-words.tsx';
import type { CsatSettings } from './queries.ts';
import styles from './surveys.module.css';

const FIELDS = ['address', 'channels', 'tags', 'exceptTags', 'departments'] as const;

export interface PartProps {
  draft: CsatDraft;
  put: (change: Partial<CsatDraft>) => void;
  error: unknown;
  disabled: boolean;
}

export function CsatForm({ settings: told }: { settings: CsatSettings }) {
  const { t } = useTranslation('surveys');
  const client = useQueryClient();
  const disabled = !useMay()('workspace.manage');
  const [draft, setDraft] = useState(() => draftOf(told, window.location.origin));
  const save = useMutation({
    mutationFn: () => call(csatApi.change, { body: changeOf(draft) }),
    onSuccess: (saved) => {
      toast({ title: t('saved') });
      setDraft(draftOf(saved, window.location.origin));
      return client.invalidateQueries({ queryKey: ['csat'] });
    },
  });
  const part: PartProps = {
    ...{ draft, error: save.error, disabled },
    put: (change) => setDraft((before) => ({ ...before, ...change })),
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!save.isPending) save.mutate();
  }

  return (
    <form className={styles.parts} onSubmit={submit}>
      {save.error && !shownByFields(save.error, FIELDS) && <Callout problem={save.error} />}
      {!told.canSend && (
        <Callout kind="warning">
          {t(draft.channels.includes('chat') ? 'noAccountChat' : 'noAccount')}{' '}
          <TextLink to="/settings/$section" params={{ section: 'channels' }}>
            {t('addAccount')}
          </TextLink>
        </Callout>
      )}
      <Panel>
        <div className={settings.form}>
          <Checkbox
            label={t('on')}
            hint={t('onHint')}
            checked={draft.on}
            onChange={(on) => part.put({ on })}
            disabled={disabled}
          />
          <Field label={t('address')} hint={t('addressHint')} error={fieldError(save.error, 'address')}>
            <TextInput
              type="url"
              value={draft.address}
              onChange={(address) => part.put({ address })}
              disabled={disabled}
            />
          </Field>
        </div>
      </Panel>
      <WhenFields {...part} />
      <WhomFields {...part} />
      <WordsFields {...part} usual={told.usual} />
      {!disabled && (
        <div className={settings.foot}>
          <Button type="submit" look="primary" busy={save.isPending}>
            {t('save')}
          </Button>
        </div>
      )}
    </form>
  );
}
