import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.tsx';
import { TextLink } from '../../ui/text-link.tsx';
import { FirstSteps } from './first-steps.tsx';
import { useMay, useWorkspace } from './session.ts';
import { WaysIn } from './ways-in.tsx';
import styles from './welcome-page.module.css';

/** Right after the set-up: three ways to get the first customers in, and what the service desk needs. */
export default function WelcomePage() {
  const { t } = useTranslation('session');
  const workspace = useWorkspace();
  const may = useMay();
  return (
    <Page title={t('welcome.title', { workspace: workspace?.name ?? '' })} description={t('welcome.text')}>
      <WaysIn />
      {may('workspace.manage') && <FirstSteps />}
      <p className={styles.later}>
        <TextLink to="/customers">{t('welcome.later')}</TextLink>
      </p>
    </Page>
  );
}
