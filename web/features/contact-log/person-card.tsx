import { useQuery } from '@tanstack/react-query';
import { Handshake } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { Avatar, Button, ChannelIcon, TextInput, TextLink, Voice } from '../../ui/index.ts';
import { type Nameable, useCustomerName } from '../customers/names.ts';
import type { Person } from './draft.ts';
import { owedQuery, talksQuery } from './queries.ts';
import styles from './who.module.css';

interface PersonCardProps {
  person: Person;
  onChange: (person: Person) => void;
  onAgain: () => void;
}

/** Whom it is with, what was last with them, and what they are owed. */
export function PersonCard({ person, onChange, onAgain }: PersonCardProps) {
  const { t } = useTranslation('contacts');
  const nameOf = useCustomerName();
  const name =
    person.kind === 'known' ? nameOf(person.called) : (person.name ?? person.phone ?? person.email!);
  const keys = person.kind === 'known' ? [person.called.phone, person.called.email] : [];
  return (
    <section className={styles.person} aria-label={t('who.label')}>
      <header className={styles.personHead}>
        <Avatar name={name} />
        <div className={styles.personName}>
          {person.kind === 'known' ? (
            <TextLink to="/customers/$id" params={{ id: person.id }}>
              <strong>{name}</strong>
            </TextLink>
          ) : (
            <strong>{name}</strong>
          )}
          <span className={styles.keys}>
            {person.kind === 'new' ? t('who.isNew') : keys.filter((key) => key && key !== name).join(' · ')}
          </span>
        </div>
        <Button look="quiet" onClick={onAgain}>
          {t('who.other')}
        </Button>
      </header>
      {person.kind === 'known' && <Lately customer={person.id} />}
      {person.kind === 'new' && (person.phone || person.email) && (
        <TextInput
          aria-label={t('who.name')}
          placeholder={t('who.name')}
          maxLength={200}
          value={person.name ?? ''}
          onChange={(told) => onChange({ ...person, name: told || undefined } as Person)}
        />
      )}
    </section>
  );
}

/** The last conversation, and what was promised and is not done. */
export function Lately({ customer }: { customer: string }) {
  const { t } = useTranslation('contacts');
  const format = useFormat();
  const last = useQuery(talksQuery(customer)).data?.last;
  const owed = useQuery(owedQuery(customer)).data?.items ?? [];
  return (
    <>
      {last && (
        <p className={styles.lately}>
          <ChannelIcon channel={last.channel} wordHidden />
          <TextLink to="/inbox/$id" params={{ id: last.id }}>
            {t('last', { number: last.number, when: format.relative(last.lastMessageAt) })}
          </TextLink>
          <span className={styles.preview}>{last.subject || <Voice>{last.preview}</Voice>}</span>
        </p>
      )}
      {owed.map(({ id, text, dueAt, conversation }) => (
        <p key={id} className={styles.lately}>
          <Handshake size={16} aria-hidden />
          <TextLink to="/inbox/$id" params={{ id: conversation.id }}>
            {t('owed', { text, when: format.relative(dueAt) })}
          </TextLink>
        </p>
      ))}
    </>
  );
}

export type Known = { id: string } & Nameable;
