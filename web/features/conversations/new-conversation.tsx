import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { PRIORITIES } from '../../../server/features/conversations/shapes-contract.ts';
import { call } from '../../api.ts';
import { fieldError, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  CHANNELS,
  type Channel,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  toast,
  useChannelName,
} from '../../ui/index.ts';
import type { Nameable } from '../customers/names.ts';
import { NOBODY, useDepartments } from './choices.ts';
import { refreshConversations } from './queries.ts';
import { emptyWho, isSomebody, referenceOf, type Who, WhoFields } from './who-fields.tsx';

interface NewConversationProps {
  /** Whom it is with, where that is known. */
  customer: ({ id: string } & Nameable) | undefined;
  onClose: () => void;
}

/** By which people come to us in person or are called first: what is written down by hand. */
const BY_HAND: Channel[] = ['phone', 'store'];
const ORDER: Channel[] = [...BY_HAND, ...CHANNELS.filter((channel) => !BY_HAND.includes(channel))];
const FIELDS = ['email', 'phone', 'id', 'text', 'subject', 'department'];

function useBegin(onClose: () => void) {
  const { t } = useTranslation('conversations');
  const client = useQueryClient();
  const navigate = useNavigate();
  // A second press brings the same one, never another.
  const [key] = useState(() => crypto.randomUUID());
  return useMutation({
    mutationFn: async ({ who, isDone, ...told }: Told) => {
      const begun = await call(conversationsApi.create, {
        body: {
          ...told,
          key,
          customer: referenceOf(who),
          assignee: told.from === 'us' || isDone ? 'me' : null,
        },
      });
      if (isDone)
        await call(conversationsApi.change, { params: { id: begun.id }, body: { status: 'solved' } });
      return begun;
    },
    onSuccess: ({ id, number }) => {
      toast({ title: t('new.done', { number }) });
      onClose();
      void navigate({ to: '/inbox/$id', params: { id }, search: (before) => before });
      return refreshConversations(client, []);
    },
  });
}

interface Told {
  who: Who;
  channel: Channel;
  from: 'customer' | 'us';
  text: string;
  subject: string;
  priority: (typeof PRIORITIES)[number];
  department: string | null;
  /** Nothing is left to do: a call or a visit that is only written down. */
  isDone: boolean;
}

/** Begins a conversation, or writes down a call or a visit. */
export function NewConversation({ customer, onClose }: NewConversationProps) {
  const { t } = useTranslation('conversations');
  const [told, setTold] = useState<Told>(() => ({
    ...{ who: emptyWho(customer), channel: 'phone', from: 'customer', text: '', subject: '' },
    ...{ priority: 'normal', department: null, isDone: false },
  }));
  const begin = useBegin(onClose);
  const put = (change: Partial<Told>) => setTold((before) => ({ ...before, ...change }));
  const isReady = isSomebody(told.who) && told.text.trim() !== '';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('begin')}
      description={t('new.text')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            look="primary"
            disabled={!isReady}
            busy={begin.isPending}
            onClick={() => begin.mutate(told)}
          >
            {t('new.do')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && !begin.isPending) begin.mutate(told);
        }}
      >
        <FieldGroup>
          {begin.error && !shownByFields(begin.error, FIELDS) && <Callout problem={begin.error} />}
          <WhoFields
            customer={customer}
            who={told.who}
            onChange={(who) => put({ who })}
            error={(field) => fieldError(begin.error, field)}
          />
          <What told={told} put={put} error={begin.error} />
          <Where told={told} put={put} />
        </FieldGroup>
      </form>
    </Dialog>
  );
}

interface PartProps {
  told: Told;
  put: (change: Partial<Told>) => void;
}

function What({ told, put, error }: PartProps & { error: unknown }) {
  const { t } = useTranslation('conversations');
  const channelName = useChannelName();
  return (
    <>
      <FieldGroup columns={2}>
        <Field label={t('channel')}>
          <Select<Channel>
            value={told.channel}
            options={ORDER.map((value) => ({
              value,
              label: value === 'phone' || value === 'store' ? t(`new.by.${value}`) : channelName(value),
            }))}
            onChange={(channel) => put({ channel })}
          />
        </Field>
        <RadioGroup
          label={t('new.from')}
          value={told.from}
          options={[
            { value: 'customer', label: t('new.theirs') },
            { value: 'us', label: t('new.ours') },
          ]}
          onChange={(from) => put({ from })}
        />
      </FieldGroup>
      <Field
        label={told.from === 'customer' ? t('new.theySaid') : t('new.weSaid')}
        error={fieldError(error, 'text')}
      >
        <TextArea rows={4} value={told.text} onChange={(text) => put({ text })} />
      </Field>
      <Field label={t('subject')} optional error={fieldError(error, 'subject')}>
        <TextInput maxLength={300} value={told.subject} onChange={(subject) => put({ subject })} />
      </Field>
    </>
  );
}

function Where({ told, put }: PartProps) {
  const { t } = useTranslation('conversations');
  const departments = useDepartments();
  return (
    <>
      <FieldGroup columns={2}>
        <Field label={t('priorityLabel')}>
          <Select
            value={told.priority}
            options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
            onChange={(priority) => put({ priority })}
          />
        </Field>
        <Field label={t('department')}>
          <Select
            value={told.department ?? NOBODY}
            options={[
              { value: NOBODY, label: t('noDepartment') },
              ...departments.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            onChange={(key) => put({ department: key === NOBODY ? null : key })}
          />
        </Field>
      </FieldGroup>
      <Checkbox
        label={t('new.isDone')}
        hint={t('new.isDoneText')}
        checked={told.isDone}
        onChange={(isDone) => put({ isDone })}
      />
    </>
  );
}
