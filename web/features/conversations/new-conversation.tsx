import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRIORITIES } from '../../../server/features/conversations/particulars-contract.ts';
import { fieldError, isStatus, shownByFields } from '../../problems.ts';
import {
  Button,
  Callout,
  type Channel,
  Checkbox,
  Dialog,
  Field,
  FieldGroup,
  RadioGroup,
  Select,
  TextArea,
  TextInput,
  useChannelName,
} from '../../ui/index.ts';
import { FirstMailFields } from '../channels/first-mail-fields.tsx';
import { FirstMessageFields } from '../channels/messaging/first-message-fields.tsx';
import {
  type FirstMessage,
  isInternational,
  useFirstMessage,
} from '../channels/messaging/use-first-message.ts';
import { type FirstMail, useFirstMail } from '../channels/use-first-mail.ts';
import type { Nameable } from '../customers/names.ts';
import { lastKind, ORDER, type Outgoing, type Told } from './begin.ts';
import { NOBODY, useDepartments } from './choices.ts';
import type { Beginning } from './held-beginnings.ts';
import { useBegin, useHoldBeginning } from './use-begin.ts';
import { emptyWho, isSomebody, type Who, WhoFields } from './who-fields.tsx';

interface NewConversationProps {
  /** Whom it is with, where that is known. */
  customer: ({ id: string } & Nameable) | undefined;
  /** What was taken back, or refused, to go on with. */
  before?: Beginning;
  onClose: () => void;
}

const FIELDS = ['email', 'phone', 'id', 'text', 'subject', 'department', 'to'];

/** Null where nothing is sent by a messenger. */
type Sending = FirstMessage | null;

/** Begins a conversation, or writes down a call or a visit. */
export function NewConversation({ customer, before, onClose }: NewConversationProps) {
  const { t } = useTranslation('conversations');
  const [key] = useState(() => before?.key ?? crypto.randomUUID());
  const [told, setTold] = useState<Told>(
    () =>
      before?.told ?? {
        ...{ who: emptyWho(customer), ...lastKind(), text: '', subject: '' },
        ...{ priority: 'normal', department: null, isDone: false },
      },
  );
  const { id, isNew, email } = told.who;
  const mailed = useFirstMail({
    ...{ isMail: isByUs(told, 'email'), customer: isNew ? null : id, email: isNew ? email : '' },
    before: before?.draft,
  });
  const first = useFirstMessage();
  const sending = isByUs(told, 'messaging') && first.account ? first : null;
  const begin = useBegin(key, onClose);
  const hold = useHoldBeginning();
  const error = begin.error ?? before?.error;
  const put = (change: Partial<Told>) => setTold((before) => ({ ...before, ...change }));
  const isSaid = sending ? sending.isReady && isInternational(told.who.phone) : told.text.trim() !== '';
  const isReady = isSomebody(told.who) && isSaid && (!mailed || mailed.isFine);
  const isNational = sending && told.who.phone.trim() && !isInternational(told.who.phone);
  const errorAt = (field: string) =>
    field === 'phone' && isNational ? t('new.international') : fieldError(error, field);

  function go() {
    if (mailed) {
      const { draft, mail } = mailed;
      hold({ key, told, draft, mail, to: mail.to.join(', ') });
      onClose();
    } else begin.mutate({ told, outgoing: outgoingOf(told, sending) });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('begin')}
      description={t('new.text')}
      isOutgoing={told.from === 'us'}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button look="primary" disabled={!isReady} busy={begin.isPending} onClick={go}>
            {t(sending || mailed ? 'mail' : 'new.do')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // What we say goes to the customer: never by Enter in a line before it.
          if (isReady && !begin.isPending && told.from === 'customer') go();
        }}
      >
        <FieldGroup>
          {error !== undefined &&
            error !== null &&
            (isStatus(error, 409) || !shownByFields(error, FIELDS)) && <Callout problem={error} />}
          <WhoFields
            customer={customer}
            who={told.who}
            onChange={(who) => {
              if (who.id !== told.who.id || who.isNew !== told.who.isNew) mailed?.write({ to: undefined });
              put({ who });
            }}
            error={errorAt}
          />
          <What {...{ told, put, errorAt, first, sending, mailed }} />
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

const isByUs = ({ from, channel }: Told, asked: Channel) => from === 'us' && channel === asked;

interface WhatProps extends PartProps {
  errorAt: (field: string) => string | undefined;
  first: FirstMessage;
  sending: Sending;
  mailed: FirstMail | null;
}

function What({ told, put, errorAt, first, sending, mailed }: WhatProps) {
  const { t } = useTranslation('conversations');
  const channelName = useChannelName();
  const subject = (
    <Field label={t('subject')} optional error={errorAt('subject')}>
      <TextInput maxLength={300} value={told.subject} onChange={(text) => put({ subject: text })} />
    </Field>
  );
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
      {isByUs(told, 'messaging') && (
        <FirstMessageFields
          first={first}
          phone={told.who.isNew ? undefined : numberOf(told.who, put, errorAt('phone'))}
        />
      )}
      {mailed && <FirstMailFields first={mailed} error={errorAt('to')} />}
      {mailed && subject}
      {!sending && (
        <Field
          label={told.from === 'customer' ? t('new.theySaid') : t('new.weSaid')}
          hint={
            (isByUs(told, 'social') && t('new.onlyAnswers')) ||
            (isByUs(told, 'email') && !mailed && t('new.noAccount'))
          }
          error={errorAt('text')}
        >
          <TextArea rows={4} value={told.text} onChange={(text) => put({ text })} />
        </Field>
      )}
      {!mailed && subject}
    </>
  );
}

const outgoingOf = ({ who }: Told, sending: Sending): Outgoing =>
  sending
    ? { text: sending.text, account: sending.account!.id, sentAs: sending.sentAs, phone: who.phone.trim() }
    : {};

const numberOf = (who: Who, put: PartProps['put'], error: string | undefined) => ({
  value: who.phone,
  change: (phone: string) => put({ who: { ...who, phone } }),
  error,
});

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
