import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, ListPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../format.ts';
import { Button, Callout, Field, ProgressBar, TextInput, toast } from '../../../ui/index.ts';
import { useMay } from '../../session/session.ts';
import styles from './people.module.css';
import { download, peopleCsv } from './people-csv.ts';
import { everyPerson, type PeopleSource } from './people-source.ts';
import { saveList } from './save-list.ts';

interface DeedsProps {
  source: PeopleSource;
  total: number;
  /** What the list is called unless the reader says otherwise. */
  name: string;
}

/** What can be done with the people of a figure: keep them as a list, take them along as a file. */
export function PeopleDeeds({ source, total, name }: DeedsProps) {
  const { t } = useTranslation('journeys');
  const format = useFormat();
  const may = useMay();
  const [naming, setNaming] = useState(false);
  const { save, csv, read } = useDeeds(source, () => setNaming(false));
  const busy = save.isPending || csv.isPending;
  return (
    <>
      <div className={styles.deeds}>
        {may('journeys.write') && (
          <Button
            size="s"
            icon={<ListPlus size={16} />}
            disabled={busy}
            aria-expanded={naming}
            onClick={() => setNaming(!naming)}
          >
            {t('people.saveList')}
          </Button>
        )}
        <Button size="s" icon={<Download size={16} />} disabled={busy} onClick={() => csv.mutate()}>
          {t('people.csv')}
        </Button>
      </div>
      {naming && <NameForm suggested={name} busy={busy} onSave={(given) => save.mutate(given)} />}
      {busy && (
        <ProgressBar
          label={t('people.reading')}
          share={read / total}
          facts={t('customersShown', { count: read, shown: format.number(read) })}
        />
      )}
      {(save.error ?? csv.error) && <Callout problem={save.error ?? csv.error} />}
    </>
  );
}

function NameForm({
  suggested,
  busy,
  onSave,
}: {
  suggested: string;
  busy: boolean;
  onSave: (name: string) => void;
}) {
  const { t } = useTranslation('journeys');
  const [name, setName] = useState(suggested);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.trim());
      }}
    >
      <Field label={t('people.listName')}>
        <TextInput value={name} onChange={setName} maxLength={100} required />
      </Field>
      <div className={styles.deeds}>
        <Button type="submit" size="s" look="primary" busy={busy} disabled={!name.trim()}>
          {t('people.saveThem')}
        </Button>
      </div>
    </form>
  );
}

/** Both read everybody first; who closes the drawer meanwhile stops it. */
function useDeeds(source: PeopleSource, onSaved: () => void) {
  const { t } = useTranslation('journeys');
  const client = useQueryClient();
  const [read, setRead] = useState(0);
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  const everybody = () => {
    setRead(0);
    return everyPerson(source, setRead, gone.current.signal);
  };
  const save = useMutation({
    async mutationFn(name: string) {
      const people = await everybody();
      await saveList(
        name,
        people.map(({ customerId }) => customerId),
        gone.current.signal,
      );
      return { name, people: people.length };
    },
    onSuccess({ name, people }) {
      onSaved();
      toast({ title: t('people.saved', { name, count: people }) });
      return client.invalidateQueries({ queryKey: ['segments'] });
    },
  });
  const csv = useMutation({
    async mutationFn() {
      download('customers.csv', peopleCsv(await everybody()));
    },
  });
  return { save, csv, read };
}
