import { ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Avatar, KeyValues, Time } from '../../ui/index.ts';
import { useActionText, useFieldText } from './action-text.ts';
import styles from './audit-entry.module.css';
import { browserName } from './browser-name.ts';
import { changesBetween } from './changes.ts';
import type { AuditRow } from './queries.ts';

/** One deed: a line that opens to what it was before and from where it was done. */
export function AuditEntry({ entry }: { entry: AuditRow }) {
  const actionText = useActionText();
  const { actor, action, subject, at } = entry;
  return (
    <details className={styles.entry}>
      <summary className={styles.line}>
        <ChevronRight size={16} className={styles.chevron} aria-hidden />
        <Avatar name={actor.kind === 'member' ? actor.name : null} size="s" />
        <span className={styles.facts}>
          <strong>{actor.name}</strong>
          <span>{actionText(action)}</span>
          {subject.name && subject.name !== actor.name && (
            <span className={styles.subject}>{subject.name}</span>
          )}
        </span>
        <span className={styles.when}>
          <Time at={at} />
        </span>
      </summary>
      <Details entry={entry} />
    </details>
  );
}

function Details({ entry }: { entry: AuditRow }) {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const { at, actor, action, ip, userAgent, before, after } = entry;
  return (
    <div className={styles.details}>
      <Changes before={before} after={after} />
      <KeyValues
        facts={[
          { label: t('audit.at'), value: format.dateTime(at) },
          { label: t('audit.by'), value: `${actor.name} (${t(`audit.kinds.${actor.kind}`)})` },
          { label: t('audit.from'), value: [ip, browserName(userAgent)].filter(Boolean).join(' · ') || null },
          { label: t('audit.action'), value: <code>{action}</code> },
        ]}
      />
    </div>
  );
}

function Changes({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('settings');
  const fieldText = useFieldText();
  const changes = changesBetween(before, after);
  if (changes.length === 0) return null;
  const hadBefore = changes.some((change) => change.before !== null);
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t('audit.field')}</th>
          {hadBefore && <th scope="col">{t('audit.before')}</th>}
          <th scope="col">{hadBefore ? t('audit.after') : t('audit.value')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before: was, after: is }) => (
          <tr key={field}>
            <th scope="row">{fieldText(field)}</th>
            {hadBefore && <td className={styles.was}>{was ?? '–'}</td>}
            <td>{is ?? '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
