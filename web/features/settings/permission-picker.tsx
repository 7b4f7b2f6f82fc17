import { useTranslation } from 'react-i18next';
import { PERMISSIONS, type Permission } from '../../../server/core/http/contract.ts';
import { Button, Checkbox } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './permission-picker.module.css';
import { PERMISSION_GROUPS } from './permissions.ts';

interface PermissionPickerProps {
  value: readonly Permission[];
  onChange: (value: Permission[]) => void;
  disabled?: boolean;
}

/** What a role or a key may do. Only what one may do oneself can be given. */
export function PermissionPicker({ value, onChange, disabled }: PermissionPickerProps) {
  const { t } = useTranslation('members');
  const may = useMay();
  const mine = PERMISSIONS.filter(may);

  function toggle(permission: Permission, on: boolean) {
    onChange(on ? [...value, permission] : value.filter((one) => one !== permission));
  }

  return (
    <div className={styles.picker}>
      {!disabled && (
        <div className={styles.all}>
          <Button size="s" look="quiet" onClick={() => onChange(mine)}>
            {t('permissions.all')}
          </Button>
          <Button size="s" look="quiet" onClick={() => onChange([])}>
            {t('permissions.none')}
          </Button>
        </div>
      )}
      {PERMISSION_GROUPS.map(([group, permissions]) => (
        <fieldset key={group} className={styles.group} disabled={disabled}>
          <legend>{t(`permissions.groups.${group}`)}</legend>
          {permissions.map((permission) => (
            <Checkbox
              key={permission}
              label={t(`permissions.names.${permission}`)}
              checked={value.includes(permission)}
              onChange={(on) => toggle(permission, on)}
              disabled={disabled || !may(permission)}
            />
          ))}
        </fieldset>
      ))}
    </div>
  );
}
