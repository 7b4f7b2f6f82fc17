import { Link, type LinkProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import styles from './breadcrumbs.module.css';

export interface Crumb {
  label: string;
  to: LinkProps['to'];
}

/** The way back up. The page itself is not in it: its title stands below. */
export function Breadcrumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('ui');
  return (
    <nav aria-label={t('breadcrumbs')}>
      <ol className={styles.crumbs}>
        {crumbs.map((crumb, at) => (
          <li key={crumb.label}>
            {at > 0 && <span aria-hidden="true">/</span>}
            <Link to={crumb.to} className={styles.crumb}>
              {crumb.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
