/** What the screens have asked for, and how it is asked for again. */
import {
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
} from '@tanstack/react-query';

/**
 * The library lets a first load that is under way end when it is invalidated, and takes its answer for fresh: a screen
 * just opened would keep what was true before the change. Here it is asked again.
 */
export class FreshQueryClient extends QueryClient {
  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options?: InvalidateOptions,
  ): Promise<void> {
    const { predicate = () => true } = filters;
    const underWay = (query: Query) => isFirstLoad(query) && predicate(query);
    await this.cancelQueries({ ...filters, type: 'active', predicate: underWay });
    await super.invalidateQueries(filters, options);
  }
}

const isFirstLoad = ({ state }: Query) => state.data === undefined && state.fetchStatus === 'fetching';
