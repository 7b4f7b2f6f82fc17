/** Saying where a type belongs: shown at once, taken back if the server refuses, undone by one click. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { touchpointTypesApi } from '../../../server/features/touchpoints/contract.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import { useStageName, useTypeName } from './names.ts';
import { type TouchpointType, typesQuery } from './queries.ts';

export interface Change {
  stageId?: string | null;
  channel?: TouchpointType['channel'];
  departmentId?: string | null;
  momentOfTruth?: boolean;
  outbound?: boolean;
}

export function useMap() {
  const { t } = useTranslation('catalogue');
  const client = useQueryClient();
  const typeName = useTypeName();
  const stageName = useStageName();
  const mutation = useMutation({
    mutationFn: ({ type, change }: { type: TouchpointType; change: Change; isUndo?: boolean }) =>
      call(touchpointTypesApi.map, { params: { id: type.id }, body: change }),
    onSuccess: (mapped, { type, change, isUndo }) => {
      client.setQueryData(
        typesQuery.queryKey,
        (before) =>
          before && { ...before, items: before.items.map((one) => (one.id === mapped.id ? mapped : one)) },
      );
      if (!isUndo && change.stageId !== undefined && mapped.stage) {
        toast({
          title: t('mapped', { type: typeName(mapped.name), stage: stageName(mapped.stage) }),
          undo: () => mutation.mutate({ type, change: placeOf(type), isUndo: true }),
        });
      }
      return client.invalidateQueries({ queryKey: ['catalogue'] });
    },
    onError: toastProblem,
  });
  return mutation;
}

function placeOf({ stage, channel, department, momentOfTruth, outbound }: TouchpointType): Change {
  return {
    stageId: stage?.id ?? null,
    channel,
    departmentId: department?.id ?? null,
    momentOfTruth,
    outbound,
  };
}
