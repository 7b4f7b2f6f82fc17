import { ArrowDown, ArrowUp, Pencil, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { routingApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { Badge, Button, IconButton, ListRow, toastProblem } from '../../ui/index.ts';
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
      leading={<span className={styles.order}>{index + 1}</span>}
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
          <span className={styles.deeds}>
            <IconButton
              size="s"
              label={t('rule.up', { name })}
              icon={<ArrowUp size={16} />}
              disabled={index === 0}
              onClick={() => onMove(-1)}
            />
            <IconButton
              size="s"
              label={t('rule.down', { name })}
              icon={<ArrowDown size={16} />}
              disabled={isLast}
              onClick={() => onMove(1)}
            />
            <Button size="s" look="quiet" onClick={turn}>
              {enabled ? t('rule.turnOff') : t('rule.turnOn')}
            </Button>
            <IconButton
              size="s"
              label={t('rule.edit', { name })}
              icon={<Pencil size={16} />}
              onClick={() => onOpen({ what: 'write', id, draft })}
            />
            <IconButton
              size="s"
              label={t('rule.remove', { name })}
              icon={<Trash2 size={16} />}
              onClick={() => onOpen({ what: 'remove', rule })}
            />
          </span>
        )
      }
    />
  );
}
