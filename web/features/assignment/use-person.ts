import { useQuery } from '@tanstack/react-query';
import { useMay } from '../session/session.ts';
import { type Person, peopleQuery } from './queries.ts';

/** What a member is given; undefined for who answers nobody, and for readers who may not know. */
export function usePerson(memberId: string): Person | undefined {
  const { data } = useQuery({ ...peopleQuery, enabled: useMay()('conversations.read') });
  return data?.items.find(({ id }) => id === memberId);
}
