import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { route } from '../../server/core/http/contract.ts';
import { call } from '../api.ts';
import { useMay } from '../features/session/session.ts';
import { useSettled } from '../ui/settled.ts';
import type { Command } from './commands.ts';

const SHORTEST_SEARCH = 2;
const MOST_FOUND = 8;
const TYPING_PAUSE_MS = 150;

/** The part of a customer that the palette shows. */
const searchCustomers = route({
  method: 'GET',
  path: '/api/customers',
  access: 'customers.read',
  tag: 'customers',
  summary: 'Find customers by name, e-mail, phone or order',
  query: z.object({ search: z.string(), limit: z.int() }),
  answer: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        name: z.string().nullish(),
        email: z.string().nullish(),
        phone: z.string().nullish(),
      }),
    ),
  }),
});

/** Customers that match what is typed in the palette, as commands that open them. */
export function useCustomerCommands(typed: string): { commands: Command[]; searching: boolean } {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const search = useSettled(typed.trim(), TYPING_PAUSE_MS);
  const enabled = useMay()('customers.read') && search.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'palette', search],
    queryFn: ({ signal }) => call(searchCustomers, { query: { search, limit: MOST_FOUND }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const customers = enabled ? (data?.items ?? []) : [];
  return {
    searching: enabled && isFetching,
    commands: customers.map(({ id, name, email, phone }) => ({
      id: `customer:${id}`,
      title: name || email || phone || t('palette.unnamed'),
      hint: [name && email, phone].filter(Boolean).join(' · ') || undefined,
      group: 'customers',
      icon: UserRound,
      run: () => navigate({ to: '/customers/$id', params: { id } }),
    })),
  };
}
