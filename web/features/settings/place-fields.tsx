import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../problems.ts';
import { Field, Select } from '../../ui/index.ts';
import { useMay, useMember } from '../session/session.ts';
import { useDepartmentName, useRoleName } from './default-names.ts';
import { departmentsQuery, type RoleRow, rolesQuery } from './queries.ts';

export interface MemberPlace {
  roleId: string | null;
  departmentId: string | null;
}

const NO_DEPARTMENT = '';

/** Role and department of a member, among those one may give. */
export function PlaceFields(props: {
  value: MemberPlace;
  onChange: (value: MemberPlace) => void;
  error: unknown;
}) {
  const { value, onChange, error } = props;
  const { t } = useTranslation('members');
  const mayGive = useMayGive();
  const roleName = useRoleName();
  const departmentName = useDepartmentName();
  const roles = useQuery(rolesQuery).data?.items ?? [];
  const departments = useQuery(departmentsQuery).data?.items ?? [];
  return (
    <>
      <Field label={t('role')} error={fieldError(error, 'roleId')}>
        <Select
          options={roles.map((role) => ({ value: role.id, label: roleName(role), disabled: !mayGive(role) }))}
          value={value.roleId}
          onChange={(roleId) => onChange({ ...value, roleId })}
        />
      </Field>
      <Field label={t('department')} error={fieldError(error, 'departmentId')}>
        <Select
          options={[
            { value: NO_DEPARTMENT, label: t('noDepartment') },
            ...departments.map((one) => ({ value: one.id, label: departmentName(one) })),
          ]}
          value={value.departmentId ?? NO_DEPARTMENT}
          onChange={(id) => onChange({ ...value, departmentId: id || null })}
        />
      </Field>
    </>
  );
}

/** Whether the signed-in member may give this role: nobody gives what they do not have. */
export function useMayGive(): (role: RoleRow) => boolean {
  const may = useMay();
  const { role: own } = useMember();
  return (role) => role.permissions.every(may) && (role.key !== 'owner' || own.key === 'owner');
}
