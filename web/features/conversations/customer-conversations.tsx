import { useQueryClient } from '@tanstack/react-query';
import { PenLine, PhoneCall } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { Button, ButtonLink, Panel } from '../../ui/index.ts';
import type { Customer } from '../customers/queries.ts';
import { useMay } from '../session/session.ts';
import { NewConversation } from './new-conversation.tsx';
import { OthersOf } from './others-of.tsx';
import { conversationsOfQuery } from './queries.ts';

/** A customer's conversations on their own page, and a way to begin one. */
export function CustomerConversations({ customer }: { customer: Customer }) {
  const { t } = useTranslation('conversations');
  const may = useMay();
  const client = useQueryClient();
  const [isBeginning, begin] = useState(false);
  useLive(['conversations'], () => void client.invalidateQueries(conversationsOfQuery(customer.id)));
  if (!may('conversations.read')) return null;
  return (
    <Panel
      title={t('ofCustomer')}
      actions={
        may('conversations.write') && (
          <>
            <ButtonLink
              size="s"
              icon={<PhoneCall size={14} />}
              to="/service/log"
              search={{ customer: customer.id }}
            >
              {t('logCall')}
            </ButtonLink>
            <Button size="s" icon={<PenLine size={14} />} onClick={() => begin(true)}>
              {t('new.open')}
            </Button>
          </>
        )
      }
    >
      <OthersOf customerId={customer.id} />
      {isBeginning && <NewConversation customer={customer} onClose={() => begin(false)} />}
    </Panel>
  );
}
