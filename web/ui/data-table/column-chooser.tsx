import { Columns3 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../button.tsx';
import { Menu, MenuCheck, MenuGroup } from '../menu.tsx';
import type { Column } from './columns.ts';
import styles from './data-table.module.css';

interface ChooserProps<Row> {
  columns: readonly Column<Row>[];
  isShown: (column: Column<Row>) => boolean;
  show: (id: string, on: boolean) => void;
}

/** Which columns to show. It lies over the end of the header, outside of the grid. */
export function ColumnChooser<Row>({ columns, isShown, show }: ChooserProps<Row>) {
  const { t } = useTranslation('ui');
  return (
    <div className={styles.chooser}>
      <Menu trigger={<IconButton size="s" label={t('table.columns')} icon={<Columns3 size={16} />} />}>
        <MenuGroup label={t('table.columns')}>
          {columns.map((column) => (
            <MenuCheck
              key={column.id}
              checked={isShown(column)}
              disabled={column.fixed}
              onChange={(on) => show(column.id, on)}
            >
              {column.header}
            </MenuCheck>
          ))}
        </MenuGroup>
      </Menu>
    </div>
  );
}
