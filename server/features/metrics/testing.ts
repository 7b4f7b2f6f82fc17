/** A workspace in São Paulo with a little of everything, the same every time, and the metrics of it in plain SQL. */
import { stableId } from '../../core/ids.ts';
import type { TestJornada } from '../../testing/jornada.ts';
import { lensCaughtUp } from '../../testing/lens.ts';
import { plantedDesk } from './planted-desk.fixture.ts';

export const ZONE = 'America/Sao_Paulo';
const PEOPLE = 70;
/** Customers beyond the people: each is merged into the person of its number. */
const DOUBLES = 12;
const BEGIN = Date.parse('2025-12-20T00:00:00Z');
const DAY = 86_400_000;
const DAYS = 130;

const idOf = (what: string) => stableId('planted', what);
export const ACCOUNTS = ['a', 'b'].map((name) => idOf(`account ${name}`));

/** Numbers from 0 up to 1, the same every time: Park and Miller's generator. */
function dice(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const upTo = (n: number) => Math.floor(next() * n);
  return { next, upTo, of: <T>(from: readonly T[]): T => from[upTo(from.length)]! };
}

type Dice = ReturnType<typeof dice>;
const at = (ms: number) => new Date(Math.floor(ms)).toISOString();
/** Many lie around midnight of the first of a month, where UTC and São Paulo differ. */
function moment(roll: Dice): number {
  if (roll.next() < 0.2)
    return Date.parse(`2026-0${1 + roll.upTo(4)}-01T00:00:00Z`) + (roll.upTo(7) - 1) * 3_600_000;
  return BEGIN + roll.next() * DAYS * DAY;
}

export async function plantWorkspace(jornada: TestJornada): Promise<void> {
  await jornada.ask('PATCH', '/api/workspace', {
    json: { timeZone: ZONE, currency: 'BRL', weekStart: 7 },
  });
  const put = (table: string, rows: object[]) => putRows(jornada, table, rows);
  const roll = dice(20_260_301);
  await put(
    'accounts',
    ACCOUNTS.map((id, n) => ({ id, external_id: `acc-${n}`, name: `Account ${n}` })),
  );
  await put('customers', customersOf(roll));
  await put('products', [
    { id: idOf('P1'), sku: 'P1', name: 'Lamp' },
    { id: idOf('P2'), sku: 'P2', name: 'Rug' },
  ]);
  const orders = Array.from({ length: 260 }, (_, n) => orderOf(roll, n));
  await put(
    'orders',
    orders.map(({ skus: _, ...order }) => order),
  );
  await put('order_items', orders.flatMap(itemsOf));
  const responses = Array.from({ length: 420 }, (_, n) => responseOf(roll, n, orders));
  await put('responses', responses);
  await put('touchpoints', touchpointsOf(roll, orders, responses));
  await plantDesk(jornada, put);
  await makeViews(jornada);
  await lensCaughtUp(jornada.context);
}

async function plantDesk(
  { context, workspaceId }: TestJornada,
  put: (table: string, rows: object[]) => Promise<void>,
) {
  const roll = dice(20_260_412);
  const ids = async (table: string) => {
    const { rows } = await context.db.owner.query<{ id: string }>(
      `select id from ${table} where workspace_id = $1 order by created_at, id`,
      [workspaceId],
    );
    return rows.map(({ id }) => id);
  };
  const [departments, [member], [role]] = [
    await ids('departments'),
    await ids('members'),
    await ids('roles'),
  ];
  const { rows: versions } = await context.db.owner.query<{ id: string }>(
    'select id from scorecard_versions where workspace_id = $1',
    [workspaceId],
  );
  const reviewer = idOf('reviewer');
  await put('members', [
    { id: reviewer, user_id: 'reviewer', name: 'Lea', email: 'lea@example.com', role_id: role },
  ]);
  const { conversations, messages, changes, times, calibrations, reviews, log } = plantedDesk({
    ...roll,
    ...{ moment: () => moment(roll), customer: () => someone(roll), departments, member: member! },
    ...{ reviewer, version: versions[0]!.id },
  });
  await put('conversations', conversations);
  await put('messages', messages);
  await put('conversation_changes', changes);
  await put('service_times', times);
  await put('calibrations', calibrations);
  await put('quality_reviews', reviews);
  await put('contact_log', log);
  // Doors write all of it together; here the lens may have seen a conversation before what happened in it.
  await context.db.owner.query('update conversations set messages = messages');
}

async function putRows({ context, workspaceId }: TestJornada, table: string, rows: object[]) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  // A missing value is the column's default only when the column is left out: rows of one shape go together.
  for (const shape of Map.groupBy(rows, (row) => Object.keys(row).join()).values()) {
    const own = columns.filter((column) => column in shape[0]!);
    await context.db.owner.query(
      `insert into ${table} (workspace_id, ${own.join(', ')})
       select $1, ${own.join(', ')} from jsonb_populate_recordset(null::${table}, $2)`,
      [workspaceId, JSON.stringify(shape)],
    );
  }
}

const customerId = (n: number) => idOf(`customer ${n}`);

function customersOf(roll: Dice) {
  return Array.from({ length: PEOPLE + DOUBLES }, (_, n) => ({
    id: customerId(n),
    root_id: customerId(n < PEOPLE ? n : n - PEOPLE),
    merged_into: n < PEOPLE ? null : customerId(n - PEOPLE),
    account_id: roll.next() < 0.4 ? roll.of(ACCOUNTS) : null,
    traits: roll.next() < 0.7 ? { plan: roll.of(['free', 'pro', 7, true]) } : {},
    name: `Person ${n}`,
    shown_name: `Person ${n}`,
    created_at: at(BEGIN + roll.next() * 60 * DAY),
  }));
}

/** The last ones do nothing at all. */
const someone = (roll: Dice) => customerId(roll.upTo(PEOPLE + DOUBLES - 5));

function orderOf(roll: Dice, n: number) {
  const placed = moment(roll);
  const delivered = roll.next() < 0.75 ? placed + roll.next() * 20 * DAY : null;
  const chance = roll.next();
  return {
    id: idOf(`order ${n}`),
    number: `O-${n}`,
    customer_id: roll.next() < 0.03 ? null : someone(roll),
    currency: roll.of(['BRL', 'BRL', 'BRL', null, 'USD']),
    total_minor: roll.next() < 0.95 ? roll.upTo(100_000) : null,
    refunded_minor: roll.next() < 0.1 ? roll.upTo(5_000) : null,
    placed_at: roll.next() < 0.97 ? at(placed) : null,
    delivered_at: delivered && at(delivered),
    returned_at: delivered && n % 7 === 0 ? at(delivered + 9 * DAY) : null,
    promised_at: roll.next() < 0.8 ? at(placed + 12 * DAY) : null,
    cancelled_at: chance < 0.12 ? at(placed + DAY) : null,
    skus: roll.of([['P1'], ['P2'], ['P1', 'P2'], ['P1', 'P1'], []]),
  };
}

type Order = ReturnType<typeof orderOf>;

const itemsOf = (order: Order) =>
  order.skus.map((sku, line) => ({
    id: idOf(`${order.id} ${line}`),
    order_id: order.id,
    line: String(line),
    sku,
  }));

const QUESTIONS = [
  { metric: 'nps', scale: [0, 10] },
  { metric: 'nps', scale: [null, null] },
  { metric: 'csat', scale: [1, 5] },
  { metric: 'rating', scale: [1, 5] },
  { metric: 'rating', scale: [0, 100] },
  { metric: 'ces', scale: [1, 7] },
  { metric: 'ces', scale: [1, 5] },
  { metric: 'custom', scale: [0, 3] },
] as const;

/** Departments that every workspace begins with. */
const SOLVED_IN = ['service', 'sales'];

function responseOf(roll: Dice, n: number, orders: Order[]) {
  const { metric, scale } = roll.of(QUESTIONS);
  const [least, most] = scale[0] === null ? [0, 10] : scale;
  const given = moment(roll);
  const isSkipped = roll.next() < 0.12;
  return {
    id: idOf(`response ${n}`),
    external_id: `r-${n}`,
    source: 'test',
    customer_id: someone(roll),
    order_id: roll.next() < 0.5 ? roll.of(orders).id : null,
    survey: roll.of(['after-delivery', 'relationship', '']),
    metric,
    score: isSkipped ? null : least + roll.upTo(most - least + 1),
    scale_min: scale[0],
    scale_max: scale[1],
    properties: n % 3 ? { solved_by: idOf(`solver ${n % 2}`), department: SOLVED_IN[n % 2] } : {},
    comment: isSkipped && roll.next() < 0.3 ? 'Words only' : null,
    asked_at: roll.next() < 0.6 ? at(given - roll.next() * 3 * DAY) : null,
    at: at(given),
  };
}

type Response = ReturnType<typeof responseOf>;

const FELT = ['joy', 'anger', 'neutral', 'trust', 'fear'];
const DEVICES = [null, { device: { type: 'mobile' } }, { device: { type: 'desktop' } }];

function touchpointsOf(roll: Dice, orders: Order[], responses: Response[]) {
  const found: object[] = [];
  const add = (customer: string | null, ms: number | string, type: string, more: object = {}) => {
    if (!customer) return;
    const n = found.length;
    found.push({
      ...{ id: idOf(`touchpoint ${n}`), message_id: `m-${n}`, customer_id: customer, type },
      ...{ at: typeof ms === 'number' ? at(ms) : ms, kind: 'track', source: 'test', channel: null },
      ...{ order_id: null, properties: {}, context: null },
      ...more,
    });
  };
  for (const order of orders) {
    if (!order.placed_at) continue;
    add(order.customer_id, order.placed_at, 'Order Completed', {
      channel: roll.of(['web', 'app', 'store', null]),
      order_id: order.id,
    });
  }
  for (const response of responses) {
    add(response.customer_id, response.at, 'Survey Answered', { channel: roll.of(['email', 'chat', null]) });
    if (roll.next() < 0.4) {
      const sent = Date.parse(response.at) - roll.next() * 2 * DAY;
      add(response.customer_id, sent, 'Survey Sent', {
        channel: 'email',
        properties: { survey: response.survey },
      });
    }
  }
  for (let n = 0; n < 150; n++)
    add(someone(roll), moment(roll), 'Survey Sent', {
      properties: {
        survey: roll.of(['after-delivery', 'relationship']),
        // Some came back.
        ...(n % 10 === 0 && { delivered: false }),
      },
    });
  for (let n = 0; n < 120; n++)
    add(someone(roll), moment(roll), roll.of(['Help Requested', 'Call Received', 'Help Answered']), {
      channel: roll.of(['chat', 'phone']),
      ...(n % 3 ? {} : { properties: { emotion: FELT[n % FELT.length], emotion_noted_by: 'member' } }),
    });
  for (let n = 0; n < 60; n++)
    add(
      someone(roll),
      moment(roll),
      roll.of(['Promise Made', 'Promise Kept', 'Promise Kept', 'Promise Broken']),
      {
        channel: roll.of(['chat', 'phone']),
      },
    );
  for (let n = 0; n < 90; n++)
    add(
      someone(roll),
      moment(roll),
      roll.of(['Subscription Started', 'Subscription Renewed', 'Subscription Cancelled']),
    );
  for (let n = 0; n < 500; n++) {
    add(someone(roll), moment(roll), roll.of(['Page Viewed', 'Product Viewed', 'Something Odd']), {
      channel: roll.of([null, 'web', 'app']),
      properties: roll.next() < 0.5 ? { sku: roll.of(['P1', 'P2', 'P3']) } : {},
      context:
        roll.next() < 0.1
          ? { campaign: { name: roll.of(['spring', 'flash']) } }
          : DEVICES[n % DEVICES.length],
    });
  }
  add(customerId(1), '1970-01-01T00:00:00Z', 'Page Viewed');
  add(customerId(2), '2099-12-31T23:59:59Z', 'Page Viewed');
  return found;
}

/** The record as plain SQL wants to see it: with the person, and the score on one scale. */
async function makeViews({ context }: TestJornada) {
  await context.db.owner.query(`
    create view seen_orders as select o.*, c.root_id as person,
        array(select distinct sku from order_items i where i.order_id = o.id) as skus,
        array(select distinct channel from touchpoints t where t.order_id = o.id and t.type = 'Order Completed' and channel is not null) as channels
      from orders o join customers c on c.id = o.customer_id;
    create view seen_touchpoints as select t.*, c.root_id as person, coalesce(t.channel, y.channel, '') as through, coalesce(t.context#>>'{device,type}', '') as device,
        coalesce(s.key, '') as stage, coalesce(d.key, '') as department
      from touchpoints t join customers c on c.id = t.customer_id
      left join touchpoint_types y on y.name = t.type left join stages s on s.id = y.stage_id left join departments d on d.id = y.department_id;
    create view seen_responses as select r.*, c.root_id as person,
        case metric when 'ces' then 1 when 'nps' then 0 else 1 end as usual_min, case metric when 'ces' then 7 when 'nps' then 10 else 5 end as usual_max,
        array(select distinct through from seen_touchpoints t where t.type = 'Survey Answered' and t.person = c.root_id and t.at = r.at and through <> '') as channels,
        array(select distinct sku from order_items i where i.order_id = r.order_id) as skus
      from responses r join customers c on c.id = r.customer_id;
    create view seen_conversations as select t.*, c.root_id as person, coalesce(d.key, '') as department
      from conversations t join customers c on c.id = t.customer_id left join departments d on d.id = t.department_id;
    create view seen_times as select t.*, s.person, s.channel, s.department, s.priority, s.assignee_id, s.language, s.tags
      from service_times t join seen_conversations s on s.id = t.conversation_id where not t.aside;
    create view seen_reviews as select r.*, s.person, s.channel, s.department, s.priority, s.language, s.tags
      from quality_reviews r join conversations o on o.id = r.conversation_id join seen_conversations s on s.id = o.root_id
      where r.state <> 'draft' and r.calibration_id is null;
    create view seen_notes as select l.emotion, l.at, l.channel, s.person, s.department, s.priority, s.assignee_id, s.language, s.tags
      from contact_log l join conversations o on o.id = l.conversation_id join seen_conversations s on s.id = o.root_id
      where l.emotion is not null;
    create view turns as select id, conversation_id, coalesce(holds_from, at) as at, before#>>'{}' in ('solved', 'closed') as was_done, after#>>'{}' in ('solved', 'closed') as is_done
      from conversation_changes where what = 'status';
    create view solved_conversations as select s.*, (select min(at) from turns t where t.conversation_id = s.id and t.is_done and not t.was_done) as first_solved_at
      from seen_conversations s where merged_into is null;
    create view scored as select *, (score - coalesce(scale_min, usual_min))::float8 / (coalesce(scale_max, usual_max) - coalesce(scale_min, usual_min)) as part
      from seen_responses where score is not null;`);
}
