import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { attachmentsApi } from '../../../../server/features/conversations/attachments/contract.ts';
import { address } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { classes } from '../../../ui/index.ts';
import styles from './attachments.module.css';
import type { Attachment } from './use-attach.ts';

/** The files of a message: pictures to be looked at, the others to be saved. */
export function AttachmentList({ attachments }: { attachments: readonly Attachment[] }) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  if (!attachments.length) return null;
  return (
    <ul className={classes(styles.list, styles.below)} aria-label={t('files.label')}>
      {attachments.map(({ id, name, bytes, isPicture }) => (
        <li key={id}>
          {isPicture ? (
            <a
              href={address(attachmentsApi.picture, { params: { id } })}
              target="_blank"
              rel="noreferrer"
              className={styles.picture}
              title={`${name} · ${format.bytes(bytes)}`}
            >
              <img
                src={address(attachmentsApi.picture, { params: { id } })}
                alt={name}
                width={168}
                height={126}
                loading="lazy"
              />
            </a>
          ) : (
            <a
              href={address(attachmentsApi.download, { params: { id } })}
              download={name}
              className={styles.file}
              title={name}
            >
              <FileText size={16} aria-hidden />
              <span className={styles.name}>{name}</span>
              <span className={styles.size}>{format.bytes(bytes)}</span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
