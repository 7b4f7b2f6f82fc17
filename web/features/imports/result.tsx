import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { useFormat } from '../../format.ts';
import { Button, Callout, KeyValues, Panel, Stat, TextLink, Time, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './imports.module.css';
import { useAgain, useRemove, useStep } from './queries.ts';
import { Rejected } from './rejected.tsx';
import { UndoButton } from './undo-button.tsx';
import { useProblemWords } from './words.ts';

/** How it ended, what came of it, and how to take it back. */
export function Result({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const words = useProblemWords();
  return (
    <>
      {one.state === 'failed' && one.problem && (
        <Callout kind="problem" title={t('failed')} action={<ResumeButton one={one} />}>
          {words(one.problem)}
        </Callout>
      )}
      {one.state === 'undone' && (
        <Callout title={t('undone')} action={<AgainButton one={one} />}>
          {one.format && (one.fileKept ? t('again.text') : t('again.gone'))}
        </Callout>
      )}
      {one.done > 0 && <Figures one={one} />}
      <Made one={one} />
      {one.rejected > 0 && <Rejected one={one} />}
    </>
  );
}

function Figures({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const good = one.done - one.rejected;
  return (
    <Panel>
      <div className={styles.figures}>
        <Stat label={t('figures.read')} value={format.number(one.done)} />
        <Stat
          label={t(one.state === 'undone' ? 'figures.undone' : 'figures.imported')}
          value={format.number(good)}
        />
        <Stat label={t('figures.rejected')} value={format.number(one.rejected)} />
      </div>
    </Panel>
  );
}

function Made({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const may = useMay();
  const counts = (which: 'made' | 'changed') =>
    Object.entries(one.results[which]).map(([table, rows]) => ({
      label: t(`${which}.${table as 'orders'}`),
      value: format.number(rows),
    }));
  const facts = [
    ...counts('made'),
    ...counts('changed'),
    { label: t('facts.kind'), value: one.kind && t(`kinds.${one.kind}`) },
    { label: t('facts.file'), value: `${one.fileName} · ${format.bytes(one.fileBytes)}` },
    { label: t('facts.by'), value: one.createdBy },
    { label: t('facts.when'), value: one.finishedAt && <Time at={one.finishedAt} /> },
  ];
  return (
    <Panel title={t('result.title')}>
      <div className={styles.stack}>
        <KeyValues facts={facts} />
        <div className={styles.deeds}>
          {one.state === 'done' && (
            <TextLink to="/customers" search={{ source: one.mapping.source }}>
              {t('result.customers')}
            </TextLink>
          )}
          {may('imports.write') && <Deeds one={one} />}
        </div>
      </div>
    </Panel>
  );
}

function Deeds({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const remove = useRemove(one.id);
  const brought = one.done > one.rejected;
  if (one.state !== 'undone' && brought) {
    return (
      <>
        <UndoButton one={one} />
        {one.state === 'cancelled' && <AgainButton one={one} />}
      </>
    );
  }
  return (
    <Button busy={remove.isPending} onClick={() => remove.mutate()}>
      {t('deeds.remove')}
    </Button>
  );
}

/** Where it failed half-way: whatever stood in its way may be gone. */
function ResumeButton({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const step = useStep(one.id);
  if (!one.format || !may('imports.write')) return null;
  return (
    <Button busy={step.isPending} onClick={() => step.mutate('resume', { onError: toastProblem })}>
      {t('deeds.resume')}
    </Button>
  );
}

/** For whoever found a mistake after it ran. */
function AgainButton({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const again = useAgain(one.id);
  if (!one.format || !one.fileKept || !may('imports.write')) return null;
  return (
    <Button busy={again.isPending} onClick={() => again.mutate()}>
      {t('deeds.again')}
    </Button>
  );
}
