import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Dialog } from '../../ui/index.ts';
import { useCustomerName } from '../customers/names.ts';
import { useMay } from '../session/session.ts';
import { Comparison } from './comparison.tsx';
import { useDecisions } from './decide.ts';
import { type Suggestion, suggestionsQuery } from './queries.ts';

/** Says on a customer's page that they may be the same person as somebody else. */
export function SuggestionBanner({ customerId }: { customerId: string }) {
  const { t } = useTranslation('merges');
  const nameOf = useCustomerName();
  const mayMerge = useMay()('customers.merge');
  const [looking, setLooking] = useState(false);
  const { data } = useInfiniteQuery(suggestionsQuery(customerId));
  const suggestion = data?.pages[0]?.items[0];
  if (!suggestion) return null;
  const other = suggestion.first.id === customerId ? suggestion.second : suggestion.first;
  return (
    <>
      <Callout
        title={t('banner.title', { name: nameOf(other) })}
        action={
          mayMerge && (
            <Button size="s" onClick={() => setLooking(true)}>
              {t('banner.look')}
            </Button>
          )
        }
      >
        {t(`shared.${kindOf(suggestion)}`, { value: suggestion.value })}
      </Callout>
      <DecideDialog
        suggestion={suggestion}
        customerId={customerId}
        open={looking}
        onOpenChange={setLooking}
      />
    </>
  );
}

interface DecideDialogProps {
  suggestion: Suggestion;
  /** Stays, unless the reader turns it round. */
  customerId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

function DecideDialog({ suggestion, customerId, open, onOpenChange }: DecideDialogProps) {
  const { t } = useTranslation('merges');
  const { accept, dismiss, busy } = useDecisions();
  const [swapped, setSwapped] = useState(false);
  const { first, second } = suggestion;
  const winnerId = (first.id === customerId) !== swapped ? first.id : second.id;
  const loserId = winnerId === first.id ? second.id : first.id;
  const close = () => onOpenChange(false);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('decide.title')}
      description={t('dialog.text')}
      size="l"
      footer={
        <>
          <Button
            busy={dismiss.isPending}
            disabled={busy}
            onClick={() => dismiss.mutate(suggestion, { onSuccess: close })}
          >
            {t('keepApart')}
          </Button>
          <Button
            look="primary"
            busy={accept.isPending}
            disabled={busy}
            onClick={() => accept.mutate({ suggestion, winnerId }, { onSuccess: close })}
          >
            {t('merge')}
          </Button>
        </>
      }
    >
      {open && <Comparison winnerId={winnerId} loserId={loserId} onSwap={() => setSwapped(!swapped)} />}
    </Dialog>
  );
}

/** Which key both were seen with; any other kind is spoken of as an id. */
export function kindOf({ kind }: Suggestion): 'email' | 'phone' | 'id' {
  return kind === 'email' || kind === 'phone' ? kind : 'id';
}
