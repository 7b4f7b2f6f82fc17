import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import type { ComponentType } from 'react';

type PageModule = Promise<{ default: ComponentType }>;

/** One page at one path; its file is fetched when it is first visited (or its link is hovered). */
export function page<Parent extends AnyRoute, const Path extends string>(
  parent: Parent,
  path: Path,
  load: () => PageModule,
) {
  return createRoute({ getParentRoute: () => parent, path, component: lazyRouteComponent(load) });
}

/** Stands in for a page that is still being written. */
export const notYet = () => import('./shell/not-yet-page.tsx');
