import { useTranslation } from 'react-i18next';
import { SIDES } from '../../../../server/features/channels/chat/shapes-contract.ts';
import { fieldError } from '../../../problems.ts';
import { Field, FieldGroup, Select, TextInput } from '../../../ui/index.ts';
import styles from './chat.module.css';
import { type ChatDraft, isColour } from './chat-form.ts';

interface ChatLooksProps {
  draft: ChatDraft;
  put: (change: Partial<ChatDraft>) => void;
  error: unknown;
}

/** Colour and place of the chat. */
export function ChatLooks({ draft, put, error }: ChatLooksProps) {
  const { t } = useTranslation('channels');
  return (
    <FieldGroup columns={2}>
      <Field label={t('chat.colour')} hint={t('chat.colourHint')} error={fieldError(error, 'colour')}>
        <span className={styles.colour}>
          <input
            type="color"
            className={styles.swatch}
            aria-label={t('chat.pickColour')}
            value={isColour(draft.colour) ? draft.colour : '#0f6e6e'}
            onChange={(event) => put({ colour: event.target.value })}
          />
          <TextInput
            value={draft.colour}
            onChange={(colour) => put({ colour })}
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
          />
        </span>
      </Field>
      <Field label={t('chat.side')}>
        <Select
          value={draft.side}
          options={SIDES.map((value) => ({ value, label: t(`chat.sides.${value}`) }))}
          onChange={(side) => put({ side })}
        />
      </Field>
    </FieldGroup>
  );
}
