/** A question that failed because the lens cannot be had: the banner says so, and once is enough. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { ApiError } from '../../api.ts';
import { useMay } from '../session/session.ts';
import { lensQuery } from './lens-query.ts';

/**
 * Whether the page's `LensBanner` already tells why there is no answer. The lens comes back by itself, and then it is
 * asked again.
 */
export function useToldByBanner(error: unknown, again: () => unknown): boolean {
  const mayAsk = useMay()('journeys.read');
  const { data: lens } = useQuery({ ...lensQuery, enabled: mayAsk });
  const isTold = isLensAway(error) && (lens?.state === 'unreachable' || lens?.state === 'starting');
  // biome-ignore lint/correctness/useExhaustiveDependencies: only that the lens came back asks again
  useEffect(() => {
    if (!isTold) return;
    return () => void again();
  }, [isTold]);
  return isTold;
}

const isLensAway = (error: unknown) =>
  error instanceof ApiError && error.problem.type === 'urn:jornada:lens-unavailable';
