/** Answers that are JSON text already, for doors where building and checking objects would cost more than the question. */
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';

/**
 * Sends the text as it is. The route's contract still documents it, but nothing checks it here: a test must.
 * Use as `return written(reply, api.thing.answer, text)`.
 */
export function written<A extends z.ZodType>(
  reply: FastifyReply,
  _answer: A | undefined,
  json: string,
): z.input<A> {
  reply.type('application/json; charset=utf-8').serializer((text) => text as string);
  return json as z.input<A>;
}
