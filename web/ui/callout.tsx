import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { useShownInDialog } from './at-fault.ts';
import styles from './callout.module.css';
import { classes } from './classes.ts';

export type CalloutProps =
  | { kind?: 'info' | 'warning' | 'problem'; title?: ReactNode; action?: ReactNode; children?: ReactNode }
  /** What was thrown: an ApiError, or a fault on the way to the server. Nothing is shown for null or undefined. */
  | { problem: unknown; action?: ReactNode };

/** A sentence that must not be missed, in the place it is about. */
export function Callout(props: CalloutProps) {
  const problem = 'problem' in props ? props.problem : undefined;
  const words = useProblemText(problem);
  if ('problem' in props) {
    if (!words) return null;
    return (
      <Box kind={words.kind} title={words.title} action={props.action}>
        {words.detail}
        {words.fields.length > 0 && (
          <ul className={styles.fields}>
            {words.fields.map(({ at, message }) => (
              <li key={at + message}>
                {at && <code>{at}</code>} {message}
              </li>
            ))}
          </ul>
        )}
      </Box>
    );
  }
  return <Box {...props} />;
}

/** Statuses that have a plain sentence of their own in every language. */
const KINDS: Record<
  number,
  'invalid' | 'signedOut' | 'forbidden' | 'missing' | 'conflict' | 'tooLarge' | 'tooFast' | 'busy'
> = {
  400: 'invalid',
  401: 'signedOut',
  403: 'forbidden',
  404: 'missing',
  409: 'conflict',
  413: 'tooLarge',
  422: 'invalid',
  429: 'tooFast',
  503: 'busy',
};

/** Nothing is wrong, it is too much or not yet: with words of its own in every language, title and detail. */
const PASSING: Record<string, { words: 'heavy' | 'away'; kind: ProblemText['kind'] }> = {
  'urn:jornada:too-heavy': { words: 'heavy', kind: 'warning' },
  'urn:jornada:lens-unavailable': { words: 'away', kind: 'info' },
};

const ICONS = { info: Info, warning: TriangleAlert, problem: CircleAlert };

function Box({ kind = 'info', title, action, children }: Exclude<CalloutProps, { problem: unknown }>) {
  const Icon = ICONS[kind];
  const box = useRef<HTMLDivElement>(null);
  useShownInDialog(box, kind === 'problem');
  return (
    <div
      ref={box}
      className={classes(styles.callout, styles[kind])}
      role={kind === 'problem' ? 'alert' : undefined}
    >
      <Icon size={18} className={styles.icon} aria-hidden />
      <div className={styles.text}>
        {title && <p className={styles.title}>{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
}

interface ProblemText {
  title: string;
  detail: string | undefined;
  fields: { at: string; message: string }[];
  kind: 'info' | 'warning' | 'problem';
}

/** What was thrown, in plain words: a title, the way out, and the fields at fault. Undefined for nothing. */
export function useProblemText(thrown: unknown): ProblemText | undefined {
  const { t, i18n } = useTranslation('ui');
  if (thrown === undefined || thrown === null) return undefined;
  if (!(thrown instanceof ApiError)) {
    const offline = thrown instanceof TypeError;
    return {
      title: offline ? t('problem.unreachable') : t('problem.unexpected'),
      detail: offline
        ? t('problem.unreachableDetail')
        : thrown instanceof Error
          ? thrown.message
          : String(thrown),
      fields: [],
      kind: 'problem',
    };
  }
  const { type, title, detail, status, errors = [], permission } = thrown.problem;
  const passing = PASSING[type];
  if (passing) {
    return {
      title: t(`problem.${passing.words}`),
      detail: t(`problem.${passing.words}Detail`),
      fields: [],
      kind: passing.kind,
    };
  }
  const kind = status >= 500 && status !== 503 ? 'server' : KINDS[status];
  // The server's sentences are English: where others say as much in the reader's language, these do.
  const own = permission ? t('problem.forbiddenDetail') : kind === 'missing' && t('problem.missingDetail');
  const isEnglish = i18n.language.startsWith('en');
  return {
    title: kind ? t(`problem.${kind}`) : title,
    detail: (!isEnglish && own) || (detail === title ? undefined : detail),
    // What the sentence says already is not said again.
    fields: errors.filter(({ message }) => !detail?.includes(message)),
    kind: 'problem',
  };
}
