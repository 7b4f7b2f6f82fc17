import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { useFormat } from '../../format.ts';
import { Button, Callout, FileDrop, Panel, ProgressBar } from '../../ui/index.ts';
import styles from './imports.module.css';
import { useUpload } from './upload.ts';

/** Takes files in and shows how far they are. */
export function UploadPanel({ onArrived }: { onArrived: (imports: Import[]) => void }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const { upload, uploading, problem, stop } = useUpload(onArrived);
  if (uploading) {
    const { files, share } = uploading;
    const bytes = files.reduce((sum, file) => sum + file.size, 0);
    return (
      <Panel>
        <div className={styles.stack}>
          <ProgressBar
            label={share < 1 ? t('upload.sending', { count: files.length }) : t('upload.looking')}
            share={share < 1 ? share : null}
            facts={`${format.list(files.slice(0, 3).map(({ name }) => name))} · ${format.bytes(bytes)}`}
          />
          <div className={styles.deeds}>
            <Button onClick={stop}>{t('upload.stop')}</Button>
          </div>
        </div>
      </Panel>
    );
  }
  return (
    <div className={styles.stack}>
      <FileDrop title={t('drop.title')} hint={t('drop.hint')} multiple onFiles={upload} />
      <Callout problem={problem} />
    </div>
  );
}
