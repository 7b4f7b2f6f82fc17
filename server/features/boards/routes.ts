import type { FastifyInstance } from 'fastify';
import { inWorkspace } from '../../core/database/workspace.ts';
import type { Context } from '../../core/feature.ts';
import { serve } from '../../core/http/serve.ts';
import { changeBoard, listBoards, makeBoard, readBoard, removeBoard } from './boards.ts';
import { addCard, changeCard, removeCard } from './cards.ts';
import { boardsApi as api } from './contract.ts';

export function boardRoutes(app: FastifyInstance, { db }: Context): void {
  serve(app, api.list, ({ caller }) =>
    inWorkspace(db, caller, async (tx) => ({ items: await listBoards(tx) })),
  );
  serve(app, api.create, ({ caller, body }) => inWorkspace(db, caller, (tx) => makeBoard(tx, caller, body)));
  serve(app, api.get, ({ caller, params }) => inWorkspace(db, caller, (tx) => readBoard(tx, params.id)));
  serve(app, api.change, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeBoard(tx, caller, params.id, body)),
  );
  serve(app, api.remove, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeBoard(tx, caller, params.id)),
  );
  serve(app, api.addCard, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => addCard(tx, caller, params.id, body)),
  );
  serve(app, api.changeCard, ({ caller, params, body }) =>
    inWorkspace(db, caller, (tx) => changeCard(tx, caller, params, body)),
  );
  serve(app, api.removeCard, ({ caller, params }) =>
    inWorkspace(db, caller, (tx) => removeCard(tx, caller, params)),
  );
}
