import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { segmentsApi } from '../../../server/features/segments/contract.ts';
import { call } from '../../api.ts';
import { FieldGroup, Page, toast } from '../../ui/index.ts';
import { LensBanner } from '../lens/lens-banner.tsx';
import { NameFields } from './name-fields.tsx';
import { emptyDraft } from './rule/draft.ts';
import { RuleForm } from './rule/rule-form.tsx';

/** Writing a new segment by a rule. */
export default function NewRulePage() {
  const { t } = useTranslation('segments');
  const client = useQueryClient();
  const navigate = useNavigate();
  const [begin] = useState(emptyDraft);
  const [naming, setNaming] = useState({ name: '', description: '' });
  const [nameless, setNameless] = useState(false);
  return (
    <Page title={t('make.ruleTitle')} crumbs={[{ label: t('title'), to: '/segments' }]}>
      <LensBanner />
      <RuleForm
        begin={begin}
        kept={undefined}
        saveLabel={t('rule.saveNew')}
        mayLeave={() => !naming.name && !naming.description}
        isReady={() => {
          setNameless(!naming.name.trim());
          return Boolean(naming.name.trim());
        }}
        onSave={async (rule) => {
          const made = await call(segmentsApi.make, {
            body: { kind: 'rule', name: naming.name.trim(), description: naming.description.trim(), rule },
          });
          void client.invalidateQueries({ queryKey: ['segments'] });
          toast({ title: t('make.done', { name: made.name }) });
          await navigate({ to: '/segments/$id', params: { id: made.id } });
        }}
        onCancel={() => navigate({ to: '/segments' })}
      >
        <FieldGroup columns={2}>
          <NameFields
            value={naming}
            error={nameless && !naming.name.trim() ? t('fault.nameless') : undefined}
            onChange={setNaming}
          />
        </FieldGroup>
      </RuleForm>
    </Page>
  );
}
