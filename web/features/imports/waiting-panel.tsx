import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { Button, Panel, toastProblem } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { ImportRow } from './import-row.tsx';
import { isReady, useRunAll } from './queries.ts';

/** Files that were looked at and wait for a person's word. */
export function WaitingPanel({ imports }: { imports: readonly Import[] }) {
  const { t } = useTranslation('imports');
  const may = useMay();
  const runAll = useRunAll();
  const ready = imports.filter(isReady);
  const run = may('imports.write') && ready.length > 0 && (
    <Button
      look="primary"
      busy={runAll.isPending}
      onClick={() => runAll.mutate(ready, { onError: toastProblem })}
    >
      {t('waiting.run', { count: ready.length })}
    </Button>
  );
  return (
    <Panel title={t('waiting.title')} description={t('waiting.text')} actions={run || undefined} flush>
      {imports.map((one) => (
        <ImportRow key={one.id} one={one} />
      ))}
    </Panel>
  );
}
