import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES, LANGUAGES, type Language } from '../../i18n.ts';
import { Button, Callout, EmptyState, QrCode, Select, Skeleton, TextLink } from '../../ui/index.ts';
import { useWorkspace } from '../session/session.ts';
import styles from './poster.module.css';
import { POSTER } from './poster-words.ts';
import { pageOf, storesQuery } from './queries.ts';

/** A sheet for the wall or the counter, to be printed: in the language of whoever comes in. */
export default function PosterPage() {
  const { t } = useTranslation('contacts');
  const { id } = useParams({ strict: false }) as { id: string };
  const workspace = useWorkspace();
  const { data, error, refetch } = useQuery(storesQuery);
  const store = data?.items.find((one) => one.id === id);
  const [chosen, choose] = useState<Language>();
  const language = chosen ?? store?.language ?? workspace?.language ?? 'en';
  const words = POSTER[language];
  return (
    <main id="main" className={styles.page}>
      <title>{`${t('poster.title')} · Jornada`}</title>
      <div className={styles.bar}>
        <TextLink to="/service/counter">{t('poster.back')}</TextLink>
        <div className={styles.language}>
          <Select
            aria-label={t('poster.language')}
            value={language}
            options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
            onChange={(value) => choose(value as Language)}
          />
        </div>
        <Button look="primary" icon={<Printer size={16} />} onClick={() => window.print()}>
          {t('poster.print')}
        </Button>
      </div>
      {error && <Callout problem={error} action={<Button onClick={() => refetch()}>{t('again')}</Button>} />}
      {!data && !error && <Skeleton height={480} />}
      {data && !store && <EmptyState title={t('poster.none')}>{t('poster.noneText')}</EmptyState>}
      {store && (
        <article className={styles.sheet} lang={language} aria-label={t('poster.title')}>
          <p className={styles.brand}>{workspace?.name}</p>
          <h1>{store.rates ? words.rate : words.ask}</h1>
          <p className={styles.lead}>{store.rates && store.asks ? words.both : words.scan}</p>
          <div className={styles.code}>
            <QrCode text={pageOf(store)} label={words.scan} />
          </div>
          <p className={styles.how}>{words.how}</p>
          <p className={styles.address}>{pageOf(store).replace(/^https?:\/\//, '')}</p>
          <p className={styles.store}>{store.name}</p>
        </article>
      )}
    </main>
  );
}
