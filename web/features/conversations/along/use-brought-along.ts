import { useEffect } from 'react';
import type { DraftKeeper } from '../draft-keeper.ts';

/**
 * What came with a saved reply goes with its words: once nothing of the answer is left, it would be done with another
 * one. What was promised by hand stays, in sight. @param isEmpty whether neither words nor files are left
 */
export function useBroughtAlong(answer: DraftKeeper, isEmpty: boolean): void {
  const isLeft = isEmpty && answer.state.does !== undefined;
  useEffect(() => {
    if (isLeft) answer.change({ does: undefined });
  }, [answer, isLeft]);
}
