import type { FastifyInstance } from 'fastify';
import { serve } from '../../core/http/serve.ts';
import type { Program } from '../metrics/question.ts';
import { answerPulse } from './answer.ts';
import { pulseApi } from './contract.ts';
import { readHealth } from './health/health.ts';

export function pulseRoutes(app: FastifyInstance, program: Program): void {
  serve(app, pulseApi.pulse, ({ caller, query }) => answerPulse(program, caller, query));
  serve(app, pulseApi.health, ({ caller }) => readHealth(program, caller, new Date()));
}
