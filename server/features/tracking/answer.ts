/** What the sender is told: everything was taken, some was not, or nothing was. */
import type { FastifyReply } from 'fastify';
import type { Problem } from '../../core/http/contract.ts';
import type { Expected, Refused, Taken } from './take.ts';

const SUCCESS = '{"success":true}';

interface Rejected {
  index: number;
  messageId: string | null;
  errors: { at: string; message: string }[];
}

/**
 * 200 `{success: true}`; with `rejected` when a part of a batch was refused. 400 (413 when size was all that was
 * wrong) as problem details when nothing could be taken, with the same list for a batch.
 */
export function answerOf(reply: FastifyReply, expected: Expected, taken: Taken, refused: Refused[]) {
  if (!refused.length) return reply.type('application/json').send(SUCCESS);
  const total = taken.calls.length + taken.refused.length;
  if (refused.length < total) {
    return reply
      .type('application/json')
      .send(JSON.stringify({ success: true, rejected: refused.map(rejectedOf) }));
  }
  const problem = problemOf(refused, expected === 'batch' && !taken.whole);
  const list = expected === 'batch' && !taken.whole ? { rejected: refused.map(rejectedOf) } : {};
  return reply
    .status(problem.status)
    .type('application/problem+json')
    .send(JSON.stringify({ ...problem, ...list }));
}

function rejectedOf({ index, messageId, faults }: Refused): Rejected {
  return { index, messageId, errors: faults.map(({ at, message }) => ({ at, message })) };
}

function problemOf(refused: Refused[], isBatch: boolean): Problem {
  const isTooLarge = refused.every(({ faults }) => faults.some(({ code }) => code === 'too-large'));
  const errors = refused.flatMap(({ index, faults }) =>
    faults.map(({ at, message }) => ({ at: isBatch ? path(`batch.${index}`, at) : at || 'body', message })),
  );
  const said = errors.slice(0, 3).map(({ at, message }) => `${at} ${message}`);
  return {
    ...(isTooLarge
      ? { type: 'urn:jornada:too-large', title: 'Too large', status: 413 }
      : { type: 'urn:jornada:invalid', title: 'What was sent cannot be used', status: 400 }),
    detail:
      said.join('; ') + (errors.length > said.length ? `; and ${errors.length - said.length} more` : ''),
    errors,
  };
}

const path = (base: string, at: string) => (at ? `${base}.${at}` : base);
