import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import type { Rule } from '../../../server/features/segments/rule.ts';
import { call } from '../../api.ts';
import { toast, toastProblem } from '../../ui/index.ts';
import type { CountedSegment } from './queries.ts';
import { draftOf } from './rule/draft.ts';
import { RuleForm } from './rule/rule-form.tsx';

interface EditRuleProps {
  segment: CountedSegment;
  rule: Rule;
  onClose: () => void;
}

/** Changing the rule of a segment that there is; the old one can be put back for a while. */
export function EditRule({ segment: { id }, rule, onClose }: EditRuleProps) {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const [begin] = useState(() => draftOf(rule));

  async function save(next: Rule) {
    await call(segmentsApi.change, { params: { id }, body: { rule: next } });
    await client.invalidateQueries({ queryKey: ['segments'] });
  }

  return (
    <RuleForm
      begin={begin}
      kept={rule}
      saveLabel={t('rule.save')}
      onSave={async (next) => {
        await save(next);
        toast({ title: t('rule.saved'), undo: () => void save(rule).catch(toastProblem) });
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
