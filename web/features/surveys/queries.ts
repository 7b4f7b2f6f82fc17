import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import {
  type Ask as AskSchema,
  csatApi,
  type CsatSettings as SettingsSchema,
} from '../../../server/features/surveys/csat/contract.ts';
import { call } from '../../api.ts';

export type CsatSettings = z.output<typeof SettingsSchema>;
export type Ask = z.output<typeof AskSchema>;

export const csatQuery = queryOptions({
  queryKey: ['csat'],
  queryFn: ({ signal }) => call(csatApi.settings, { signal }),
});

/** Asked again with the settings. */
export const csatFiguresQuery = queryOptions({
  queryKey: ['csat', 'figures'],
  queryFn: ({ signal }) => call(csatApi.figures, { signal }),
});

/** Asked again with its conversation. */
export function asksQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['conversation', conversationId, 'csat'],
    queryFn: ({ signal }) => call(csatApi.of, { params: { id: conversationId }, signal }),
  });
}
