/** Everything Jornada can do, in the order in which it starts. */
import type { Feature } from './core/feature.ts';
import { accounts } from './features/accounts/index.ts';
import { assignment } from './features/assignment/index.ts';
import { auditLog } from './features/audit/index.ts';
import { boards } from './features/boards/index.ts';
import { channels } from './features/channels/index.ts';
import { contactLog } from './features/contact-log/index.ts';
import { conversations } from './features/conversations/index.ts';
import { customers } from './features/customers/index.ts';
import { imports } from './features/imports/index.ts';
import { intendedMaps } from './features/journeys/intended/index.ts';
import { journeyMap } from './features/journeys/map/index.ts';
import { journeyQuestions } from './features/journeys/questions/index.ts';
import { knowledge } from './features/knowledge/index.ts';
import { lens } from './features/lens/index.ts';
import { members } from './features/members/index.ts';
import { metrics } from './features/metrics/index.ts';
import { pulse } from './features/pulse/index.ts';
import { quality } from './features/quality/index.ts';
import { sample } from './features/sample/index.ts';
import { savedReplies } from './features/saved-replies/index.ts';
import { segments } from './features/segments/index.ts';
import { serviceLevels } from './features/service-levels/index.ts';
import { store } from './features/store/index.ts';
import { surveys } from './features/surveys/index.ts';
import { touchpoints } from './features/touchpoints/index.ts';
import { tracking } from './features/tracking/index.ts';
import { webhooks } from './features/webhooks/index.ts';
import { workspaces } from './features/workspaces/index.ts';

export const features: Feature[] = [
  workspaces,
  members,
  auditLog,
  touchpoints,
  accounts,
  customers,
  conversations,
  savedReplies,
  knowledge,
  channels,
  contactLog,
  surveys,
  store,
  segments,
  serviceLevels,
  assignment,
  quality,
  webhooks,
  tracking,
  imports,
  sample,
  lens,
  metrics,
  journeyMap,
  intendedMaps,
  journeyQuestions,
  boards,
  pulse,
];
