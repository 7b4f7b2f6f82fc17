import { Lock } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, Button, Time } from '../../ui/index.ts';
import { AlongLine } from './along/along-line.tsx';
import { AttachmentList } from './attachments/attachment-list.tsx';
import styles from './others-drafts.module.css';
import { NextPromise } from './promises/next-promise.tsx';
import type { OthersDraft } from './use-others-drafts.ts';

interface OthersDraftsProps {
  drafts: readonly OthersDraft[];
  /** Whether one must say first how to go on: nothing of one's own is there yet. */
  isAsked: boolean;
  onTake: (draft: OthersDraft) => void;
  onOwn: () => void;
}

/** What others have begun: whose it is, since when, and its words; to go on with, or to be left to them. */
export function OthersDrafts({ drafts, isAsked, onTake, onOwn }: OthersDraftsProps) {
  return drafts.map((draft) => (
    <OneDraft key={draft.id} {...{ draft, isAsked, onOwn }} onTake={() => onTake(draft)} />
  ));
}

interface OneDraftProps extends Omit<OthersDraftsProps, 'drafts' | 'onTake'> {
  draft: OthersDraft;
  onTake: () => void;
}

function OneDraft({ draft, isAsked, onTake, onOwn }: OneDraftProps) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  const { member, text, files, promise, kept, does, hold, isAdded, isBusy } = draft;
  const isShown = isAsked || isOpen;
  return (
    <section className={styles.draft} aria-label={t('draft.by', { name: member.name })}>
      <header className={styles.head}>
        <Avatar name={member.name} size="s" />
        <Whose draft={draft} />
        {!isAsked && (
          <Button size="s" look="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {isOpen ? t('draft.hide') : t('draft.look')}
          </Button>
        )}
      </header>
      {isShown && (
        <>
          {text && <p className={styles.words}>{text}</p>}
          <AttachmentList attachments={files} />
          {promise && <NextPromise promise={promise} />}
          {kept.map((one) => (
            <p key={one.id} className={styles.more}>
              {t('promise.keepsIt', { text: one.text })}
            </p>
          ))}
          {does && <AlongLine does={does} />}
          <p className={styles.deeds}>
            <Button
              size="s"
              look={isAsked ? 'primary' : 'secondary'}
              disabled={!!hold}
              busy={isBusy}
              onClick={onTake}
            >
              {isAdded ? t('draft.add') : t('draft.goOn')}
            </Button>
            {isAsked && (
              <Button size="s" onClick={onOwn}>
                {t('draft.own')}
              </Button>
            )}
            <span className={styles.hold} aria-live="polite">
              {hold && (
                <>
                  <Lock size={14} aria-hidden /> {t(`draft.${hold}`, { name: member.name })}
                </>
              )}
            </span>
          </p>
        </>
      )}
    </section>
  );
}

function Whose({ draft: { member, takenFrom, updatedAt, wasMine, kind } }: { draft: OthersDraft }) {
  const { t } = useTranslation('conversations');
  const { name } = member;
  const words = wasMine ? 'draft.tookMine' : kind === 'note' ? 'draft.noteBy' : 'draft.by';
  return (
    <span className={styles.whose}>
      <strong>{t(words, { name })}</strong>
      <span className={styles.more}>
        {takenFrom && !wasMine && <>{t('draft.begunBy', { name: takenFrom.name })} · </>}
        <Time at={updatedAt} />
      </span>
    </span>
  );
}
