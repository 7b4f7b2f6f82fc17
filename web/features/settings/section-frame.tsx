import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/index.ts';
import type { SectionName } from './sections.ts';

interface SectionFrameProps {
  name: SectionName;
  /** The one action of the section. */
  actions?: ReactNode;
  facts?: ReactNode;
  children: ReactNode;
}

/** Around the content of every section: its title, what it is for, its one action. */
export function SectionFrame({ name, actions, facts, children }: SectionFrameProps) {
  const { t } = useTranslation('settings');
  return (
    <Page
      title={t(`${name}.title`)}
      description={t(`${name}.about`)}
      crumbs={[{ label: t('title'), to: '/settings' }]}
      actions={actions}
      facts={facts}
    >
      {children}
    </Page>
  );
}
