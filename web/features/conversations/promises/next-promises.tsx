import { Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Checkbox, Chip } from '../../../ui/index.ts';
import type { Conversation } from '../queries.ts';
import { isOwed } from './owed.ts';
import styles from './promises.module.css';
import type { Promising } from './promising.ts';

interface NextPromisesProps {
  conversation: Conversation;
  promising: Promising;
}

/** What the message that is being written promises, and which promises it keeps. */
export function NextPromises({ conversation, promising: { promise, keeps, set } }: NextPromisesProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const owed = conversation.promises.filter(isOwed);
  if (!promise && !owed.length) return null;
  return (
    <div className={styles.next}>
      {owed.map(({ id, text }) => (
        <Checkbox
          key={id}
          label={t('promise.keepsIt', { text })}
          checked={keeps.includes(id)}
          onChange={(isKept) => set({ keeps: isKept ? [...keeps, id] : keeps.filter((one) => one !== id) })}
        />
      ))}
      {promise && (
        <p className={styles.promise}>
          <Chip
            icon={<Handshake size={15} aria-hidden />}
            away={{ label: t('promise.remove'), onClick: () => set({ promise: undefined }) }}
          >
            <span className={styles.promiseText}>
              {t('promise.by', { text: promise.text, when: format.relative(promise.dueAt) })}
            </span>
          </Chip>
        </p>
      )}
    </div>
  );
}
