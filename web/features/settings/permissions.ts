import { PERMISSIONS, type Permission } from '../../../server/core/http/contract.ts';

/** `customers.read` and `customers.write` are about customers. */
export function groupOf(permission: Permission): PermissionGroup {
  return permission.split('.')[0] as PermissionGroup;
}

type GroupOf<P> = P extends `${infer Group}.${string}` ? Group : P;
export type PermissionGroup = GroupOf<Permission>;

/** The permissions by what they are about, in their order. */
export const PERMISSION_GROUPS: readonly (readonly [PermissionGroup, readonly Permission[]])[] = [
  ...Map.groupBy(PERMISSIONS, groupOf),
];
