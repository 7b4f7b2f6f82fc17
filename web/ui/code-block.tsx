import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './button.tsx';
import styles from './code-block.module.css';

const THANKS_MS = 1500;

/** Copies a text; says so by turning into a tick. */
export function CopyButton({ text, label }: { text: string; label?: string }) {
  const { t } = useTranslation('ui');
  const [copied, setCopied] = useState(false);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), THANKS_MS);
  }

  return (
    <>
      <IconButton
        size="s"
        label={copied ? t('copied') : (label ?? t('copy'))}
        icon={copied ? <Check size={16} /> : <Copy size={16} />}
        onClick={copy}
      />
      <span className="visually-hidden" role="status">
        {copied && t('copied')}
      </span>
    </>
  );
}

/** Something to paste elsewhere: a snippet, a key, a command. */
export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <figure className={styles.block}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={styles.scroll} tabIndex={0} aria-label={label}>
        <pre className={styles.code}>
          <code>{code}</code>
        </pre>
      </section>
      <div className={styles.copy}>
        <CopyButton text={code} />
      </div>
    </figure>
  );
}
