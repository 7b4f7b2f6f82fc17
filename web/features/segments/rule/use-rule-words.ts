import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { conditionsOf, type Rule } from '../../../../server/features/segments/rule.ts';
import { useFormat } from '../../../format.ts';
import { type Channel, useChannelName } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { usePropertyName } from '../../catalogue/property-names.ts';
import { accountQuery } from '../../customers/queries.ts';
import { useMay } from '../../session/session.ts';
import { ruleWords } from './rule-words.ts';

/** Reads rules in the reader's language. @param rules those that will be read: their accounts are asked for by name */
export function useRuleWords(rules: readonly Rule[]): (rule: Rule) => string {
  const { t } = useTranslation('segments');
  const format = useFormat();
  const channelName = useChannelName();
  const type = useTypeName();
  const trait = usePropertyName();
  const accounts = useAccountNames(rules);
  return (rule) =>
    ruleWords(rule, {
      ...{ t, type, money: format.money, number: format.number },
      channel: (channel) => channelName(channel as Channel),
      trait,
      account: (id) => accounts.get(id) ?? id,
    });
}

function useAccountNames(rules: readonly Rule[]): Map<string, string> {
  const may = useMay()('customers.read');
  const ids = rules.flatMap((rule) =>
    conditionsOf(rule).flatMap(({ condition }) => (condition.kind === 'account' ? [condition.account] : [])),
  );
  return useQueries({
    queries: [...new Set(ids)].map((id) => ({ ...accountQuery(id), enabled: may })),
    combine: (found) =>
      new Map(
        found.flatMap(({ data }) =>
          (data?.items ?? []).map((account) => [account.id, account.name ?? account.externalId] as const),
        ),
      ),
  });
}
