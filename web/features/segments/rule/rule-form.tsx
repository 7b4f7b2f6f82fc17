import { useMutation } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rule } from '../../../../server/features/segments/rule.ts';
import { Button, Callout, LeaveGuard } from '../../../ui/index.ts';
import { type DraftGroup, sameRule } from './draft.ts';
import { readDraft, refusedFaults } from './faults.ts';
import { GroupFields } from './group-fields.tsx';
import { Preview } from './preview.tsx';
import styles from './rule.module.css';

interface RuleFormProps {
  begin: DraftGroup;
  /** The rule as it is kept; leaving it changed asks once more. */
  kept: Rule | undefined;
  saveLabel: string;
  onSave: (rule: Rule) => Promise<unknown>;
  onCancel: () => void;
  /** Of the fields above the rule: whether they can be saved; and whether they can be left. */
  isReady?: () => boolean;
  mayLeave?: () => boolean;
  /** Fields above the rule. */
  children?: ReactNode;
}

/** A rule being written, and beside it whom it holds as it stands. */
export function RuleForm(props: RuleFormProps) {
  const { begin, kept, saveLabel, onSave, onCancel, isReady, mayLeave, children } = props;
  const { t } = useTranslation('segments');
  const [draft, setDraft] = useState(begin);
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const isLeaving = useRef(false);
  const save = useMutation({
    mutationFn: (rule: Rule) => {
      isLeaving.current = true;
      return onSave(rule);
    },
    onError: () => {
      isLeaving.current = false;
      pointAtFault(form.current);
    },
  });
  const { rule, faults } = readDraft(draft);
  const refused = refusedFaults(save.error);
  const isChanged = kept ? !sameRule(draft, kept) : draft !== begin || !(mayLeave?.() ?? true);

  function submit(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    const ready = isReady?.() ?? true;
    if (rule && ready) save.mutate(rule);
    else pointAtFault(form.current);
  }

  return (
    <div className={styles.columns}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        {children}
        <GroupFields
          group={draft}
          path={[]}
          faults={[...(tried ? faults : []), ...refused]}
          onChange={(next) => {
            save.reset();
            setDraft(next(draft));
          }}
        />
        {tried && !rule && (
          <Callout kind="problem">{draft.of.length ? t('rule.incomplete') : t('fault.empty')}</Callout>
        )}
        {!refused.length && <Callout problem={save.error} />}
        <div className={styles.deeds}>
          <Button type="submit" look="primary" busy={save.isPending}>
            {saveLabel}
          </Button>
          <Button onClick={onCancel}>{t('cancel')}</Button>
        </div>
      </form>
      <Preview rule={rule} />
      <LeaveGuard isChanged={() => isChanged && !isLeaving.current}>{t('rule.leaveText')}</LeaveGuard>
    </div>
  );
}

/** Once the faults are drawn, the first of them is where the reader goes on. */
function pointAtFault(form: HTMLFormElement | null) {
  requestAnimationFrame(() => form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}
