import { useInfiniteQuery } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/index.ts';
import { AsideDialog } from './aside-dialog.tsx';
import { asideQuery } from './queries.ts';

/** How many mails are kept beside the conversations; opens their list. Nothing where there are none. */
export function AsideLine() {
  const { t } = useTranslation('channels');
  const { data } = useInfiniteQuery(asideQuery);
  const [isOpen, setOpen] = useState(false);
  const count = data?.pages[0]?.total ?? 0;
  return (
    <>
      {count > 0 && (
        <div>
          <Button look="quiet" icon={<MailX size={16} />} onClick={() => setOpen(true)}>
            {t('state.aside', { count })}
          </Button>
        </div>
      )}
      {isOpen && <AsideDialog onClose={() => setOpen(false)} />}
    </>
  );
}
