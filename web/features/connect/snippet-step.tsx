import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeBlock, Panel, Tabs } from '../../ui/index.ts';
import styles from './connect.module.css';
import { PLATFORMS, type Platform, snippet } from './snippets.ts';

/** Then what to paste, by platform. */
export function SnippetStep({ apiKey }: { apiKey: string | null }) {
  const { t } = useTranslation('connect');
  const [platform, setPlatform] = useState<Platform>('html');
  const target = { url: window.location.origin, key: apiKey ?? t('snippet.yourKey') };
  return (
    <Panel title={t('snippet.title')} description={t('snippet.text')}>
      <Tabs
        label={t('snippet.title')}
        value={platform}
        onChange={setPlatform}
        tabs={PLATFORMS.map((one) => ({
          value: one,
          label: t(`platform.${one}`),
          content: (
            <div className={styles.stack}>
              <p className={styles.quiet}>{t(`platformText.${one}`)}</p>
              <CodeBlock code={snippet(one, target)} label={t(`platform.${one}`)} />
            </div>
          ),
        }))}
      />
    </Panel>
  );
}
