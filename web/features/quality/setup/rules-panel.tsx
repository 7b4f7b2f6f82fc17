import { useQuery } from '@tanstack/react-query';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { samplingApi } from '../../../../server/features/quality/sampling/contract.ts';
import { call } from '../../../api.ts';
import { useFormat } from '../../../format.ts';
import {
  Badge,
  Button,
  ConfirmDialog,
  EmptyState,
  IconButton,
  ListRow,
  Panel,
  toast,
  useChannelName,
} from '../../../ui/index.ts';
import { useDepartments } from '../../conversations/choices.ts';
import { Loaded } from '../loaded.tsx';
import styles from '../quality.module.css';
import { type Rule, rulesQuery, useFreshQuality } from '../queries.ts';
import { RuleDialog } from './rule-dialog.tsx';

/** What is drawn for review every week. */
export function RulesPanel() {
  const { t } = useTranslation('quality');
  const query = useQuery(rulesQuery);
  const refresh = useFreshQuality();
  const [open, setOpen] = useState<Rule | 'new' | null>(null);
  const [removing, remove] = useState<Rule | null>(null);

  async function confirmed({ id, name }: Rule) {
    await call(samplingApi.remove, { params: { id } });
    await refresh();
    toast({ title: t('rules.removed', { name }) });
  }

  const make = (
    <Button size="s" icon={<Plus size={14} />} onClick={() => setOpen('new')}>
      {t('rules.new')}
    </Button>
  );
  return (
    <Panel flush title={t('rules.title')} description={t('rules.about')} actions={make}>
      <Loaded query={query}>
        {query.data?.items.map((rule) => (
          <Row key={rule.id} rule={rule} onOpen={() => setOpen(rule)} onRemove={() => remove(rule)} />
        ))}
        {query.data?.items.length === 0 && (
          <EmptyState title={t('rules.empty')}>{t('rules.emptyText')}</EmptyState>
        )}
      </Loaded>
      {open && <RuleDialog rule={open === 'new' ? undefined : open} onClose={() => setOpen(null)} />}
      <ConfirmDialog
        open={removing !== null}
        onOpenChange={(next) => !next && remove(null)}
        title={removing && t('rules.removeTitle', { name: removing.name })}
        confirmLabel={t('rules.removeSubmit')}
        look="danger"
        onConfirm={() => removing && confirmed(removing)}
      >
        {t('rules.removeText')}
      </ConfirmDialog>
    </Panel>
  );
}

interface RowProps {
  rule: Rule;
  onOpen: () => void;
  onRemove: () => void;
}

function Row({ rule, onOpen, onRemove }: RowProps) {
  const { t } = useTranslation('quality');
  const format = useFormat();
  const channelName = useChannelName();
  const departments = useDepartments();
  const { name, enabled, how, perPerson, reasons, channels, lastDraw } = rule;
  const where = [
    ...channels.map(channelName),
    ...rule.departments.map(
      (key) => departments.find((one) => one.key === key)?.name ?? t('report.noDepartment'),
    ),
  ];
  const facts = [
    t(`rules.${how}Of`, { count: perPerson }),
    ...(how === 'targeted' ? [format.either(reasons.map((one) => t(`chosen.${one}`)))] : []),
    ...(where.length ? [format.list(where)] : []),
    lastDraw
      ? t(lastDraw.soFar ? 'rules.drewSoFar' : 'rules.drew', {
          drawn: lastDraw.drawn,
          count: lastDraw.candidates,
        })
      : t('rules.notYet'),
  ];
  return (
    <ListRow
      facts={
        <>
          <strong>{name}</strong>
          {!enabled && <Badge>{t('rules.off')}</Badge>}
        </>
      }
      note={facts.join(' · ')}
      trailing={
        <span className={styles.deeds}>
          <IconButton
            size="s"
            label={t('rules.edit', { name })}
            icon={<Pencil size={16} />}
            onClick={onOpen}
          />
          <IconButton
            size="s"
            label={t('rules.remove', { name })}
            icon={<Trash2 size={16} />}
            onClick={onRemove}
          />
        </span>
      }
    />
  );
}
