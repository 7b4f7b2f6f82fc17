import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { fieldError, shownByFields } from '../../../../problems.ts';
import { Button, Callout, Dialog, Field, TextInput } from '../../../../ui/index.ts';
import { isOvertaken, Overtaken } from './overtaken.tsx';
import type { Drafting } from './use-draft.ts';
import { useMapDeeds } from './use-map-deeds.ts';

/** Keeps the map under a name; what is not used yet is used with it. */
export function SaveVersion({ drafting, onClose }: { drafting: Drafting; onClose: () => void }) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const [name, setName] = useState(() => t('edit.versionOf', { date: format.date(new Date()) }));
  const { save } = useMapDeeds();
  const { isChanged, draft, revision, forget } = drafting;
  function submit() {
    save.mutate(
      { draft: isChanged ? draft : undefined, revision, name: name.trim() },
      {
        onSuccess: () => {
          forget();
          onClose();
        },
      },
    );
  }
  return (
    <Dialog
      open
      size="s"
      onOpenChange={(open) => open || onClose()}
      title={t('edit.saveVersion')}
      description={isChanged ? t('edit.saveUses') : t('edit.saveText')}
      footer={
        <Button look="primary" busy={save.isPending} disabled={!name.trim()} onClick={submit}>
          {t('edit.saveVersion')}
        </Button>
      }
    >
      {isOvertaken(save.error) ? (
        <Overtaken />
      ) : (
        save.error && !shownByFields(save.error, ['name']) && <Callout problem={save.error} />
      )}
      <Field label={t('edit.versionName')} error={fieldError(save.error, 'name')}>
        <TextInput
          value={name}
          onChange={setName}
          onFocus={(event) => event.currentTarget.select()}
          maxLength={100}
        />
      </Field>
    </Dialog>
  );
}
