import { useQuery } from '@tanstack/react-query';
import { useMay } from '../session/session.ts';
import { channelsQuery } from './queries.ts';

/** By which conversations arrive, chats and messengers by their names; none for members who may not see them. */
export function useAccounts(): { id: string; address: string }[] {
  const { data } = useQuery({ ...channelsQuery, enabled: useMay()('workspace.read') });
  return (data?.items ?? []).map((one) => ({
    id: one.id,
    address: one.kind === 'email' ? one.address : one.name,
  }));
}
