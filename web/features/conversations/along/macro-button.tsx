import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Popover } from '../../../ui/index.ts';
import { savedRepliesQuery } from '../../saved-replies/queries.ts';
import type { Deeds } from '../deeds.ts';
import { PickList } from '../pick-list.tsx';
import type { Selection } from '../selection.ts';
import { useMacro } from './use-macro.ts';

/** Of many: macros that write to nobody. Answers are read before they are sent. */
export function MacroButton({ selection, deeds }: { selection: Selection; deeds: Deeds }) {
  const { t } = useTranslation('replies');
  const { data } = useQuery(savedRepliesQuery);
  const [isOpen, setOpen] = useState(false);
  const macro = useMacro(deeds.refuse);
  const macros = (data?.items ?? []).filter(({ text }) => text === '');
  if (!macros.length) return null;
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="s" look="quiet" busy={macro.isPending}>
          {t('macro')}
        </Button>
      }
    >
      <PickList
        label={t('findMacro')}
        options={macros.map(({ id, name }) => ({ value: id, label: name }))}
        onPick={(id) => {
          setOpen(false);
          const chosen = macros.find((one) => one.id === id);
          if (chosen) macro.mutate({ macro: chosen, on: selection.rows });
        }}
      />
    </Popover>
  );
}
