import { useQuery } from '@tanstack/react-query';
import { History, Plus, RotateCcw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout } from '../../../../ui/index.ts';
import { useChangeWords } from './change-words.ts';
import { addStage, type Draft } from './draft.ts';
import styles from './editor.module.css';
import { isOvertaken, Overtaken } from './overtaken.tsx';
import { previewQuery } from './queries.ts';
import { SaveVersion } from './save-version.tsx';
import type { Drafting } from './use-draft.ts';
import { useMapDeeds } from './use-map-deeds.ts';
import { VersionsDialog } from './versions-dialog.tsx';

interface ChangesBarProps {
  drafting: Drafting;
  /** @param key of a stage that was added */
  onAdded: (key: string) => void;
  onDone: () => void;
}

/** What would change, said at once, and the ways on: undo, discard, use, keep as a version. */
export function ChangesBar({ drafting, onAdded, onDone }: ChangesBarProps) {
  const { t } = useTranslation('journeys');
  const { draft, revision, isChanged, isRebased, undo, discard, forget } = drafting;
  const [saving, setSaving] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const { use } = useMapDeeds(forget);
  return (
    <div className={styles.bar}>
      <div className={styles.barLine}>
        <p className={styles.barText} role="status">
          {t(isChanged ? 'edit.notYet' : undo ? 'edit.discarded' : 'edit.text')}
        </p>
        <div className={styles.deeds}>
          <Button look="quiet" icon={<Undo2 size={16} />} disabled={!undo} onClick={undo}>
            {t('edit.undo')}
          </Button>
          <Button look="quiet" icon={<RotateCcw size={16} />} disabled={!isChanged} onClick={discard}>
            {t('edit.discard')}
          </Button>
          <AddStage
            draft={draft}
            onAdd={(next) => {
              drafting.change(next);
              onAdded(next.stages.at(-1)!.key);
            }}
          />
          <Button icon={<History size={16} />} onClick={() => setChoosing(true)}>
            {t('edit.versions')}
          </Button>
          <Button onClick={() => setSaving(true)}>{t('edit.saveVersion')}</Button>
          {isChanged ? (
            <Button
              look="primary"
              busy={use.isPending}
              onClick={() => use.mutate({ draft, revision, before: drafting.now })}
            >
              {t('edit.use')}
            </Button>
          ) : (
            <Button onClick={onDone}>{t('edit.done')}</Button>
          )}
        </div>
      </div>
      {isChanged && <Changes drafting={drafting} />}
      {isChanged && isRebased && <Overtaken />}
      {use.error && !isOvertaken(use.error) && <Callout problem={use.error} />}
      {saving && <SaveVersion drafting={drafting} onClose={() => setSaving(false)} />}
      {choosing && <VersionsDialog onClose={() => setChoosing(false)} onRestored={forget} />}
    </div>
  );
}

function Changes({ drafting }: { drafting: Drafting }) {
  const { data, error } = useQuery(previewQuery(drafting.draft));
  const words = useChangeWords(drafting);
  if (error) return <Callout problem={error} />;
  return (
    <ul className={styles.changes} aria-live="polite">
      {data && words(data).map((line) => <li key={line}>{line}</li>)}
    </ul>
  );
}

function AddStage({ draft, onAdd }: { draft: Draft; onAdd: (next: Draft) => void }) {
  const { t } = useTranslation('journeys');
  const [added, setAdded] = useState(1);
  return (
    <Button
      look="quiet"
      icon={<Plus size={16} />}
      onClick={() => {
        onAdd(addStage(draft, t('edit.newStage', { number: added })));
        setAdded(added + 1);
      }}
    >
      {t('edit.addStage')}
    </Button>
  );
}
