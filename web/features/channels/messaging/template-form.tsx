import { useTranslation } from 'react-i18next';
import { Field, FieldGroup, Select, TextInput } from '../../../ui/index.ts';
import styles from './messaging.module.css';
import type { Thread } from './queries.ts';
import { blankOf, type TemplateChoice } from './use-messenger.ts';

interface TemplateFormProps {
  templates: Thread['templates'];
  filled: TemplateChoice | undefined;
  fill: (choice: TemplateChoice) => void;
  /** Filled in so far. */
  text: string | undefined;
}

/** A template is chosen and filled in; below it is what the customer will read. */
export function TemplateForm({ templates, filled, fill, text }: TemplateFormProps) {
  const { t } = useTranslation('channels');
  if (!templates.length) return <p className={styles.closed}>{t('messaging.line.noTemplates')}</p>;
  const key = ({ name, language }: (typeof templates)[number]) => `${name} · ${language}`;
  return (
    <div className={styles.fill}>
      <FieldGroup columns={2}>
        <Field label={t('messaging.template')}>
          <Select
            value={filled ? key(filled.template) : null}
            options={templates.map((one) => ({ value: key(one), label: key(one) }))}
            onChange={(chosen) => {
              const template = templates.find((one) => key(one) === chosen);
              if (template) fill(blankOf(template));
            }}
          />
        </Field>
        {filled?.values.map((value, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place
          <Field key={index} label={t('messaging.line.value', { number: index + 1 })}>
            <TextInput
              value={value}
              maxLength={1024}
              onChange={(next) =>
                fill({ ...filled, values: filled.values.map((one, at) => (at === index ? next : one)) })
              }
            />
          </Field>
        ))}
      </FieldGroup>
      {text && (
        <figure className={styles.preview}>
          <figcaption>{t('messaging.line.preview')}</figcaption>
          <p>{text}</p>
        </figure>
      )}
    </div>
  );
}
