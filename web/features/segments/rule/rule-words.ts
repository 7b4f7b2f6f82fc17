/** A rule read aloud: one sentence that says exactly what it holds. */
import type { TFunction } from 'i18next';
import { type Condition, type Group, isGroup } from '../../../../server/features/segments/rule.ts';

/** What the words need from elsewhere. */
export interface Naming {
  t: TFunction<'segments'>;
  type: (name: string) => string;
  channel: (channel: string) => string;
  account: (id: string) => string;
  trait: (name: string) => string;
  money: (minor: number) => string;
  number: (value: number) => string;
}

/** "Customers who ordered at least 2 times in the last 90 days and (are tagged “vip” or …)." */
export function ruleWords(rule: Group, naming: Naming): string {
  return naming.t('words.who', { what: groupWords(rule, naming) });
}

function groupWords({ kind, of }: Group, naming: Naming): string {
  const parts = of.map((part) => {
    if (!isGroup(part)) return conditionWords(part, naming);
    const words = groupWords(part, naming);
    return part.of.length > 1 && of.length > 1 ? `(${words})` : words;
  });
  const joint = ` ${naming.t(kind === 'all' ? 'words.and' : 'words.or')} `;
  return parts.join(joint);
}

function conditionWords(condition: Condition, naming: Naming): string {
  const { t, number } = naming;
  const period = periodWords(condition, naming);
  switch (condition.kind) {
    case 'trait':
      return t(`words.trait.${condition.is}`, {
        name: naming.trait(condition.name),
        value: condition.value ?? '',
      });
    case 'tag':
      return t(`words.tag.${condition.is}`, { tag: condition.tag });
    case 'account':
      return t(`words.account.${condition.is}`, { account: naming.account(condition.account) });
    case 'source':
      return t(`words.source.${condition.is}`, { source: condition.source });
    case 'did': {
      const { is, times } = condition;
      if (is === 'atMost' && times === 0) return t('words.didNot', touchpointWords(condition, naming));
      return t(`words.did.${is}`, {
        ...touchpointWords(condition, naming),
        count: times,
        shown: number(times),
      });
    }
    case 'didNot':
      return t('words.didNot', touchpointWords(condition, naming));
    case 'orders': {
      const { is, times } = condition;
      if (is === 'atMost' && times === 0) return t('words.orders.none', { period });
      return t(`words.orders.${is}`, { period, count: times, shown: number(times) });
    }
    case 'revenue':
      return t(`words.revenue.${condition.is}`, { period, money: naming.money(condition.minor) });
    case 'firstSeen':
      return t(`words.firstSeen.${condition.is}`, { count: condition.days });
    case 'lastSeen':
      return t(`words.lastSeen.${condition.is}`, { count: condition.days });
    case 'rating':
      return t(`words.rating.${condition.is}`, { period });
    case 'nps':
      return t(`words.nps.${condition.is}`, { period });
  }
}

function touchpointWords(condition: Extract<Condition, { kind: 'did' | 'didNot' }>, naming: Naming) {
  const { type, channel } = condition;
  return {
    type: naming.type(type),
    channel: channel ? naming.t('words.channel', { channel: naming.channel(channel) }) : '',
    period: periodWords(condition, naming),
  };
}

/** Nothing for ever. */
function periodWords(condition: Condition, { t }: Naming): string {
  const days = 'withinDays' in condition ? condition.withinDays : undefined;
  return days === undefined ? '' : t('words.period', { count: days });
}
