import { FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { useFormat } from '../../format.ts';
import { Badge, ListRowLink, Time } from '../../ui/index.ts';
import styles from './imports.module.css';
import { isReady } from './queries.ts';
import { StateBadge } from './state-badge.tsx';
import { useProblemWords } from './words.ts';

interface ImportRowProps {
  one: Import;
  /** It is to run, but others are before it. */
  waiting?: boolean;
}

/** One import in a list: which file, what it holds, how it went. */
export function ImportRow({ one, waiting = false }: ImportRowProps) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  return (
    <ListRowLink
      to="/imports/$id"
      params={{ id: one.id }}
      leading={<FileText size={20} className={styles.file} aria-hidden />}
      facts={
        <>
          <strong className={styles.name}>{one.fileName}</strong>
          {one.kind && <span className={styles.quiet}>{t(`kinds.${one.kind}`)}</span>}
          {waiting ? <Badge>{t('states.waiting')}</Badge> : <StateBadge one={one} />}
        </>
      }
      note={waiting && one.done === 0 ? format.bytes(one.fileBytes) : <Note one={one} />}
      trailing={<Time at={one.createdAt} />}
    />
  );
}

/** How far, how well, or what it waits for. */
function Note({ one }: { one: Import }) {
  const { t } = useTranslation('imports');
  const format = useFormat();
  const words = useProblemWords();
  if (isReady(one)) return `${t('ready')} ${format.bytes(one.fileBytes)}`;
  if (one.problem && (one.state === 'mapping' || one.state === 'failed')) return words(one.problem);
  const rows = t('rows', { count: one.done, rows: format.number(one.done) });
  if (one.state === 'running' || one.state === 'paused') return `${format.percent(one.progress)} · ${rows}`;
  if (one.rejected === 0) return rows;
  return `${rows} · ${t('rejectedCount', { count: one.rejected, rows: format.number(one.rejected) })}`;
}
