import { useQuery } from '@tanstack/react-query';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar, Badge, Button, Callout, IconButton, ListRow, Panel, SkeletonRows } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { PersonDialog } from './person-dialog.tsx';
import { usePersonWords } from './person-words.ts';
import { type Person, peopleQuery } from './queries.ts';

/** Who is given conversations: how many they have now, how many they may have, and whether they are there. */
export function PeoplePanel() {
  const { t } = useTranslation('assignment');
  const query = useQuery(peopleQuery);
  const mayManage = useMay()('assignment.manage');
  const [open, setOpen] = useState<Person>();
  return (
    <Panel title={t('people.title')} flush>
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && !query.data && <SkeletonRows rows={3} />}
      {query.data?.items.map((person) => (
        <PersonRow key={person.id} person={person} onOpen={mayManage ? () => setOpen(person) : undefined} />
      ))}
      {open && <PersonDialog person={open} onClose={() => setOpen(undefined)} />}
    </Panel>
  );
}

interface PersonRowProps {
  person: Person;
  /** Absent for members who may not. */
  onOpen: (() => void) | undefined;
}

function PersonRow({ person, onOpen }: PersonRowProps) {
  const { t } = useTranslation('assignment');
  const words = usePersonWords();
  const { name, takesPart, awaySince, open, capacity } = person;
  const isFull = takesPart && capacity !== null && open >= capacity;
  return (
    <ListRow
      leading={<Avatar name={name} />}
      facts={
        <>
          <strong>{name}</strong>
          {awaySince && <Badge>{t('away')}</Badge>}
          {isFull && <Badge kind="warning">{t('people.full')}</Badge>}
          <span>{words.inHand(person)}</span>
        </>
      }
      note={words.given(person)}
      trailing={
        onOpen && (
          <IconButton
            size="s"
            label={t('people.edit', { name })}
            icon={<Pencil size={16} />}
            onClick={onOpen}
          />
        )
      }
    />
  );
}
