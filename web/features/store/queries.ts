import { queryOptions } from '@tanstack/react-query';
import { storesApi } from '../../../server/features/channels/store/contract.ts';
import { call } from '../../api.ts';
import type { Shop } from '../channels/queries.ts';

export const storesQuery = queryOptions({
  queryKey: ['stores'],
  queryFn: ({ signal }) => call(storesApi.list, { signal }),
});

/** Where the QR code of a shop leads. */
export const pageOf = ({ address, path }: Shop) => `${address || window.location.origin}${path}`;
