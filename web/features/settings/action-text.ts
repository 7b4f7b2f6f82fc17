import { useTranslation } from 'react-i18next';

/** An action of the audit log in words; one that has none yet is shown as it is written. */
export function useActionText(): (action: string) => string {
  const { t, i18n } = useTranslation('settings');
  return (action) => {
    const key = `audit.actions.${action}`;
    return i18n.exists(key, { ns: 'settings' }) ? t(key as 'audit.actions.member.removed') : action;
  };
}

/** The name of a changed field in words; one that has none yet is taken apart: `timeZone` → `time zone`. */
export function useFieldText(): (field: string) => string {
  const { t, i18n } = useTranslation('settings');
  return (field) => {
    const key = `audit.fields.${field}`;
    if (i18n.exists(key, { ns: 'settings' })) return t(key as 'audit.fields.name');
    return field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  };
}
