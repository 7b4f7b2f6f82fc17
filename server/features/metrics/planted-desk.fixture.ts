/** For tests: conversations with what happened in them and what was measured, the same every time. */
import { stableId } from '../../core/ids.ts';

/** What the planting of everything else brings along. */
interface Ground {
  next(): number;
  upTo(n: number): number;
  of<T>(from: readonly T[]): T;
  /** A moment to begin at, in milliseconds. */
  moment(): number;
  customer(): string;
  departments: string[];
  member: string;
  /** Somebody else, who reviews. */
  reviewer: string;
  /** Of a scorecard. */
  version: string;
}

const HOUR = 3_600_000;
const CONVERSATIONS = 160;
export const POLICIES = ['a', 'b'].map((name) => stableId('planted', `policy ${name}`));

const at = (ms: number) => new Date(Math.floor(ms)).toISOString();

export function plantedDesk(ground: Ground) {
  const all = Array.from({ length: CONVERSATIONS }, (_, n) => conversationOf(ground, n));
  const ids = all.map(({ conversation }) => conversation.id);
  return {
    conversations: all.map(({ conversation }) => conversation),
    messages: all.flatMap(({ messages }) => messages),
    changes: all.flatMap(({ changes }) => changes),
    times: all.flatMap(({ times }) => times),
    calibrations: ids.filter(isCompared).map((id) => calibrationOf(ground, id)),
    reviews: ids.flatMap((id, n) => reviewsOf(ground, id, n)),
    log: ids.flatMap((id, n) => logOf(ground, id, n)),
  };
}

function conversationOf(ground: Ground, n: number) {
  const id = stableId('planted', `conversation ${n}`);
  const began = Math.floor(ground.moment());
  const first = ground.of(['new', 'new', 'new', 'waiting'] as const);
  const { changes, status } = turnsOf(ground, id, began, first);
  // Some were merged into the one before, which was not.
  const into = n % 11 === 10 ? stableId('planted', `conversation ${n - 1}`) : null;
  return {
    conversation: {
      ...{ id, root_id: into ?? id, merged_into: into, customer_id: ground.customer() },
      ...{ channel: ground.of(['chat', 'email', 'phone']), status, created_at: at(began) },
      priority: ground.of(['low', 'normal', 'urgent']),
      assignee_id: ground.of([ground.member, null]),
      department_id: ground.of([...ground.departments.slice(0, 2), null]),
      language: ground.of(['en', 'pt-BR', null]),
      tags: ground.of([[], ['late'], ['late', 'lost']]),
      snoozed_until: status === 'snoozed' ? at(Date.now() + 90 * 24 * HOUR) : null,
      levels_known: true,
    },
    changes,
    messages: messagesOf(ground, id, began, first === 'waiting'),
    times: timesOf(ground, id, began, into !== null),
  };
}

const NEXT = ['open', 'waiting', 'snoozed', 'solved', 'solved', 'solved'] as const;

/** From status to status; some of them written down later than they held. */
function turnsOf({ upTo, of, next }: Ground, id: string, began: number, first: string) {
  const changes: object[] = [];
  let [status, moment] = [first, began];
  for (let turn = 0; turn < upTo(6); turn++) {
    const after = status === 'solved' ? of(['open', 'closed'] as const) : of(NEXT);
    if (status === 'closed' || after === status) continue;
    const since = moment + 1 + upTo(40 * 24) * HOUR * next();
    const isLate = next() < 0.2;
    changes.push({
      ...{ id: stableId('planted', `${id} ${turn}`), conversation_id: id, what: 'status' },
      ...{ actor_kind: 'system', actor_name: '', before: status, after },
      at: at(isLate ? since + 5000 : since),
      holds_from: isLate ? at(since) : null,
    });
    status = after;
    moment = since + 10_000;
  }
  return { changes, status };
}

function messagesOf({ of, next, upTo }: Ground, id: string, began: number, isOurs: boolean) {
  let moment = began;
  return Array.from({ length: 1 + upTo(4) }, (_, n) => {
    const kind = n === 0 ? (isOurs ? 'reply' : 'customer') : of(['customer', 'reply', 'reply', 'note']);
    if (n > 0) moment += upTo(4 * 24) * HOUR * next();
    return {
      ...{ id: stableId('planted', `${id} message ${n}`), conversation_id: id, at: at(moment), kind },
      ...{ author_kind: kind === 'customer' ? 'customer' : 'member', text: 'Words', mentions: [] },
      automatic: next() < 0.1,
    };
  });
}

function timesOf({ of, next, upTo }: Ground, id: string, began: number, isAside: boolean) {
  return (['first-response', 'next-response', 'next-response', 'resolution'] as const).map((metric, n) => {
    const seconds = upTo(200_000);
    const isRunning = next() < 0.15;
    const ended = began + seconds * 1000;
    const state = of(isRunning ? ['running', 'missed', null] : ['hit', 'hit', 'missed', 'void', null]);
    return {
      ...{ id: stableId('planted', `${id} time ${n}`), conversation_id: id, metric, started_at: at(began) },
      ended_at: isRunning ? null : at(ended),
      ended_by: isRunning ? null : of([metric === 'resolution' ? 'solved' : 'answered', 'dropped']),
      clock_seconds: isRunning ? null : seconds,
      // At night some are asked and answered.
      business_seconds: isRunning ? null : Math.floor(seconds * Math.max(0, next() - 0.1)),
      state,
      policy_id: state && of(POLICIES),
      target_seconds: state && 3600,
      due_at: state && at(state === 'missed' ? began + HOUR * 0.5 : ended + HOUR),
      aside: isAside,
    };
  });
}

const isCompared = (_: string, n: number) => n % 9 === 4;
const calibrationId = (conversation: string) => stableId('planted', `${conversation} calibration`);

function calibrationOf({ member, version }: Ground, id: string) {
  return { id: calibrationId(id), conversation_id: id, member_id: member, version_id: version };
}

/** Of each person's answers at most one that counts; some are drafts, and beside some lies one written to compare. */
function reviewsOf(ground: Ground, id: string, n: number) {
  const { member, reviewer, version, next } = ground;
  const review = (member_id: string, calibration_id: string | null) => {
    const isDraft = next() < 0.15;
    return {
      ...{ id: stableId('planted', `${id} review ${member_id} ${calibration_id}`), conversation_id: id },
      ...{ version_id: version, member_id, calibration_id },
      reviewer_id: member_id === member ? reviewer : member,
      state: isDraft ? 'draft' : ground.of(['given', 'acknowledged', 'disputed', 'resolved']),
      chosen: ground.of(['by-hand', 'random', 'low-csat', 'long']),
      score: isDraft && next() < 0.5 ? null : ground.upTo(1001) / 10,
      given_at: isDraft ? null : at(ground.moment()),
    };
  };
  return [
    ...(next() < 0.7 ? [review(member, null)] : []),
    ...(next() < 0.3 ? [review(reviewer, null)] : []),
    ...(isCompared(id, n) ? [review(member, calibrationId(id))] : []),
  ];
}

const FELT = ['joy', 'trust', 'surprise', 'sadness', 'fear', 'anger', 'neutral', null] as const;

function logOf({ of, next, moment }: Ground, id: string, n: number) {
  if (next() < 0.3) return [];
  return [
    {
      ...{ id: stableId('planted', `${id} log`), log_key: `log ${n}`, conversation_id: id, author: 'Ana' },
      ...{ message_id: stableId('planted', `${id} message 0`), channel: of(['phone', 'store']) },
      ...{ direction: 'in', outcome: 'solved', emotion: of(FELT), at: at(moment()), begun: true },
    },
  ];
}
