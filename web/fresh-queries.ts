/** What the screens have asked for, and how it is asked for again. */
import {
  type DefaultError,
  type DefaultedQueryObserverOptions,
  type InvalidateOptions,
  type InvalidateQueryFilters,
  type Query,
  QueryClient,
  type QueryClientConfig,
  type QueryKey,
  type QueryObserverOptions,
} from '@tanstack/react-query';
import { isStatus } from './problems.ts';

/** The lens of a new workspace is made in its first seconds, and one that was killed comes back as soon. */
const SOON_MS = 2000;

/**
 * The library lets a first load that is under way end when it is invalidated, and takes its answer for fresh: a screen
 * just opened would keep what was true before the change. Here it is asked again.
 *
 * What could not be answered just now (503) is asked again soon, as long as a screen shows it and its tab is seen.
 */
export class FreshQueryClient extends QueryClient {
  constructor(config?: QueryClientConfig) {
    super(config);
    this.#keepSayingNotNow();
  }

  override async invalidateQueries(
    filters: InvalidateQueryFilters = {},
    options?: InvalidateOptions,
  ): Promise<void> {
    const { predicate = () => true } = filters;
    const underWay = (query: Query) => isFirstLoad(query) && predicate(query);
    await this.cancelQueries({ ...filters, type: 'active', predicate: underWay });
    await super.invalidateQueries(filters, options);
  }

  override defaultQueryOptions<
    Told = unknown,
    Fault = DefaultError,
    Data = Told,
    Kept = Told,
    Key extends QueryKey = QueryKey,
    At = never,
  >(
    options:
      | QueryObserverOptions<Told, Fault, Data, Kept, Key, At>
      | DefaultedQueryObserverOptions<Told, Fault, Data, Kept, Key>,
  ): DefaultedQueryObserverOptions<Told, Fault, Data, Kept, Key> {
    const whole = super.defaultQueryOptions(options);
    if (options._defaulted) return whole;
    const own = whole.refetchInterval;
    whole.refetchInterval = (query) => {
      const usual = (typeof own === 'function' ? own(query) : own) || undefined;
      return isNotNow(query.state.error) ? Math.min(SOON_MS, usual ?? SOON_MS) : usual;
    };
    return whole;
  }

  /** The library forgets why there is no answer while it asks again: a screen would flicker at every try. */
  #keepSayingNotNow() {
    const reasons = new WeakMap<Query, Error>();
    this.getQueryCache().subscribe((event) => {
      if (event.type !== 'updated') return;
      const { query, action } = event;
      const reason = reasons.get(query);
      if (action.type === 'fetch' && reason && isFirstLoad(query)) {
        query.setState({ error: reason, status: 'error' });
      } else if (action.type === 'error' && isNotNow(query.state.error)) {
        reasons.set(query, query.state.error!);
      } else if (action.type === 'error' || action.type === 'success') {
        reasons.delete(query);
      }
    });
  }
}

const isFirstLoad = ({ state }: Query) => state.data === undefined && state.fetchStatus === 'fetching';

const isNotNow = (error: unknown) => isStatus(error, 503);
