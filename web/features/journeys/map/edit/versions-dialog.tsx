import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Dialog, SkeletonText, useUrlFilters } from '../../../../ui/index.ts';
import { useMay } from '../../../session/session.ts';
import { useVersionWords, versionsQuery } from '../versions.ts';
import { useChangeWords } from './change-words.ts';
import { draftOf } from './draft.ts';
import styles from './editor.module.css';
import { versionQuery, wholeMapQuery } from './queries.ts';
import { useMapDeeds } from './use-map-deeds.ts';

interface DialogProps {
  onClose: () => void;
  onRestored: () => void;
}

/** Every map that is kept: look at the journey under it, or make it the map again. */
export function VersionsDialog({ onClose, onRestored }: DialogProps) {
  const { t } = useTranslation('journeys');
  const words = useVersionWords();
  const url = useUrlFilters();
  const mayRestore = useMay()('catalogue.write');
  const { data, error } = useQuery(versionsQuery);
  const [chosen, setChosen] = useState<number>();
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('edit.versions')}
      description={t('edit.versionsText')}
    >
      {error && <Callout problem={error} />}
      {!error && !data && <SkeletonText lines={4} />}
      {data?.items.length === 0 && <p>{t('edit.noVersions')}</p>}
      <ul className={styles.versions}>
        {data?.items
          .map((version) => ({ number: version.number, ...words(version) }))
          .map(({ number, name, made }) => (
            <li key={number} className={styles.version}>
              <span>
                {name}
                <span className={styles.versionFacts}>{made}</span>
              </span>
              <span className={styles.deeds}>
                <Button size="s" onClick={() => url.set({ version: String(number), edit: undefined })}>
                  {t('edit.look')}
                </Button>
                {mayRestore && (
                  <Button size="s" aria-expanded={chosen === number} onClick={() => setChosen(number)}>
                    {t('edit.restore')}
                  </Button>
                )}
              </span>
              {chosen === number && (
                <Restoring
                  number={number}
                  onRestored={() => {
                    onRestored();
                    onClose();
                  }}
                />
              )}
            </li>
          ))}
      </ul>
    </Dialog>
  );
}

/** What going back would change, before it is done. */
function Restoring({ number, onRestored }: { number: number; onRestored: () => void }) {
  const { t } = useTranslation('journeys');
  const { data: version, error } = useQuery(versionQuery(number));
  const { data: now } = useQuery(wholeMapQuery);
  const { restore } = useMapDeeds();
  const before = draftOf(now ?? NONE);
  const words = useChangeWords({ draft: draftOf(version?.map ?? NONE), now: before });
  if (error) return <Callout problem={error} />;
  if (!version || !now) return <SkeletonText lines={2} />;
  const lines = words(version.changes);
  return (
    <div>
      {restore.error && <Callout problem={restore.error} />}
      <ul className={styles.changes}>
        {lines.length ? lines.map((line) => <li key={line}>{line}</li>) : <li>{t('edit.same')}</li>}
      </ul>
      {lines.length > 0 && (
        <Button
          size="s"
          look="primary"
          busy={restore.isPending}
          onClick={() => restore.mutate({ number, before }, { onSuccess: onRestored })}
        >
          {t('edit.restoreIt')}
        </Button>
      )}
    </div>
  );
}

const NONE = { version: null, stages: [], types: [] };
