import type { Asked } from './jornada.ts';

const FIRST_MS = 700;
const LAST_MS = 60_000;

/** A moment that many milliseconds ahead, as doors take it. */
export const ahead = (milliseconds: number) => new Date(Date.now() + milliseconds).toISOString();

/**
 * Asks for something to come soon. On a busy machine the moment may be past before the question arrives, which is
 * refused: then a later one is asked for.
 */
export async function soon(ask: (at: string) => Promise<Asked>): Promise<Asked> {
  for (let inMs = FIRST_MS; ; inMs *= 2) {
    const answer = await ask(ahead(inMs));
    if (answer.status < 300 || inMs > LAST_MS) return answer;
  }
}
