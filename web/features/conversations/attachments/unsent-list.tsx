import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentsApi } from '../../../../server/features/conversations/attachments/contract.ts';
import { address } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { Away } from '../../../ui/index.ts';
import styles from './attachments.module.css';
import type { Attach } from './use-attach.ts';

/** What goes with the words that are being written, and what is on its way there. */
export function UnsentList({ attach: { unsent, uploading, remove } }: { attach: Attach }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  if (!unsent.length && !uploading.length) return null;
  return (
    <ul className={styles.list} aria-label={t('files.unsent')}>
      {unsent.map(({ id, name, bytes, isPicture }) => (
        <li key={id} className={styles.file} title={name}>
          {isPicture ? (
            <img src={address(attachmentsApi.picture, { params: { id } })} alt="" className={styles.small} />
          ) : (
            <FileText size={16} aria-hidden />
          )}
          <span className={styles.name}>{name}</span>
          <span className={styles.size}>{format.bytes(bytes)}</span>
          <Away label={t('files.remove', { name })} onClick={() => remove(id)} />
        </li>
      ))}
      {uploading.map(({ key, name, share, stop }) => (
        <li key={key} className={styles.file} title={name}>
          <FileText size={16} aria-hidden />
          <span className={styles.name}>{name}</span>
          <span className={styles.size} role="status">
            {format.percent(share)}
          </span>
          <Away label={t('files.stop', { name })} onClick={stop} />
          <span className={styles.bar} style={{ width: `${share * 100}%` }} />
        </li>
      ))}
    </ul>
  );
}
