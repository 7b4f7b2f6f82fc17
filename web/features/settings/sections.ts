/** The parts of the settings, in their order. */
import {
  ArchiveRestore,
  Building,
  Building2,
  CalendarClock,
  History,
  KeyRound,
  ListChecks,
  type LucideIcon,
  Mail,
  MessageCircle,
  MessageSquareQuote,
  MessagesSquare,
  Phone,
  Shield,
  ShieldX,
  Smile,
  Split,
  Store,
  Target,
  UserRound,
  Users,
  Webhook,
} from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { Permission } from '../../../server/core/http/contract.ts';

export type SectionName =
  | 'account'
  | 'workspace'
  | 'members'
  | 'departments'
  | 'channels'
  | 'chat'
  | 'messaging'
  | 'phone'
  | 'store'
  | 'roles'
  | 'replies'
  | 'hours'
  | 'levels'
  | 'assignment'
  | 'closing'
  | 'blocked'
  | 'csat'
  | 'fields'
  | 'keys'
  | 'webhooks'
  | 'audit';

export interface Section {
  name: SectionName;
  icon: LucideIcon;
  /** Not shown to members who may not. */
  permission?: Permission;
  Content: LazyExoticComponent<ComponentType>;
}

export const SECTIONS: readonly Section[] = [
  { name: 'account', icon: UserRound, Content: lazy(() => import('./account-section.tsx')) },
  {
    name: 'workspace',
    icon: Building,
    permission: 'workspace.read',
    Content: lazy(() => import('./workspace-section.tsx')),
  },
  {
    name: 'members',
    icon: Users,
    permission: 'members.read',
    Content: lazy(() => import('./members-section.tsx')),
  },
  {
    name: 'departments',
    icon: Building2,
    permission: 'workspace.read',
    Content: lazy(() => import('./departments-section.tsx')),
  },
  {
    name: 'channels',
    icon: Mail,
    permission: 'workspace.read',
    Content: lazy(() => import('../channels/channels-section.tsx')),
  },
  {
    name: 'chat',
    icon: MessageCircle,
    permission: 'workspace.read',
    Content: lazy(() => import('../channels/chat/chats-section.tsx')),
  },
  {
    name: 'messaging',
    icon: MessagesSquare,
    permission: 'workspace.read',
    Content: lazy(() => import('../channels/messaging/messengers-section.tsx')),
  },
  {
    name: 'phone',
    icon: Phone,
    permission: 'workspace.read',
    Content: lazy(() => import('../channels/phone/phones-section.tsx')),
  },
  {
    name: 'store',
    icon: Store,
    permission: 'workspace.read',
    Content: lazy(() => import('../channels/store/stores-section.tsx')),
  },
  {
    name: 'roles',
    icon: Shield,
    permission: 'members.read',
    Content: lazy(() => import('./roles-section.tsx')),
  },
  {
    name: 'replies',
    icon: MessageSquareQuote,
    permission: 'conversations.read',
    Content: lazy(() => import('../saved-replies/replies-section.tsx')),
  },
  {
    name: 'hours',
    icon: CalendarClock,
    permission: 'service-levels.manage',
    Content: lazy(() => import('../service-levels/hours-section.tsx')),
  },
  {
    name: 'levels',
    icon: Target,
    permission: 'service-levels.manage',
    Content: lazy(() => import('../service-levels/levels-section.tsx')),
  },
  {
    name: 'assignment',
    icon: Split,
    permission: 'conversations.read',
    Content: lazy(() => import('../assignment/assignment-section.tsx')),
  },
  {
    name: 'closing',
    icon: ArchiveRestore,
    permission: 'conversations.read',
    Content: lazy(() => import('../conversations/closing/closing-section.tsx')),
  },
  {
    name: 'blocked',
    icon: ShieldX,
    permission: 'conversations.read',
    Content: lazy(() => import('../conversations/spam/blocked-section.tsx')),
  },
  {
    name: 'csat',
    icon: Smile,
    permission: 'workspace.read',
    Content: lazy(() => import('../surveys/csat-section.tsx')),
  },
  {
    name: 'fields',
    icon: ListChecks,
    permission: 'conversations.read',
    Content: lazy(() => import('../conversations/fields/fields-section.tsx')),
  },
  {
    name: 'keys',
    icon: KeyRound,
    permission: 'keys.manage',
    Content: lazy(() => import('./keys-section.tsx')),
  },
  {
    name: 'webhooks',
    icon: Webhook,
    permission: 'webhooks.manage',
    Content: lazy(() => import('../webhooks/webhooks-section.tsx')),
  },
  {
    name: 'audit',
    icon: History,
    permission: 'audit.read',
    Content: lazy(() => import('./audit-section.tsx')),
  },
];
