/**
 * Every page and where it lies. A page is a file with a default export, fetched when it is first visited:
 * add one line here, and one to `shell/navigation.ts` if it belongs in the navigation.
 */
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { demandSignIn, onlyForVisitors, type RouterContext } from './features/session/guards.ts';
import { notYet, page } from './page-route.ts';
import { AppShell } from './shell/app-shell.tsx';
import { NotFoundPage } from './shell/fault-pages.tsx';
import { RootLayout } from './shell/root-layout.tsx';
import type { UrlSearch } from './ui/url-filters.ts';

const root = createRootRouteWithContext<RouterContext>()({
  component: RootLayout,
  validateSearch: (search): UrlSearch => search as UrlSearch,
});

/** Pages for people who are not signed in. */
const visitor = createRoute({ getParentRoute: () => root, id: 'visitor', beforeLoad: onlyForVisitors });

/** Pages inside the shell, for signed-in members. */
const member = createRoute({
  getParentRoute: () => root,
  id: 'member',
  beforeLoad: demandSignIn,
  component: AppShell,
});

/** A page for a screen on the wall: for members, without the shell. */
const screen = createRoute({ getParentRoute: () => root, id: 'screen', beforeLoad: demandSignIn });

/** Opens with a question that is answered already. */
const questions = createRoute({
  getParentRoute: () => member,
  path: '/questions',
  beforeLoad: ({ search }): void => {
    throw redirect({ to: '/questions/paths', search, replace: true });
  },
});

/** One page for the list and for each conversation, so that the list stays where it is. */
const inbox = page(member, '/inbox', () => import('./features/conversations/inbox-page.tsx'));
const openConversation = createRoute({ getParentRoute: () => inbox, path: '/$id' });

/** What leads nowhere does so within the shell, from where one goes on. */
const nowhere = createRoute({ getParentRoute: () => member, path: '$', component: NotFoundPage });

export const routeTree = root.addChildren([
  visitor.addChildren([
    page(visitor, '/setup', () => import('./features/session/setup-page.tsx')),
    page(visitor, '/sign-in', () => import('./features/session/sign-in-page.tsx')),
  ]),
  page(root, '/invitation/$token', () => import('./features/session/invitation-page.tsx')),
  screen.addChildren([
    page(screen, '/service/wall', () => import('./features/conversations/wall/wall-page.tsx')),
    page(screen, '/service/poster/$id', () => import('./features/store/poster-page.tsx')),
  ]),
  member.addChildren([
    page(member, '/', () => import('./features/pulse/pulse-page.tsx')),
    inbox.addChildren([openConversation]),
    page(member, '/articles', () => import('./features/knowledge/articles-page.tsx')),
    page(member, '/articles/new', () => import('./features/knowledge/new-article-page.tsx')),
    page(member, '/articles/$id', () => import('./features/knowledge/article-page.tsx')),
    page(member, '/welcome', () => import('./features/session/welcome-page.tsx')),

    page(member, '/connect', () => import('./features/connect/connect-page.tsx')),
    page(member, '/imports', () => import('./features/imports/imports-page.tsx')),
    page(member, '/imports/$id', () => import('./features/imports/import-page.tsx')),

    page(member, '/journey', () => import('./features/journeys/map/journey-page.tsx')),
    page(member, '/journey/intended', () => import('./features/journeys/intended/intended-page.tsx')),
    questions,
    page(member, '/questions/paths', () => import('./features/journeys/questions/paths/paths-page.tsx')),
    page(member, '/questions/funnel', () => import('./features/journeys/questions/funnel/funnel-page.tsx')),
    page(
      member,
      '/questions/retention',
      () => import('./features/journeys/questions/retention/retention-page.tsx'),
    ),
    page(member, '/boards', () => import('./features/boards/boards-page.tsx')),
    page(member, '/boards/$id', () => import('./features/boards/board-page.tsx')),
    page(member, '/metrics', () => import('./features/metrics/metrics-page.tsx')),
    page(member, '/metrics/$id', () => import('./features/metrics/metric-page.tsx')),
    page(member, '/service/log', () => import('./features/contact-log/log-page.tsx')),
    page(member, '/service/counter', () => import('./features/store/counter-page.tsx')),
    page(member, '/service', () => import('./features/conversations/report/report-page.tsx')),

    page(member, '/service/quality', () => import('./features/quality/quality-page.tsx')),
    page(member, '/service/quality/reviews/$id', () => import('./features/quality/review/review-page.tsx')),
    page(
      member,
      '/service/quality/calibrations/$id',
      () => import('./features/quality/calibration/calibration-page.tsx'),
    ),

    page(member, '/customers', () => import('./features/customers/customers-page.tsx')),
    page(member, '/customers/$id', () => import('./features/customers/customer-page.tsx')),
    page(member, '/segments', () => import('./features/segments/segments-page.tsx')),
    page(member, '/segments/new', () => import('./features/segments/new-rule-page.tsx')),
    page(member, '/segments/$id', () => import('./features/segments/segment-page.tsx')),
    page(member, '/touchpoints', () => import('./features/catalogue/catalogue-page.tsx')),

    page(member, '/merges', () => import('./features/merges/merges-page.tsx')),

    page(member, '/sample', () => import('./features/sample/sample-page.tsx')),
    page(member, '/settings', () => import('./features/settings/settings-page.tsx')),
    page(member, '/settings/$section', () => import('./features/settings/section-page.tsx')),
    page(member, '/kit', import.meta.env.DEV ? () => import('./kit/kit-page.tsx') : notYet),
    nowhere,
  ]),
]);
