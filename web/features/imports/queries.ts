/** What the import screens ask the server, and the steps they let an import take. */
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { z } from 'zod';
import { type Import, importsApi } from '../../../server/features/imports/contract.ts';
import { byDependency } from '../../../server/features/imports/kinds.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import { toastProblem } from '../../ui/index.ts';

/** Everything of these screens, to be asked anew when an import moved. */
const IMPORTS = ['imports'] as const;

export const importsQuery = infiniteQueryOptions({
  queryKey: [...IMPORTS, 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam, signal }) => call(importsApi.list, { query: { cursor: pageParam }, signal }),
  getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
});

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: [...IMPORTS, 'one', id],
    queryFn: ({ signal }) => call(importsApi.get, { params: { id }, signal }),
  });

export const previewQuery = (id: string) =>
  queryOptions({
    queryKey: ['import preview', id],
    queryFn: ({ signal }) => call(importsApi.preview, { params: { id }, signal }),
  });

export const rejectedQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['import rejects', id],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      call(importsApi.rejected, { params: { id }, query: { cursor: pageParam }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });

/** Keeps these screens up to date while imports move, in this browser or elsewhere. */
export function useImportNews() {
  const client = useQueryClient();
  useLive(['imports'], () => {
    client.invalidateQueries({ queryKey: IMPORTS });
  });
}

type Change = z.input<NonNullable<typeof importsApi.change.body>>;

const STEPS = ['run', 'pause', 'resume', 'cancel', 'undo'] as const;
export type Step = (typeof STEPS)[number];

/** Takes a step; the answer is the import as it then is. */
export function useStep(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: Step) => call(importsApi[step], { params: { id } }),
    onSuccess: (state) => {
      client.setQueryData(importQuery(id).queryKey, state);
      client.invalidateQueries({ queryKey: importsQuery.queryKey });
    },
  });
}

/** Corrects what the file is taken for; the rows of the preview follow. */
export function useChange(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Change) => call(importsApi.change, { params: { id }, body: change }),
    onSuccess: async (state) => {
      client.setQueryData(importQuery(id).queryKey, state);
      await client.invalidateQueries({ queryKey: previewQuery(id).queryKey });
    },
  });
}

/** The same file as a new import, shown where its columns are matched. */
export function useAgain(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(importsApi.again, { params: { id } }),
    async onSuccess(made) {
      client.setQueryData(importQuery(made.id).queryKey, made);
      await navigate({ to: '/imports/$id', params: { id: made.id } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: IMPORTS }),
    onError: toastProblem,
  });
}

/** Forgets an import, from the list: its own page would look for it in vain. */
export function useRemove(id: string) {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    async mutationFn() {
      await navigate({ to: '/imports' });
      await call(importsApi.remove, { params: { id } });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: importsQuery.queryKey }),
    onError: toastProblem,
  });
}

/** Runs several, what others build on first. */
export function useRunAll() {
  const client = useQueryClient();
  return useMutation({
    async mutationFn(imports: readonly Import[]) {
      const inOrder = [...imports].sort((a, b) => byDependency(a.kind, b.kind));
      for (const { id } of inOrder) await call(importsApi.run, { params: { id } });
    },
    onSettled: () => client.invalidateQueries({ queryKey: IMPORTS }),
  });
}

/** Whether nothing but a person's word is missing. */
export function isReady({ state, problem }: Import): boolean {
  return state === 'mapping' && (problem === null || problem.code === 'asked');
}

/** The running ones in the order in which they run: one at a time, the one that moves first. */
export function inTurn(imports: readonly Import[]): Import[] {
  const stands = ({ rowsPerSecond }: Import) => Number(rowsPerSecond === null);
  return imports
    .filter(({ state }) => state === 'running')
    .sort((a, b) => stands(a) - stands(b) || (a.startedAt ?? '').localeCompare(b.startedAt ?? ''));
}
