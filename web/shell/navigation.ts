/**
 * What stands in the navigation: Pulse first, the loop listen → understand → act → prove, and settings below it.
 * Only pages that exist; a group without entries is not shown. Shortcuts are `g` and one letter.
 */
import type { LinkProps } from '@tanstack/react-router';
import {
  Activity,
  BookOpen,
  ClipboardCheck,
  FileInput,
  GitMerge,
  Headset,
  Inbox,
  LayoutDashboard,
  LineChart,
  type LucideIcon,
  Milestone,
  PhoneCall,
  RadioTower,
  Settings,
  Spline,
  Store,
  UserRoundCheck,
  Users,
  Waypoints,
} from 'lucide-react';
import type { Permission } from '../../server/core/http/contract.ts';

export interface NavigationEntry {
  to: LinkProps['to'];
  /** Key in the `shell` namespace under `pages`. */
  page:
    | 'pulse'
    | 'inbox'
    | 'articles'
    | 'log'
    | 'counter'
    | 'connect'
    | 'imports'
    | 'journey'
    | 'questions'
    | 'boards'
    | 'metrics'
    | 'service'
    | 'quality'
    | 'customers'
    | 'segments'
    | 'touchpoints'
    | 'merges'
    | 'settings';
  icon: LucideIcon;
  shortcut: string;
  /** Hidden from members who may not. */
  permission?: Permission;
}

export interface NavigationGroup {
  /** Key in the `shell` namespace under `groups`. */
  group: 'listen' | 'understand' | 'act' | 'prove';
  entries: readonly NavigationEntry[];
}

/** The first page; above the loop. */
export const HOME: NavigationEntry = {
  to: '/',
  page: 'pulse',
  icon: Activity,
  shortcut: 'g h',
  permission: 'journeys.read',
};

/** Pages below which others lie that stand in the navigation themselves. */
export const isOnlyItself = ({ to }: NavigationEntry): boolean => to === '/' || to === '/service';

export const NAVIGATION: readonly NavigationGroup[] = [
  {
    group: 'listen',
    entries: [
      { to: '/inbox', page: 'inbox', icon: Inbox, shortcut: 'g n', permission: 'conversations.read' },
      {
        to: '/articles',
        page: 'articles',
        icon: BookOpen,
        shortcut: 'g a',
        permission: 'conversations.read',
      },
      {
        to: '/service/log',
        page: 'log',
        icon: PhoneCall,
        shortcut: 'g o',
        permission: 'conversations.read',
      },
      {
        to: '/service/counter',
        page: 'counter',
        icon: Store,
        shortcut: 'g u',
        permission: 'conversations.read',
      },
      { to: '/connect', page: 'connect', icon: RadioTower, shortcut: 'g k', permission: 'tracking.read' },
      { to: '/imports', page: 'imports', icon: FileInput, shortcut: 'g i', permission: 'imports.read' },
    ],
  },
  {
    group: 'understand',
    entries: [
      { to: '/journey', page: 'journey', icon: Spline, shortcut: 'g j', permission: 'journeys.read' },
      { to: '/questions', page: 'questions', icon: Waypoints, shortcut: 'g q', permission: 'journeys.read' },
      { to: '/boards', page: 'boards', icon: LayoutDashboard, shortcut: 'g b', permission: 'journeys.read' },
      { to: '/metrics', page: 'metrics', icon: LineChart, shortcut: 'g e', permission: 'journeys.read' },
      {
        to: '/service',
        page: 'service',
        icon: Headset,
        shortcut: 'g v',
        permission: 'conversations.read',
      },
      {
        to: '/service/quality',
        page: 'quality',
        icon: ClipboardCheck,
        shortcut: 'g y',
        permission: 'conversations.read',
      },
      { to: '/customers', page: 'customers', icon: Users, shortcut: 'g c', permission: 'customers.read' },
      {
        to: '/segments',
        page: 'segments',
        icon: UserRoundCheck,
        shortcut: 'g l',
        permission: 'journeys.read',
      },
      {
        to: '/touchpoints',
        page: 'touchpoints',
        icon: Milestone,
        shortcut: 'g t',
        permission: 'catalogue.read',
      },
    ],
  },
  {
    group: 'act',
    entries: [
      { to: '/merges', page: 'merges', icon: GitMerge, shortcut: 'g m', permission: 'customers.merge' },
    ],
  },
];

export const SETTINGS: NavigationEntry = {
  to: '/settings',
  page: 'settings',
  icon: Settings,
  shortcut: 'g s',
};
