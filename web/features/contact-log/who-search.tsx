import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Mail, Phone, Search, UserRoundPlus } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import { useSettled } from '../../ui/settled.ts';
import { type Nameable, useCustomerName } from '../customers/names.ts';
import { newPerson, type Person } from './draft.ts';
import styles from './who.module.css';

const MOST_SHOWN = 5;
/** Of those who fit in some way, those who fit best come first. */
const MOST_FOUND = 25;
const TYPING_PAUSE_MS = 120;
const SHORTEST = 2;

/** Who it is: a few letters or digits, and Enter takes the first. Whoever is not there is made of what was typed. */
export function WhoSearch({ onChoose }: { onChoose: (person: Person) => void }) {
  const { t } = useTranslation('contacts');
  const nameOf = useCustomerName();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.focus(), []);
  const text = typed.trim();
  const search = useSettled(text, TYPING_PAUSE_MS);
  const isAsked = search.length >= SHORTEST;
  const { data, isPlaceholderData } = useQuery({
    queryKey: ['customers', 'log', search],
    queryFn: ({ signal }) => call(customersApi.list, { query: { search, limit: MOST_FOUND }, signal }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  });
  const found = isAsked && text.length >= SHORTEST ? bestFirst(data?.items ?? [], search) : [];
  const isSettled = search === text && (!isAsked || (data !== undefined && !isPlaceholderData));
  const choices = [
    ...found.map((one) => ({ id: one.id, person: { kind: 'known' as const, id: one.id, called: one }, one })),
    ...(text.length >= SHORTEST ? [{ id: 'new', person: newPerson(text), one: undefined }] : []),
  ];
  const chosen = Math.min(at, choices.length - 1);
  // Whoever is faster than the search chooses from what it finds for all that they typed.
  const [wanted, setWanted] = useState<string>();
  const isWanted = wanted !== undefined && wanted === text && isSettled;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen is what is there when it is settled.
  useEffect(() => {
    if (isWanted && choices[chosen]) onChoose(choices[chosen].person);
  }, [isWanted]);

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setAt(Math.max(0, Math.min(choices.length - 1, chosen + step)));
    }
    if (event.key === 'Escape') setTyped('');
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (text.length >= SHORTEST) setWanted(text);
  }

  return (
    <div className={styles.who}>
      <div className={styles.search}>
        <Search size={22} aria-hidden />
        <input
          ref={input}
          type="text"
          inputMode="search"
          role="combobox"
          aria-expanded={choices.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={choices[chosen] && `${list}-${chosen}`}
          aria-label={t('who.label')}
          placeholder={t('who.placeholder')}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
            setWanted(undefined);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        id={list}
        role="listbox"
        aria-label={t('who.found')}
        className={styles.found}
        hidden={!choices.length}
      >
        {choices.map(({ id, person, one }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are at the field above, which names what is active.
          <div
            key={id}
            id={`${list}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === chosen}
            className={styles.one}
            onClick={() => onChoose(person)}
          >
            {one ? (
              <>
                <strong>{nameOf(one)}</strong>
                <span className={styles.keys}>
                  {[one.phone, one.email].filter((key) => key && key !== nameOf(one)).join(' · ')}
                </span>
              </>
            ) : (
              <NewPerson person={person as Extract<Person, { kind: 'new' }>} />
            )}
          </div>
        ))}
      </div>
      {!choices.length && <p className={styles.hint}>{t('who.hint')}</p>}
    </div>
  );
}

/** Whose name, address or number begins so; else as they came, the last seen first. */
function bestFirst<One extends Nameable>(items: readonly One[], search: string): One[] {
  const begins = plain(search);
  const digits = search.replace(/\D/g, '');
  const fits = ({ name, email, phone }: One) =>
    ` ${plain(name ?? '')}`.includes(` ${begins}`) ||
    (email ?? '').startsWith(begins) ||
    (digits.length >= SHORTEST && (phone ?? '').includes(digits));
  return items.toSorted((one, other) => Number(fits(other)) - Number(fits(one))).slice(0, MOST_SHOWN);
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

function NewPerson({ person: { email, phone, name } }: { person: Extract<Person, { kind: 'new' }> }) {
  const { t } = useTranslation('contacts');
  const Icon = email ? Mail : phone ? Phone : UserRoundPlus;
  const words = email
    ? t('who.newEmail', { email })
    : phone
      ? t('who.newPhone', { phone })
      : t('who.newName', { name });
  return (
    <span className={styles.new}>
      <Icon size={18} aria-hidden />
      <span>{words}</span>
    </span>
  );
}
