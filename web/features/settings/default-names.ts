/** Roles and departments by the names that the reader's language has for them, as long as nobody renamed them. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { DEPARTMENTS, ROLES } from '../../../server/features/workspaces/defaults.ts';
import type { Language } from '../../i18n.ts';

interface Named {
  /** Left out where the server does not tell it: then the name alone decides. */
  key?: string;
  name: string;
}

export function useRoleName(): (role: Named) => string {
  return useDefaultName(ROLES);
}

export function useDepartmentName(): (department: Named) => string {
  return useDefaultName(DEPARTMENTS);
}

/** Defaults are named in the language of the set-up; one that has any of its default names is not renamed. */
function useDefaultName(defaults: typeof DEPARTMENTS): (named: Named) => string {
  const { i18n } = useTranslation();
  return useCallback(
    ({ key, name }) => {
      const known = defaults.find(
        (one) => (key === undefined || one.key === key) && Object.values(one.names).includes(name),
      );
      return known?.names[i18n.language as Language] ?? name;
    },
    [defaults, i18n.language],
  );
}
