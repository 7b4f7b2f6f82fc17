import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trackingApi } from '../../../server/features/tracking/contract.ts';
import { ApiError, call } from '../../api.ts';
import { Button, Callout, Drawer, Field, SkeletonText, TextArea, Time, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { useCallName } from './call-name.ts';
import styles from './connect.module.css';
import { FaultList } from './faults.tsx';
import { type Fault, type RefusedCall, refusedCallQuery, TRACKING } from './queries.ts';

/** One refused call: what was wrong, its text to mend, and sending it again. */
export function RefusedDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('connect');
  const query = useQuery({ ...refusedCallQuery(id), refetchOnWindowFocus: false });
  const refused = query.data;
  if (refused) return <Loaded refused={refused} onClose={onClose} />;
  return (
    <Drawer open onOpenChange={(open) => !open && onClose()} title={t('refused.one')}>
      {query.error ? <Callout problem={query.error} /> : <SkeletonText lines={6} />}
    </Drawer>
  );
}

function Loaded({ refused, onClose }: { refused: RefusedCall & { raw: string }; onClose: () => void }) {
  const { t } = useTranslation('connect');
  const mayWrite = useMay()('tracking.write');
  const { id, faults, receivedAt, state, key } = refused;
  const name = useCallName()(refused);
  const [raw, setRaw] = useState(() => readable(refused.raw));
  const { replay, dismiss } = useDecisions(id, onClose);
  const still = faultsOf(replay.error);
  const isOpen = state === 'open' && mayWrite;
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('refused.one')}
      description={
        <>
          <code>{refused.call}</code>
          {name && ` ${name}`} · <Time at={receivedAt} />
          {key && ` · ${key.name}`}
        </>
      }
      footer={
        isOpen && (
          <>
            <Button busy={dismiss.isPending} onClick={() => dismiss.mutate()}>
              {t('refused.dismiss')}
            </Button>
            <Button look="primary" busy={replay.isPending} onClick={() => replay.mutate(raw)}>
              {t('refused.replay')}
            </Button>
          </>
        )
      }
    >
      <div className={styles.stack}>
        {state !== 'open' && <Callout>{t(`decided.${state}`)}</Callout>}
        <Callout
          kind={state === 'open' ? 'warning' : 'info'}
          title={t(still ? 'refused.still' : 'refused.wrong')}
        >
          <FaultList faults={still ?? faults} />
        </Callout>
        {dismiss.error && <Callout problem={dismiss.error} />}
        {replay.error && !still && <Callout problem={replay.error} />}
        <Field label={t('refused.raw')} hint={isOpen ? t('refused.rawHint') : undefined}>
          <TextArea
            className={styles.raw}
            value={raw}
            onChange={setRaw}
            readOnly={!isOpen}
            rows={18}
            spellCheck={false}
          />
        </Field>
      </div>
    </Drawer>
  );
}

function useDecisions(id: string, onDone: () => void) {
  const { t } = useTranslation('connect');
  const client = useQueryClient();
  const after = (title: string) => {
    toast({ title });
    onDone();
    return client.invalidateQueries({ queryKey: TRACKING });
  };
  const replay = useMutation({
    mutationFn: (raw: string) => call(trackingApi.replay, { params: { id }, body: { raw } }),
    onSuccess: ({ taken }) => after(t('refused.replayed', { count: taken })),
  });
  const dismiss = useMutation({
    mutationFn: () => call(trackingApi.dismiss, { params: { id } }),
    onSuccess: () => after(t('refused.dismissed')),
  });
  return { replay, dismiss };
}

/** What the door still finds wrong with the mended text. */
function faultsOf(error: unknown): Fault[] | undefined {
  if (!(error instanceof ApiError) || error.problem.status !== 400) return undefined;
  return error.problem.errors?.map((fault) => ({ code: '', ...fault }));
}

/** With line breaks, where it is JSON; otherwise as it came. */
function readable(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2);
  } catch {
    return raw;
  }
}
