import type { FastifyInstance } from 'fastify';
import type { Database } from '../../core/database/database.ts';
import { inWorkspace } from '../../core/database/workspace.ts';
import { serve } from '../../core/http/serve.ts';
import { addDepartment, listDepartments, removeDepartment, renameDepartment } from './departments.ts';
import { addKey, listKeys, revokeKey } from './key-list.ts';
import { departmentsApi, keysApi, rolesApi } from './rights-contract.ts';
import { addRole, changeRole, listRoles, removeRole } from './roles.ts';

export function departmentRoutes(app: FastifyInstance, db: Database): void {
  serve(app, departmentsApi.list, async ({ caller }) => ({
    items: await inWorkspace(db, caller, listDepartments),
  }));
  serve(app, departmentsApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => addDepartment(tx, caller, body.name)),
  );
  serve(app, departmentsApi.update, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => renameDepartment(tx, caller, params.id, body.name)),
  );
  serve(app, departmentsApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeDepartment(tx, caller, params.id)),
  );
}

export function roleRoutes(app: FastifyInstance, db: Database): void {
  serve(app, rolesApi.list, async ({ caller }) => ({ items: await inWorkspace(db, caller, listRoles) }));
  serve(app, rolesApi.create, ({ caller, body }) =>
    inWorkspace(db, caller, (tx) => addRole(tx, caller, body)),
  );
  serve(app, rolesApi.update, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeRole(tx, caller, params.id, body)),
  );
  serve(app, rolesApi.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeRole(tx, caller, params.id)),
  );
}

export function keyRoutes(app: FastifyInstance, db: Database): void {
  serve(app, keysApi.list, async ({ caller }) => ({ items: await inWorkspace(db, caller, listKeys) }));
  serve(app, keysApi.create, ({ caller, body }) => inWorkspace(db, caller, (tx) => addKey(tx, caller, body)));
  serve(app, keysApi.revoke, ({ caller, params }) => revokeKey(db, caller, params.id));
}
