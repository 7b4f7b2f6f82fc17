import { useTranslation } from 'react-i18next';
import { ListRowLink, Page, Panel } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { SECTIONS } from './sections.ts';
import styles from './settings.module.css';

/** What can be set, and what each part is for. */
export default function SettingsPage() {
  const { t } = useTranslation('settings');
  const may = useMay();
  return (
    <Page title={t('title')} width="reading">
      <Panel flush>
        {SECTIONS.filter(({ permission }) => !permission || may(permission)).map(({ name, icon: Icon }) => (
          <ListRowLink
            key={name}
            to="/settings/$section"
            params={{ section: name }}
            leading={<Icon size={18} className={styles.icon} aria-hidden />}
            facts={<strong>{t(`${name}.title`)}</strong>}
            note={t(`${name}.about`)}
          />
        ))}
      </Panel>
    </Page>
  );
}
