import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { IMPORT_KINDS } from '../../../server/features/imports/kinds.ts';
import { Button, Callout, Field, Panel, Select, Skeleton, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ColumnList } from './column-list.tsx';
import { FixedValues } from './fixed-values.tsx';
import { FormatFields } from './format-fields.tsx';
import styles from './imports.module.css';
import { PreviewTable } from './preview-table.tsx';
import { previewQuery, useChange, useRemove, useStep } from './queries.ts';
import { useProblemWords } from './words.ts';

/** What the file is taken for: looked over, corrected, run. */
export function Match({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { data: preview, error } = useQuery(previewQuery(one.id));
  const change = useChange(one.id);
  return (
    <>
      <Panel
        title={t('match.kind')}
        description={t('match.kindText')}
        actions={<Deeds one={one} ready={preview?.ready ?? false} />}
      >
        <div className={styles.stack}>
          <Doubt one={one} />
          <Callout problem={change.error} />
          <div className={styles.kind}>
            <Field label={t('match.holds')}>
              <Select
                value={one.kind}
                placeholder={t('match.choose')}
                options={IMPORT_KINDS.map((kind) => ({
                  value: kind,
                  label: t(`kinds.${kind}`),
                  hint: t(`kindHints.${kind}`),
                }))}
                onChange={(kind) => change.mutate({ kind })}
              />
            </Field>
          </div>
          {one.format && (
            <FormatFields
              format={one.format}
              dateOrderMatters={preview?.dateOrderMatters ?? false}
              onChange={(format) => change.mutate({ format })}
            />
          )}
        </div>
      </Panel>
      {error && <Callout problem={error} />}
      {one.kind && preview && (
        <Panel title={t('match.columns')} description={t('match.columnsText')} flush>
          <ColumnList
            kind={one.kind}
            columns={preview.columns}
            onChange={(columns) => change.mutate({ mapping: { columns } })}
          />
          <FixedValues
            one={one}
            kind={one.kind}
            onChange={(values) => change.mutate({ mapping: { values } })}
          />
        </Panel>
      )}
      <Panel title={t('match.preview')} description={t('match.previewText')} flush>
        {preview ? <PreviewTable preview={preview} /> : <Skeleton height={320} />}
      </Panel>
    </>
  );
}

/** What stands in the way, or what should be looked at first. */
function Doubt({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const words = useProblemWords();
  const may = useMay();
  const remove = useRemove(one.id);
  if (!one.problem || one.problem.code === 'asked') return null;
  if (one.problem.code === 'kind-unknown') {
    const leaveOut = may('imports.write') && (
      <Button busy={remove.isPending} onClick={() => remove.mutate()}>
        {t('match.leaveOut')}
      </Button>
    );
    return (
      <Callout kind="warning" title={words(one.problem)} action={leaveOut || undefined}>
        {t('match.nothingLost')}
      </Callout>
    );
  }
  return <Callout kind="warning">{words(one.problem)}</Callout>;
}

function Deeds({ one, ready }: { one: Import; ready: boolean }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const step = useStep(one.id);
  const remove = useRemove(one.id);
  if (!may('imports.write')) return null;
  return (
    <div className={styles.deeds}>
      <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
        {t('deeds.leaveOut')}
      </Button>
      <Button
        look="primary"
        disabled={!ready}
        busy={step.isPending}
        onClick={() => step.mutate('run', { onError: toastProblem })}
      >
        {t('deeds.run')}
      </Button>
    </div>
  );
}
