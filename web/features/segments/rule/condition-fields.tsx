import { DaysField, MoneyField, PeriodFields, TimesField } from './amount-fields.tsx';
import { Choice } from './choice.tsx';
import type { LooseCondition } from './draft.ts';
import type { Fault } from './faults.ts';
import { AccountField, ChannelField, SourceField, TagField, TypeField } from './pickers.tsx';
import { TraitFields } from './trait-fields.tsx';

export interface FieldsProps<Condition extends LooseCondition = LooseCondition> {
  condition: Condition;
  /** What is wrong with a field, in words. */
  error: (field: Fault['field']) => string | undefined;
  onChange: (condition: LooseCondition) => void;
}

/** The fields of a condition, of whichever kind it is. */
export function ConditionFields({ condition, error, onChange }: FieldsProps) {
  switch (condition.kind) {
    case 'did':
      return (
        <>
          <TypeField
            value={condition.type}
            error={error('type')}
            onChange={(type) => onChange({ ...condition, type })}
          />
          <Amount value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <TimesField
            unit="times"
            value={condition.times}
            error={error('times')}
            onChange={(times) => onChange({ ...condition, times })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
          <ChannelField
            value={condition.channel}
            onChange={(channel) => onChange({ ...condition, channel })}
          />
        </>
      );
    case 'didNot':
      return (
        <>
          <TypeField
            value={condition.type}
            error={error('type')}
            onChange={(type) => onChange({ ...condition, type })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
          <ChannelField
            value={condition.channel}
            onChange={(channel) => onChange({ ...condition, channel })}
          />
        </>
      );
    case 'orders':
      return (
        <>
          <Amount value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <TimesField
            unit="orders"
            value={condition.times}
            error={error('times')}
            onChange={(times) => onChange({ ...condition, times })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
        </>
      );
    case 'revenue':
      return (
        <>
          <Amount value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <MoneyField
            value={condition.minor}
            error={error('minor')}
            onChange={(minor) => onChange({ ...condition, minor })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
        </>
      );
    case 'rating':
      return (
        <>
          <Choice
            label="rating"
            value={condition.is}
            options={['low', 'high']}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
        </>
      );
    case 'nps':
      return (
        <>
          <Choice
            label="nps"
            value={condition.is}
            options={['promoter', 'passive', 'detractor']}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <PeriodFields
            value={condition.withinDays}
            error={error('days')}
            onChange={(withinDays) => onChange({ ...condition, withinDays })}
          />
        </>
      );
    case 'firstSeen':
    case 'lastSeen':
      return (
        <>
          <Choice
            label="is"
            value={condition.is}
            options={['within', 'before']}
            onChange={(is) => onChange({ ...condition, is })}
          />
          <DaysField
            value={condition.days}
            error={error('days')}
            onChange={(days) => onChange({ ...condition, days })}
          />
        </>
      );
    case 'trait':
      return <TraitFields condition={condition} error={error} onChange={onChange} />;
    case 'tag':
      return (
        <>
          <IsOrNot value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <TagField
            value={condition.tag}
            error={error('tag')}
            onChange={(tag) => onChange({ ...condition, tag })}
          />
        </>
      );
    case 'account':
      return (
        <>
          <IsOrNot value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <AccountField
            value={condition.account}
            error={error('account')}
            onChange={(account) => onChange({ ...condition, account })}
          />
        </>
      );
    case 'source':
      return (
        <>
          <IsOrNot value={condition.is} onChange={(is) => onChange({ ...condition, is })} />
          <SourceField
            value={condition.source}
            error={error('source')}
            onChange={(source) => onChange({ ...condition, source })}
          />
        </>
      );
  }
}

interface EitherProps<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

function Amount(props: EitherProps<'atLeast' | 'atMost'>) {
  return <Choice label="is" options={['atLeast', 'atMost']} {...props} />;
}

function IsOrNot(props: EitherProps<'is' | 'not'>) {
  return <Choice label="is" options={['is', 'not']} {...props} />;
}
