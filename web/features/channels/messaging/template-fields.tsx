import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldError } from '../../../problems.ts';
import { Button, Field, FieldGroup, IconButton, TextArea, TextInput } from '../../../ui/index.ts';
import channels from '../channels.module.css';
import styles from './messaging.module.css';
import type { TemplateDraft } from './messenger-form.ts';
import type { FieldsProps } from './meta-fields.tsx';

/** Templates as they were approved at WhatsApp. */
export function TemplateFields({ draft, put, error }: FieldsProps) {
  const { t } = useTranslation('channels');
  const { templates } = draft;
  const change = (key: number, to: Partial<TemplateDraft>) =>
    put({ templates: templates.map((one) => (one.key === key ? { ...one, ...to } : one)) });
  const next = 1 + Math.max(-1, ...templates.map(({ key }) => key));
  const blank = { key: next, name: '', language: '', text: '' };
  return (
    <section className={channels.part} aria-label={t('messaging.templates')}>
      <div>
        <h3 className={styles.title}>{t('messaging.templates')}</h3>
        <p className={styles.quiet}>{t('messaging.templatesHint', { places: '{{1}}, {{2}}' })}</p>
      </div>
      {templates.map((one, index) => (
        <fieldset key={one.key} className={styles.template}>
          <legend>{`${t('messaging.template')} ${index + 1}`}</legend>
          <FieldGroup columns={2}>
            <Field label={t('messaging.templateName')} error={fieldError(error, `templates.${index}.name`)}>
              <TextInput
                value={one.name}
                onChange={(name) => change(one.key, { name })}
                placeholder="order_ready"
                autoCapitalize="none"
              />
            </Field>
            <Field
              label={t('messaging.templateLanguage')}
              error={fieldError(error, `templates.${index}.language`)}
            >
              <TextInput
                value={one.language}
                onChange={(language) => change(one.key, { language })}
                placeholder="pt_BR"
                autoCapitalize="none"
              />
            </Field>
          </FieldGroup>
          <Field label={t('messaging.templateText')} error={fieldError(error, `templates.${index}.text`)}>
            <TextArea
              value={one.text}
              onChange={(text) => change(one.key, { text })}
              rows={2}
              maxLength={1024}
            />
          </Field>
          <IconButton
            size="s"
            label={t('messaging.removeTemplate', { number: index + 1 })}
            icon={<Trash2 size={16} />}
            onClick={() => put({ templates: templates.filter(({ key }) => key !== one.key) })}
          />
        </fieldset>
      ))}
      <div>
        <Button size="s" icon={<Plus size={14} />} onClick={() => put({ templates: [...templates, blank] })}>
          {t('messaging.addTemplate')}
        </Button>
      </div>
    </section>
  );
}
