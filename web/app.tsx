import { CSPProvider } from '@base-ui/react/csp-provider';
import { MutationCache, QueryCache, QueryClientProvider } from '@tanstack/react-query';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { sessionQuery } from './features/session/session.ts';
import { FreshQueryClient } from './fresh-queries.ts';
import { isStatus } from './problems.ts';
import { routeTree } from './routes.tsx';
import { ErrorPage, NotFoundPage } from './shell/fault-pages.tsx';
import { ToastProvider } from './ui/toast.tsx';
import { TooltipProvider } from './ui/tooltip.tsx';
import { parseSearch, stringifySearch } from './ui/url-filters.ts';

const RETRIES = 2;

const queryClient = new FreshQueryClient({
  queryCache: new QueryCache({ onError: askWhoIsHere }),
  mutationCache: new MutationCache({ onError: askWhoIsHere }),
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (failures, error) => failures < RETRIES && mayPass(error) },
  },
});

// Some of what the server told is in the language before.
i18next.on('languageChanged', () => void queryClient.invalidateQueries());

const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
  scrollToTopSelectors: ['#main'],
  parseSearch,
  stringifySearch,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

export function App() {
  return (
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queryClient}>
          <TooltipProvider delay={400}>
            <ToastProvider>
              <RouterProvider router={router} />
            </ToastProvider>
          </TooltipProvider>
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>
  );
}

/** A session that ended elsewhere shows as a 401: ask again who is here; the guard then leads to the sign-in. */
async function askWhoIsHere(error: unknown) {
  if (!isStatus(error, 401)) return;
  await queryClient.invalidateQueries(sessionQuery);
  await router.invalidate();
}

/** Worth another try: no answer, too fast, or a fault of the server. A refusal stays a refusal. */
function mayPass(error: unknown): boolean {
  const status = (error as { problem?: { status: number } }).problem?.status;
  return status === undefined || status === 429 || status >= 500;
}
