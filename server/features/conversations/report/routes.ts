import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../../core/database/workspace.ts';
import type { Context } from '../../../core/feature.ts';
import { serve } from '../../../core/http/serve.ts';
import { reportApi as api } from './contract.ts';
import { readHours } from './hours.ts';
import { readPeople } from './people.ts';
import { readToday } from './today.ts';

export function reportRoutes(app: FastifyInstance, { db }: Pick<Context, 'db'>): void {
  serve(app, api.today, ({ caller, query }) => inWorkspace(db, caller, (tx) => readToday(tx, caller, query)));
  serve(app, api.hours, ({ caller, query }) => inWorkspace(db, caller, (tx) => readHours(tx, caller, query)));
  serve(app, api.people, ({ caller, query }) =>
    inWorkspace(db, caller, (tx) => readPeople(tx, caller, query)),
  );
}
