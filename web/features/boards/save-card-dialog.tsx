import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { boardsApi } from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';
import {
  Button,
  Callout,
  Dialog,
  Field,
  RadioGroup,
  Select,
  SkeletonRows,
  TextInput,
  toast,
} from '../../ui/index.ts';
import { usePeriodName } from '../narrowing/period-control.tsx';
import styles from './boards.module.css';
import { keptQuestion, movingDays } from './new-card.ts';
import { type BoardInList, boardsQuery } from './queries.ts';
import type { SaveCardProps } from './save-card.tsx';

interface SaveCardDialogProps extends SaveCardProps {
  onClose: () => void;
  onSaved: () => void;
}

/** On which board, under which name, and whether it stays up to date. */
export function SaveCardDialog(props: SaveCardDialogProps) {
  const { t } = useTranslation('boards');
  const { data, error } = useQuery(boardsQuery);
  return (
    <Dialog open onOpenChange={props.onClose} title={t('save.title')} description={t('save.text')} size="s">
      {error && <Callout problem={error} />}
      {!data && !error && <SkeletonRows rows={3} />}
      {data && <Form {...props} boards={data.items} />}
    </Dialog>
  );
}

const NEW = 'new';
const LONGEST_TITLE = 200;
const LONGEST_NAME = 120;

function Form({ boards, onClose, onSaved, ...card }: SaveCardDialogProps & { boards: BoardInList[] }) {
  const { t } = useTranslation('boards');
  const id = useId();
  const periodName = usePeriodName();
  const [title, setTitle] = useState(card.title.slice(0, LONGEST_TITLE));
  const [board, setBoard] = useState(boards[0]?.id ?? NEW);
  const [name, setName] = useState('');
  const canMove = movingDays(card.period) !== null;
  const [time, setTime] = useState<'moving' | 'fixed'>('moving');
  const save = useMutation({
    async mutationFn() {
      const kept = keptQuestion(card.question, card.period, time === 'moving');
      const made = { kind: card.kind, title: title.trim(), ...kept };
      if (board === NEW) return call(boardsApi.create, { body: { name: name.trim(), cards: [made] } });
      await call(boardsApi.addCard, { params: { id: board }, body: made });
      return boards.find((one) => one.id === board)!;
    },
    onSuccess(saved) {
      toast({ title: t('save.done', { name: saved.name }) });
      onSaved();
      onClose();
    },
  });
  const isWhole = title.trim() !== '' && (board !== NEW || name.trim() !== '');
  return (
    <form
      id={id}
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save.mutate();
      }}
    >
      <Field label={t('save.name')}>
        <TextInput value={title} onChange={setTitle} maxLength={LONGEST_TITLE} required />
      </Field>
      {boards.length > 0 && (
        <Field label={t('save.board')}>
          <Select
            value={board}
            options={[
              ...boards.map((one) => ({ value: one.id, label: one.name })),
              { value: NEW, label: t('save.new') },
            ]}
            onChange={setBoard}
          />
        </Field>
      )}
      {board === NEW && (
        <Field label={t('save.newName')}>
          <TextInput value={name} onChange={setName} maxLength={LONGEST_NAME} required />
        </Field>
      )}
      {canMove && (
        <RadioGroup
          label={t('save.time')}
          value={time}
          options={[
            { value: 'moving', label: t('save.moving', { period: periodName(card.period) }) },
            {
              value: 'fixed',
              label: t('save.fixed', { period: periodName({ ...card.period, preset: undefined }) }),
            },
          ]}
          onChange={setTime}
        />
      )}
      {save.error && <Callout problem={save.error} />}
      <div className={styles.foot}>
        <Button type="submit" look="primary" busy={save.isPending} disabled={!isWhole}>
          {t('save.deed')}
        </Button>
      </div>
    </form>
  );
}
