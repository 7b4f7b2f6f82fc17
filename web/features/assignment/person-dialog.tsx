import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../../../server/features/assignment/contract.ts';
import { call } from '../../api.ts';
import { LANGUAGE_NAMES, LANGUAGES } from '../../i18n.ts';
import {
  Button,
  Callout,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  MultiCombobox,
  NumberInput,
  toast,
} from '../../ui/index.ts';
import { useDepartments } from '../conversations/choices.ts';
import styles from './assignment.module.css';
import type { Person } from './queries.ts';

/** How many somebody is given, of which departments and languages, and whether they are there. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('assignment');
  const client = useQueryClient();
  const departments = useDepartments();
  const [draft, setDraft] = useState(person);
  const put = (change: Partial<Person>) => setDraft((before) => ({ ...before, ...change }));
  const save = useMutation({
    mutationFn: () =>
      call(assignmentApi.changeMember, { params: { id: person.id }, body: changeOf(person, draft) }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['assignment'] });
      toast({ title: t('person.saved', { name: person.name }) });
      onClose();
    },
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={person.name}
      description={t('person.about')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Callout problem={save.error} />
        <Checkbox
          label={t('person.takesPart')}
          hint={t('person.takesPartHint')}
          checked={draft.takesPart}
          onChange={(takesPart) => put({ takesPart })}
        />
        {draft.takesPart && (
          <>
            <FieldGroup columns={2}>
              <Field label={t('person.capacity')} hint={t('person.capacityHint')} optional>
                <NumberInput
                  value={draft.capacity}
                  onChange={(capacity) => put({ capacity })}
                  min={0}
                  max={10_000}
                />
              </Field>
              <Field label={t('person.languages')} optional>
                <MultiCombobox
                  options={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
                  value={draft.languages}
                  onChange={(languages) => put({ languages: languages as Person['languages'] })}
                  placeholder={t('people.everyLanguage')}
                />
              </Field>
            </FieldGroup>
            <Field label={t('person.departments')} hint={t('person.departmentsHint')} optional>
              <MultiCombobox
                options={departments.map(({ key, name }) => ({ value: key, label: name }))}
                value={draft.departments}
                onChange={(keys) => put({ departments: keys })}
              />
            </Field>
            <Checkbox
              label={t('person.away')}
              hint={t('person.awayHint')}
              checked={draft.awaySince !== null}
              onChange={(away) => put({ awaySince: away ? new Date().toISOString() : null })}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** What was not touched stays as usual. */
function changeOf(before: Person, { takesPart, capacity, languages, departments, awaySince }: Person) {
  const isServing = departments.join() !== before.departments.join();
  return {
    ...(takesPart !== before.takesPart && { takesPart }),
    ...(isServing && { departments: departments.length ? departments : null }),
    ...((awaySince !== null) !== (before.awaySince !== null) && { away: awaySince !== null }),
    ...{ capacity, languages },
  };
}
