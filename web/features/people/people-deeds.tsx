import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, ListPlus } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import { saveFile } from '../../ui/chart/picture.ts';
import { Button, ButtonAnchor, Callout, Field, ProgressBar, TextInput, toast } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './people.module.css';
import { peopleCsv } from './people-csv.ts';
import { saveList } from './save-list.ts';
import { everyone, type PeopleSource } from './source.ts';

interface DeedsProps {
  source: PeopleSource;
  total: number;
  /** What the list is called unless the reader says otherwise. */
  name: string;
}

/** What can be done with the people of a figure: keep them as a list, take them along as a file. */
export function PeopleDeeds({ source, total, name }: DeedsProps) {
  const { t } = useTranslation('people');
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
            {t('saveList')}
          </Button>
        )}
        {source.csv ? (
          <ButtonAnchor size="s" icon={<Download size={16} />} href={source.csv} download>
            {t('csv')}
          </ButtonAnchor>
        ) : (
          <Button size="s" icon={<Download size={16} />} disabled={busy} onClick={() => csv.mutate()}>
            {t('csv')}
          </Button>
        )}
      </div>
      {naming && <NameForm suggested={name} busy={busy} onSave={(given) => save.mutate(given)} />}
      {busy && (
        <ProgressBar
          label={t('reading')}
          share={read / total}
          facts={t('count', { count: read, shown: format.number(read) })}
        />
      )}
      {(save.error ?? csv.error) && <Callout problem={save.error ?? csv.error} />}
    </>
  );
}

interface NameFormProps {
  suggested: string;
  busy: boolean;
  onSave: (name: string) => void;
}

function NameForm({ suggested, busy, onSave }: NameFormProps) {
  const { t } = useTranslation('people');
  const [name, setName] = useState(suggested.slice(0, LONGEST_NAME));
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(name.trim());
      }}
    >
      <Field label={t('listName')}>
        <TextInput value={name} onChange={setName} maxLength={LONGEST_NAME} required />
      </Field>
      <Button type="submit" size="s" look="primary" busy={busy} disabled={!name.trim()}>
        {t('saveThem')}
      </Button>
    </form>
  );
}

const LONGEST_NAME = 100;

/** Both read everybody first; who closes the drawer meanwhile stops it. */
function useDeeds(source: PeopleSource, onSaved: () => void) {
  const { t } = useTranslation('people');
  const client = useQueryClient();
  const [read, setRead] = useState(0);
  const signal = useGoneSignal();
  const everybody = () => {
    setRead(0);
    return everyone(source, setRead, signal());
  };
  const save = useMutation({
    async mutationFn(name: string) {
      const people = await everybody();
      const ids = people.map(({ customerId }) => customerId);
      await saveList(name, ids, signal());
      return { name, people: people.length };
    },
    onSuccess({ name, people }) {
      onSaved();
      toast({ title: t('saved', { name, count: people }) });
      return client.invalidateQueries({ queryKey: ['segments'] });
    },
  });
  const csv = useMutation({
    async mutationFn() {
      const text = peopleCsv(await everybody());
      saveFile(new Blob([text], { type: 'text/csv;charset=utf-8' }), 'customers.csv');
    },
  });
  return { save, csv, read };
}

function useGoneSignal(): () => AbortSignal {
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);
  return () => gone.current.signal;
}
