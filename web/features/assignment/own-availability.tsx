import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { availabilityApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { useLive } from '../../live.ts';
import { toastProblem } from '../../ui/index.ts';
import { MenuChoice, MenuSeparator } from '../../ui/menu.tsx';
import { useMay, useMember } from '../session/session.ts';
import { availabilityQuery } from './queries.ts';

/** Whether one is given conversations now, and how to say otherwise. Undefined for who is given none at all. */
export function useOwnAvailability() {
  const client = useQueryClient();
  const { id } = useMember();
  const { data } = useQuery({ ...availabilityQuery, enabled: useMay()('conversations.write') });
  useLive([`member:${id}`], ({ availability }) => {
    if (availability) void client.invalidateQueries({ queryKey: availabilityQuery.queryKey });
  });
  if (!data?.takesPart) return undefined;
  const set = (away: boolean) =>
    call(availabilityApi.set, { body: { away } })
      .then((told) => client.setQueryData(availabilityQuery.queryKey, told))
      .catch(toastProblem);
  return { isAway: data.awaySince !== null, set };
}

/** In the menu under one's own name. */
export function AvailabilityChoice({ isAway, set }: NonNullable<ReturnType<typeof useOwnAvailability>>) {
  const { t } = useTranslation('assignment');
  return (
    <>
      <MenuChoice
        label={t('own.label')}
        value={isAway ? 'away' : 'available'}
        options={[
          { value: 'available', label: t('own.available') },
          { value: 'away', label: t('own.away') },
        ]}
        onChange={(next) => void set(next === 'away')}
      />
      <MenuSeparator />
    </>
  );
}
