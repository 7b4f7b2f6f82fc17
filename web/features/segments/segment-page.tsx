import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Download, LineChart, MoreHorizontal, Pencil, SlidersHorizontal, Spline, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { address } from '../../api.ts';
import { useFormat } from '../../format.ts';
import { useLive } from '../../live.ts';
import { isNowhere } from '../../problems.ts';
import {
  Button,
  ButtonAnchor,
  ButtonLink,
  Callout,
  IconButton,
  Menu,
  MenuItem,
  Nowhere,
  Page,
  Panel,
  Skeleton,
  SkeletonRows,
  useUrlFilters,
  Waiting,
} from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { useMay } from '../session/session.ts';
import { AddPeople } from './add-people.tsx';
import { EditRule } from './edit-rule.tsx';
import { KindBadge } from './kind-badge.tsx';
import { NameDialog } from './name-dialog.tsx';
import { type CountedSegment, REMOVING, segmentQuery } from './queries.ts';
import { RemoveDialog } from './remove-dialog.tsx';
import { useRuleWords } from './rule/use-rule-words.ts';
import { AddButton, SegmentPeople } from './segment-people.tsx';
import styles from './segments.module.css';

/** One segment: what it is, who is in it now, and the ways to their journey. */
export default function SegmentPage() {
  const { t } = useTranslation('segments');
  const { id } = useParams({ from: '/member/segments/$id' });
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(segmentQuery(id));
  useLive([`segment:${id}`], () => {
    if (client.isMutating({ mutationKey: REMOVING })) return;
    void client.invalidateQueries({ queryKey: ['segments', id] });
  });
  const crumbs = [{ label: t('title'), to: '/segments' as const }];
  if (data) return <Known key={id} segment={data} />;
  return (
    <Page title={t('segment')} heading={error ? undefined : <Skeleton width={260} />} crumbs={crumbs}>
      {isNowhere(error) ? (
        <Nowhere list="/segments" />
      ) : error ? (
        <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />
      ) : (
        <Waiting what={t('reading')}>
          <Skeleton height={72} />
          <SkeletonRows rows={8} />
        </Waiting>
      )}
    </Page>
  );
}

function Known({ segment }: { segment: CountedSegment }) {
  const { t } = useTranslation('segments');
  const url = useUrlFilters();
  const may = useMay();
  const { name, description, rule } = segment;
  const [adding, setAdding] = useState(false);
  const isMine = segment.kind === 'list' && may('journeys.write') && may('customers.read');
  const add = isMine ? () => setAdding(true) : undefined;
  const isEditing = rule !== null && url.one('edit') === 'rule' && may('journeys.write');
  return (
    <Page
      title={name}
      description={description || undefined}
      crumbs={[{ label: t('title'), to: '/segments' }]}
      facts={<Facts segment={segment} />}
      actions={!isEditing && <Ways segment={segment} onAdd={segment.people > 0 ? add : undefined} />}
    >
      <LensBanner />
      {isEditing ? (
        <EditRule segment={segment} rule={rule} onClose={() => url.clear('edit')} />
      ) : (
        <>
          {rule && <Who rule={rule} onEdit={() => url.set({ edit: 'rule' })} />}
          {may('customers.read') && <SegmentPeople segment={segment} onAdd={add} />}
        </>
      )}
      {adding && <AddPeople segmentId={segment.id} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Facts({ segment: { kind, people, createdBy, createdAt } }: { segment: CountedSegment }) {
  const { t } = useTranslation('segments');
  const format = useFormat();
  return (
    <>
      <KindBadge kind={kind} /> {t('people', { count: people, shown: format.number(people) })}
      {' · '}
      {t('madeBy', { name: createdBy.name, date: format.date(createdAt) })}
    </>
  );
}

/** To the journey of these people, and what can be done with the group. */
function Ways({ segment, onAdd }: { segment: CountedSegment; onAdd: (() => void) | undefined }) {
  const { t } = useTranslation('segments');
  const may = useMay();
  const { id, people } = segment;
  return (
    <>
      {onAdd && <AddButton onClick={onAdd} />}
      <ButtonLink to="/journey" search={{ segment: id }} icon={<Spline size={16} />}>
        {t('look.journey')}
      </ButtonLink>
      <ButtonLink to="/metrics" search={{ segment: id }} icon={<LineChart size={16} />}>
        {t('look.metrics')}
      </ButtonLink>
      {may('customers.read') && people > 0 && (
        <ButtonAnchor
          href={address(segmentsApi.export, { params: { id } })}
          download
          icon={<Download size={16} />}
        >
          {t('csv')}
        </ButtonAnchor>
      )}
      {may('journeys.write') && <Deeds segment={segment} />}
    </>
  );
}

function Deeds({ segment }: { segment: CountedSegment }) {
  const { t } = useTranslation('segments');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'name' | 'remove'>();
  const close = () => setOpen(undefined);
  return (
    <>
      <Menu trigger={<IconButton look="secondary" label={t('more')} icon={<MoreHorizontal size={18} />} />}>
        <MenuItem icon={<Pencil size={16} />} onClick={() => setOpen('name')}>
          {t('edit.open')}
        </MenuItem>
        <MenuItem icon={<Trash2 size={16} />} look="danger" onClick={() => setOpen('remove')}>
          {t('remove.open')}
        </MenuItem>
      </Menu>
      {open === 'name' && <NameDialog segment={segment} onClose={close} />}
      {open === 'remove' && (
        <RemoveDialog segment={segment} onClose={close} onRemoved={() => navigate({ to: '/segments' })} />
      )}
    </>
  );
}

interface WhoProps {
  rule: NonNullable<CountedSegment['rule']>;
  onEdit: () => void;
}

function Who({ rule, onEdit }: WhoProps) {
  const { t } = useTranslation('segments');
  const words = useRuleWords([rule]);
  const may = useMay();
  return (
    <Panel title={t('rule.title')}>
      <div className={styles.rule}>
        <p className={styles.words}>{words(rule)}</p>
        {may('journeys.write') && (
          <Button icon={<SlidersHorizontal size={16} />} onClick={onEdit}>
            {t('rule.change')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
