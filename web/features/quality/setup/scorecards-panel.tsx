import { useQuery } from '@tanstack/react-query';
import { Archive, ArchiveRestore, Pencil, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { scorecardsApi } from '../../../../server/features/quality/scorecards/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import { Badge, Button, IconButton, ListRow, Panel, toast, toastProblem } from '../../../ui/index.ts';
import { Loaded } from '../loaded.tsx';
import styles from '../quality.module.css';
import { type Scorecard, scorecardsQuery, useFreshQuality } from '../queries.ts';
import { ScorecardDialog } from './scorecard-dialog.tsx';

/** The workspace's scorecards. */
export function ScorecardsPanel() {
  const { t } = useTranslation('quality');
  const query = useQuery(scorecardsQuery);
  const [open, setOpen] = useState<Scorecard | 'new' | null>(null);
  return (
    <Panel
      flush
      title={t('scorecards.title')}
      description={t('scorecards.about')}
      actions={
        <Button size="s" icon={<Plus size={14} />} onClick={() => setOpen('new')}>
          {t('scorecards.new')}
        </Button>
      }
    >
      <Loaded query={query}>
        {query.data?.items.map((scorecard) => (
          <Row key={scorecard.id} scorecard={scorecard} onOpen={() => setOpen(scorecard)} />
        ))}
      </Loaded>
      {open && (
        <ScorecardDialog scorecard={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}

function Row({ scorecard, onOpen }: { scorecard: Scorecard; onOpen: () => void }) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const refresh = useFreshQuality();
  const { id, name, archived, version, criteria, reviews } = scorecard;
  const archive = (to: boolean) =>
    call(scorecardsApi.change, { params: { id }, body: { archived: to } })
      .then(refresh)
      .catch(toastProblem);

  async function putAway() {
    await archive(true);
    toast({ title: t('scorecards.archivedNow', { name }), undo: () => void archive(false) });
  }

  return (
    <ListRow
      facts={
        <>
          <strong>{name}</strong>
          {archived && <Badge>{t('scorecards.archived')}</Badge>}
        </>
      }
      note={[
        format.list(criteria.map((one) => one.name)),
        t('scorecards.version', { version }),
        t('reviews.count', { count: reviews }),
      ].join(' · ')}
      trailing={
        <span className={styles.deeds}>
          {!archived && (
            <IconButton
              size="s"
              label={t('scorecards.edit', { name })}
              icon={<Pencil size={16} />}
              onClick={onOpen}
            />
          )}
          <IconButton
            size="s"
            label={t(archived ? 'scorecards.restore' : 'scorecards.archive', { name })}
            icon={archived ? <ArchiveRestore size={16} /> : <Archive size={16} />}
            onClick={archived ? () => archive(false) : putAway}
          />
        </span>
      }
    />
  );
}
