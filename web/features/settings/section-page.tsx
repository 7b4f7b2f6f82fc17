import { Link, useParams } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, EmptyState, Page, Panel, SkeletonRows } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { SectionFrame } from './section-frame.tsx';
import { SECTIONS, type Section } from './sections.ts';
import styles from './settings.module.css';

/** One part of the settings, with the others beside it where there is room. */
export default function SectionPage() {
  const { section: name } = useParams({ strict: false });
  const may = useMay();
  const mine = SECTIONS.filter(({ permission }) => !permission || may(permission));
  const section = mine.find((one) => one.name === name);
  return (
    <div className={styles.layout}>
      <SectionNav sections={mine} />
      {section ? <SectionContent section={section} /> : <NoSuchSection />}
    </div>
  );
}

function SectionContent({ section: { name, Content } }: { section: Section }) {
  const waiting = (
    <SectionFrame name={name}>
      <Panel flush>
        <SkeletonRows />
      </Panel>
    </SectionFrame>
  );
  return (
    <Suspense key={name} fallback={waiting}>
      <Content />
    </Suspense>
  );
}

function SectionNav({ sections }: { sections: readonly Section[] }) {
  const { t } = useTranslation('settings');
  return (
    <nav className={styles.nav} aria-label={t('title')}>
      {sections.map(({ name, icon: Icon }) => (
        <Link
          key={name}
          to="/settings/$section"
          params={{ section: name }}
          search={{}}
          className={styles.navLink}
          activeOptions={{ includeSearch: false }}
        >
          <Icon size={16} aria-hidden />
          {t(`${name}.title`)}
        </Link>
      ))}
    </nav>
  );
}

function NoSuchSection() {
  const { t } = useTranslation('settings');
  return (
    <Page title={t('title')}>
      <EmptyState title={t('none.title')} action={<ButtonLink to="/settings">{t('none.back')}</ButtonLink>}>
        {t('none.text')}
      </EmptyState>
    </Page>
  );
}
