import type { FastifyInstance } from 'fastify';
import { serve } from '../../core/http/serve.ts';
import type { Lenses } from '../lens/ask.ts';
import { pulseApi } from './contract.ts';
import { listTraits } from './traits.ts';

export function pulseRoutes(app: FastifyInstance, lenses: Lenses): void {
  serve(app, pulseApi.traits, async ({ caller }) => ({
    items: await listTraits(lenses, caller.workspaceId),
  }));
}
