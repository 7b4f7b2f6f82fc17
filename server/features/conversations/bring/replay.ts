/** What a conversation of before has become, by the rules by which it would have become so at the time. */
import type { z } from 'zod';
import { SYSTEM } from '../../../core/database/workspace.ts';
import { afterMessage } from '../after-message.ts';
import { changesOf } from '../changes.ts';
import type { Changed, ConversationRecord, Doer } from '../hold.ts';
import { previewOf } from '../preview.ts';
import type { ConversationRow } from '../shapes-contract.ts';
import { stateOf } from '../write.ts';

interface Said {
  id: string;
  at: Date;
  text: string;
  /** What makes it this message and no other, where its bringer has a name for it. */
  key: string | null;
  /** By telephone or in the shop: then a note is what we said there. */
  through?: 'phone' | 'store' | undefined;
}

export type BroughtDeed =
  | (Said & { what: 'customer' })
  | (Said & { what: 'reply'; by: Doer; status?: 'open' | 'waiting' | 'solved' | undefined })
  | (Said & { what: 'note'; by: Doer; status?: 'open' | 'waiting' | 'solved' | undefined })
  | { what: 'opened' | 'solved' | 'handed-over'; at: Date; by: Doer }
  | { what: 'snoozed'; at: Date; by: Doer; until: Date };

type Row = z.output<typeof ConversationRow>;

export interface BroughtConversation
  extends Pick<Row, 'id' | 'channel' | 'subject' | 'priority' | 'language' | 'tags'> {
  /** One of those that were taken for it (`takeNumbers`). */
  number: number;
  customerId: string;
  departmentId: string | null;
  /** In their order; the first is a message of either side. A member who answers takes it up. */
  deeds: BroughtDeed[];
}

type Columns = Pick<
  ConversationRecord,
  | 'status'
  | 'priority'
  | 'assignee_id'
  | 'department_id'
  | 'tags'
  | 'subject'
  | 'language'
  | 'snoozed_until'
  | 'fields'
  | 'waiting_since'
  | 'first_reply_at'
  | 'reopened'
  | 'solved_at'
  | 'closed_at'
>;

export interface NotedChange extends Changed {
  at: Date;
  by: Doer;
}

export interface Replayed {
  columns: Columns;
  /** Of the first message, and of the last of either side. */
  createdAt: Date;
  lastMessageAt: Date;
  /** Of both sides. */
  messages: number;
  preview: string;
  changes: NotedChange[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const CUSTOMER: Doer = { kind: 'customer', id: null, name: '' };

/** Until when it is brought, and after how many days what was solved was closed. */
export interface Until {
  now: Date;
  reopenDays: number;
}

export function replay(one: BroughtConversation, until: Until): Replayed {
  const [first, ...later] = one.deeds as [BroughtDeed & Said, ...BroughtDeed[]];
  const changes: NotedChange[] = [];
  let columns = begun(one, first);
  for (const deed of later) {
    const after = { ...columns, ...afterDeed(columns, deed) };
    const by = deed.what === 'customer' ? CUSTOMER : deed.by;
    changes.push(...changesOf(columns, after).map((change) => ({ ...change, at: deed.at, by })));
    columns = after;
  }
  const closedAt = closingOf(columns, until);
  if (closedAt) {
    changes.push({ what: 'status', before: 'solved', after: 'closed', at: closedAt, by: SYSTEM });
    columns = { ...columns, status: 'closed', closed_at: closedAt };
  }
  const said = one.deeds.filter((deed) => deed.what === 'customer' || deed.what === 'reply');
  const last = said.at(-1)!;
  return {
    ...{ columns, changes, createdAt: first.at, lastMessageAt: last.at },
    ...{ messages: said.length, preview: previewOf(last.text) },
  };
}

function begun(one: BroughtConversation, first: BroughtDeed): Columns {
  const isAsked = first.what === 'customer';
  const { subject, priority, language, tags, departmentId } = one;
  return {
    ...{ subject, priority, language, tags, department_id: departmentId, fields: {} },
    status: isAsked ? 'new' : 'waiting',
    assignee_id: first.what === 'reply' ? memberIn(first.by) : null,
    waiting_since: isAsked && !first.through ? first.at : null,
    first_reply_at: isAsked ? null : first.at,
    ...{ reopened: 0, snoozed_until: null, solved_at: null, closed_at: null },
  };
}

const memberIn = ({ kind, id }: Doer) => (kind === 'member' ? id : null);

function afterDeed(before: Columns, deed: BroughtDeed): Partial<Columns> {
  if (deed.what === 'note' && !deed.through) return {};
  if (deed.what === 'solved') return { status: 'solved', waiting_since: null, solved_at: deed.at };
  if (deed.what === 'snoozed') return { status: 'snoozed', snoozed_until: deed.until };
  if (!('text' in deed)) return { status: 'open', ...(deed.what === 'handed-over' && { assignee_id: null }) };
  const isOurs = deed.what !== 'customer';
  const status = isOurs ? deed.status : undefined;
  const isSpoken = deed.through !== undefined;
  const after = afterMessage(stateOf(before), { kind: deed.what, at: deed.at, status, isSpoken });
  return {
    status: after.status,
    waiting_since: after.waitingSince,
    first_reply_at: after.firstReplyAt,
    reopened: after.reopened,
    snoozed_until: null,
    solved_at: after.status === 'solved' ? (before.solved_at ?? deed.at) : null,
    assignee_id: before.assignee_id ?? (isOurs ? memberIn(deed.by) : null),
  };
}

/** What was solved for long enough was closed then; the rest is closed when its time comes. */
function closingOf({ status, solved_at }: Columns, { now, reopenDays }: Until): Date | null {
  if (status !== 'solved' || !solved_at) return null;
  const at = new Date(solved_at.getTime() + Math.max(HOUR_MS, reopenDays * DAY_MS));
  return at <= now ? at : null;
}
