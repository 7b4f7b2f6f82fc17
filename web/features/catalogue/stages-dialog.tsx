import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stagesApi } from '../../../server/features/touchpoints/contract.ts';
import { call } from '../../api.ts';
import { Button, Callout, Dialog, IconButton, TextInput } from '../../ui/index.ts';
import styles from './catalogue.module.css';
import { useStageName } from './names.ts';
import type { Stage } from './queries.ts';

/** The stages' names and their order, changed together. */
export function StagesDialog({ stages, onClose }: { stages: Stage[]; onClose: () => void }) {
  const { t } = useTranslation('catalogue');
  const stageName = useStageName();
  const [order, setOrder] = useState(() => stages.map((stage) => ({ stage, name: stageName(stage) })));
  const save = useSave(stages, onClose);
  const isEmpty = order.some(({ name }) => !name.trim());

  function move(from: number, by: number) {
    const next = [...order];
    next.splice(from + by, 0, ...next.splice(from, 1));
    setOrder(next);
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('stages.title')}
      description={t('stages.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} disabled={isEmpty} onClick={() => save.mutate(order)}>
            {t('save')}
          </Button>
        </>
      }
    >
      {save.error && <Callout problem={save.error} />}
      <ol className={styles.stages}>
        {order.map(({ stage, name }, at) => (
          <li key={stage.id}>
            <span className={styles.place}>{at + 1}</span>
            <TextInput
              value={name}
              onChange={(next) =>
                setOrder(order.map((one, index) => (index === at ? { stage, name: next } : one)))
              }
              maxLength={60}
              aria-label={t('stages.name', { place: at + 1 })}
            />
            <IconButton
              icon={<ArrowUp size={16} />}
              label={t('stages.up', { stage: name })}
              disabled={at === 0}
              onClick={() => move(at, -1)}
            />
            <IconButton
              icon={<ArrowDown size={16} />}
              label={t('stages.down', { stage: name })}
              disabled={at === order.length - 1}
              onClick={() => move(at, 1)}
            />
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

function useSave(stages: Stage[], onDone: () => void) {
  const client = useQueryClient();
  const stageName = useStageName();
  return useMutation({
    async mutationFn(order: { stage: Stage; name: string }[]) {
      for (const { stage, name } of order) {
        // A default name that is only translated stays the default.
        if (name.trim() === stageName(stage)) continue;
        await call(stagesApi.rename, { params: { id: stage.id }, body: { name: name.trim() } });
      }
      const ids = order.map(({ stage }) => stage.id);
      if (ids.some((id, at) => id !== stages[at]?.id)) await call(stagesApi.order, { body: { ids } });
    },
    async onSuccess() {
      await client.invalidateQueries({ queryKey: ['catalogue'] });
      onDone();
    },
  });
}
