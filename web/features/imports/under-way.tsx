import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { useFormat } from '../../format.ts';
import { Button, Panel, ProgressBar, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './imports.module.css';
import { type Step, useStep } from './queries.ts';
import { Rejected } from './rejected.tsx';
import { UndoButton } from './undo-button.tsx';

/** How far it is, how long it will still take, and how to stop it. */
export function UnderWay({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  if (one.state === 'undoing') return <Undoing one={one} />;
  return (
    <>
      <Panel>
        <div className={styles.stack}>
          <Progress one={one} />
          <div className={styles.deeds}>
            <Deeds one={one} />
            <span className={styles.quiet}>{t('leave')}</span>
          </div>
        </div>
      </Panel>
      {one.rejected > 0 && <Rejected one={one} />}
    </>
  );
}

function Progress({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const rows = t('rows', { count: one.done, rows: format.number(one.done) });
  const bad = one.rejected
    ? ` · ${t('rejectedCount', { count: one.rejected, rows: format.number(one.rejected) })}`
    : '';
  return (
    <ProgressBar
      label={t(`progress.${one.state as 'running' | 'paused'}`, {
        kind: one.kind ? t(`kinds.${one.kind}`) : '',
      })}
      share={one.progress}
      perSecond={one.rowsPerSecond ?? undefined}
      secondsLeft={one.secondsLeft ?? undefined}
      facts={rows + bad}
    />
  );
}

function Deeds({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const step = useStep(one.id);
  if (!may('imports.write')) return null;
  const take = (which: Step) => () => step.mutate(which, { onError: toastProblem });
  if (one.state === 'running') {
    return (
      <>
        <Button onClick={take('pause')} busy={step.isPending}>
          {t('deeds.pause')}
        </Button>
        <Button look="quiet" onClick={take('cancel')} disabled={step.isPending}>
          {t('deeds.cancel')}
        </Button>
      </>
    );
  }
  return (
    <>
      <Button look="primary" onClick={take('resume')} busy={step.isPending}>
        {t('deeds.resume')}
      </Button>
      <UndoButton one={one} />
    </>
  );
}

function Undoing({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const left = one.undoLeft;
  return (
    <Panel>
      <div className={styles.stack}>
        <ProgressBar
          label={t('progress.undoing')}
          share={null}
          facts={left === null ? undefined : t('undoLeft', { count: left, rows: format.number(left) })}
        />
        <span className={styles.quiet}>{t('leave')}</span>
      </div>
    </Panel>
  );
}
