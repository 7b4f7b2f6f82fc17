import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { IMPORT_KINDS, type ImportKind } from '../../../server/features/imports/kinds.ts';
import { Button, Callout, Field, Panel, Select, Skeleton, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ColumnList } from './column-list.tsx';
import { FixedValues } from './fixed-values.tsx';
import { FormatFields } from './format-fields.tsx';
import styles from './imports.module.css';
import { NoPlace } from './no-place.tsx';
import { PreviewTable } from './preview-table.tsx';
import { previewQuery, useChange, useRemove, useStep } from './queries.ts';
import { useProblemWords } from './words.ts';

/** What the file is taken for: looked over, corrected, run. */
export function Match({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const { data: preview, error } = useQuery(previewQuery(one.id));
  const change = useChange(one.id);
  const isUnknown = one.problem?.code === 'kind-unknown';
  return (
    <>
      <Panel
        title={t('match.kind')}
        description={!isUnknown && t('match.kindText')}
        actions={!isUnknown && <Deeds one={one} ready={preview?.ready ?? false} />}
      >
        <div className={styles.stack}>
          <Callout problem={change.error} />
          {isUnknown ? (
            <NoPlace one={one} onChoose={(kind) => change.mutate({ kind })} />
          ) : (
            <>
              <Doubt one={one} />
              <Kind one={one} onChoose={(kind) => change.mutate({ kind })} />
            </>
          )}
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

interface KindProps {
  one: Import;
  onChoose: (kind: ImportKind) => void;
}

function Kind({ one, onChoose }: KindProps) {
  const { t } = useTranslation('imports');
  return (
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
          onChange={onChoose}
        />
      </Field>
    </div>
  );
}

/** What stands in the way, or what should be looked at first. */
function Doubt({ one }: { one: Import }) {
  const words = useProblemWords();
  if (!one.problem || one.problem.code === 'asked') return null;
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
