import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { UserRound } from 'lucide-react';
import { customersApi } from '../../server/features/customers/contract.ts';
import { call } from '../api.ts';
import { fullIdOf, type Nameable, useCustomerName } from '../features/customers/names.ts';
import { useMay } from '../features/session/session.ts';
import type { Command } from './commands.ts';

const SHORTEST_SEARCH = 2;
const MOST_FOUND = 8;

/** Customers that match what is searched in the palette, as commands that open them. */
export function useCustomerCommands(search: string): { commands: Command[]; searching: boolean } {
  const nameOf = useCustomerName();
  const navigate = useNavigate();
  const enabled = useMay()('customers.read') && search.length >= SHORTEST_SEARCH;
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'palette', search],
    queryFn: ({ signal }) => call(customersApi.list, { query: { search, limit: MOST_FOUND }, signal }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const customers = enabled ? (data?.items ?? []) : [];
  return {
    searching: enabled && isFetching,
    commands: customers.map((customer) => ({
      id: `customer:${customer.id}`,
      title: nameOf(customer),
      hint: besides(nameOf(customer), customer),
      group: 'customers',
      icon: UserRound,
      run: () => navigate({ to: '/customers/$id', params: { id: customer.id } }),
    })),
  };
}

/** What else they are known by: address, number, or the whole key of who is called by a part of it. */
function besides(title: string, customer: Nameable): string | undefined {
  const known = [customer.email, customer.phone, fullIdOf(customer)].filter(
    (one) => one && !title.includes(one),
  );
  return known.join(' · ') || undefined;
}
