import { useTranslation } from 'react-i18next';
import { routingApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { Badge, Button, ListRow, toastProblem } from '../../ui/index.ts';
import { OrderedDeeds, Position } from '../settings/ordered.tsx';
import styles from './assignment.module.css';
import type { Rule } from './queries.ts';
import { useRuleWords } from './rule-words.ts';
import type { OpenRule } from './rules-panel.tsx';

interface RuleRowProps {
  rule: Rule;
  index: number;
  isLast: boolean;
  /** Absent for members who may not. */
  onOpen: ((open: OpenRule) => void) | undefined;
  onMove: (steps: -1 | 1) => void;
  onChanged: () => Promise<unknown>;
}

/** One rule in its place: if this, then that. */
export function RuleRow({ rule, index, isLast, onOpen, onMove, onChanged }: RuleRowProps) {
  const { t } = useTranslation('assignment');
  const words = useRuleWords();
  const { id, name, enabled, goesOn } = rule;
  const { id: _, ...draft } = rule;
  const turn = () =>
    call(routingApi.change, { params: { id }, body: { enabled: !enabled } })
      .then(onChanged)
      .catch(toastProblem);
  return (
    <ListRow
      leading={<Position index={index} />}
      facts={
        <>
          <strong>{name}</strong> {!enabled && <Badge>{t('rule.off')}</Badge>}
        </>
      }
      note={
        <>
          <span className={styles.line}>{words.ifs(rule.match)}</span>
          <span className={styles.line}>
            {[words.thens(rule.does), goesOn && t('rule.goesOnShort')].filter(Boolean).join(' · ')}
          </span>
        </>
      }
      trailing={
        onOpen && (
          <OrderedDeeds
            index={index}
            isLast={isLast}
            labels={{
              ...{ up: t('rule.up', { name }), down: t('rule.down', { name }) },
              ...{ edit: t('rule.edit', { name }), remove: t('rule.remove', { name }) },
            }}
            onMove={onMove}
            onEdit={() => onOpen({ what: 'write', id, draft })}
            onRemove={() => onOpen({ what: 'remove', rule })}
          >
            <Button size="s" look="quiet" onClick={turn}>
              {enabled ? t('rule.turnOff') : t('rule.turnOn')}
            </Button>
          </OrderedDeeds>
        )
      }
    />
  );
}
