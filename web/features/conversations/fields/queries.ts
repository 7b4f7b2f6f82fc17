/** What the screens of custom fields ask the server. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  fieldsApi,
  type ConversationField as Schema,
} from '../../../../server/features/conversations/fields/contract.ts';
import { isFieldOf } from '../../../../server/features/conversations/fields/missing.ts';
import { call } from '../../../api.ts';
import { useMay } from '../../session/session.ts';

export type Field = z.output<typeof Schema>;

export const fieldsQuery = queryOptions({
  queryKey: ['conversation-fields'],
  queryFn: ({ signal }) => call(fieldsApi.list, { signal }),
  staleTime: 60_000,
});

export function useFields(): Field[] {
  const { data } = useQuery({ ...fieldsQuery, enabled: useMay()('conversations.read') });
  return data?.items ?? [];
}

/** Those that conversations of a department have. */
export function useFieldsOf(department: { key: string } | null): Field[] {
  return useFields().filter((field) => isFieldOf(field, department?.key ?? null));
}
