import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { MoreHorizontal } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customersApi } from '../../../server/features/customers/contract.ts';
import { call } from '../../api.ts';
import {
  Button,
  Callout,
  IconButton,
  Menu,
  MenuItem,
  Panel,
  SkeletonText,
  TextArea,
  Time,
  toast,
  toastProblem,
} from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import styles from './about.module.css';
import { notesQuery, refreshCustomer } from './queries.ts';

/** What members wrote about the customer. */
export function Notes({ customerId: id }: { customerId: string }) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay()('customers.write');
  const { data, error } = useQuery(notesQuery(id));
  return (
    <Panel title={t('notes.title')}>
      {error && <Callout problem={error} />}
      <ul className={styles.notes}>
        {mayWrite && (
          <li>
            <NewNote customerId={id} />
          </li>
        )}
        {!data && !error && (
          <li>
            <SkeletonText lines={2} />
          </li>
        )}
        {data?.items.map((note) => (
          <li key={note.id}>
            <Note customerId={id} note={note} />
          </li>
        ))}
      </ul>
      {data?.items.length === 0 && !mayWrite && <p>{t('notes.none')}</p>}
    </Panel>
  );
}

function NewNote({ customerId: id }: { customerId: string }) {
  const client = useQueryClient();
  const [text, setText] = useState('');
  const write = useMutation({
    mutationFn: () => call(customersApi.writeNote, { params: { id }, body: { text } }),
    onSuccess: () => {
      setText('');
      return refreshCustomer(client, id);
    },
    onError: toastProblem,
  });
  return <NoteForm text={text} onChange={setText} busy={write.isPending} onSave={() => write.mutate()} />;
}

interface NoteFormProps {
  text: string;
  onChange: (text: string) => void;
  busy: boolean;
  onSave: () => void;
  onCancel?: () => void;
}

function NoteForm({ text, onChange, busy, onSave, onCancel }: NoteFormProps) {
  const { t } = useTranslation('customers');
  const isWriting = text !== '' || onCancel !== undefined;
  return (
    <form
      className={styles.write}
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
    >
      <TextArea
        aria-label={t('notes.write')}
        placeholder={t('notes.write')}
        rows={isWriting ? 3 : 1}
        maxLength={10_000}
        value={text}
        onChange={onChange}
        onKeyDown={(event) =>
          event.key === 'Enter' && (event.metaKey || event.ctrlKey) && text.trim() && onSave()
        }
      />
      {isWriting && (
        <span className={styles.tags}>
          <Button type="submit" size="s" busy={busy} disabled={!text.trim()}>
            {t('notes.save')}
          </Button>
          {onCancel && (
            <Button look="quiet" size="s" onClick={onCancel}>
              {t('cancel')}
            </Button>
          )}
        </span>
      )}
    </form>
  );
}

interface NoteProps {
  customerId: string;
  note: { id: string; text: string; author: { name: string }; createdAt: string; updatedAt: string };
}

function Note({ customerId: id, note }: NoteProps) {
  const { t } = useTranslation('customers');
  const mayWrite = useMay()('customers.write');
  const client = useQueryClient();
  const [editing, setEditing] = useState<string>();
  const params = { id, noteId: note.id };
  const save = useMutation({
    mutationFn: (text: string) => call(customersApi.editNote, { params, body: { text } }),
    onSuccess: async () => {
      await refreshCustomer(client, id);
      setEditing(undefined);
    },
    onError: toastProblem,
  });
  const remove = useMutation({
    mutationFn: () => call(customersApi.removeNote, { params }),
    onSuccess: () => {
      toast({ title: t('notes.removed'), undo: () => restore.mutate() });
      return refreshCustomer(client, id);
    },
    onError: toastProblem,
  });
  const restore = useMutation({
    mutationFn: () => call(customersApi.writeNote, { params: { id }, body: { text: note.text } }),
    onSuccess: () => refreshCustomer(client, id),
    onError: toastProblem,
  });
  if (editing !== undefined) {
    return (
      <NoteForm
        text={editing}
        onChange={setEditing}
        busy={save.isPending}
        onSave={() => save.mutate(editing)}
        onCancel={() => setEditing(undefined)}
      />
    );
  }
  return (
    <div className={styles.note}>
      <div className={styles.by}>
        <span>
          {note.author.name} · <Time at={note.createdAt} />
          {note.updatedAt !== note.createdAt && ` · ${t('notes.edited')}`}
        </span>
        {mayWrite && (
          <Menu trigger={<IconButton size="s" label={t('notes.more')} icon={<MoreHorizontal size={16} />} />}>
            <MenuItem onClick={() => setEditing(note.text)}>{t('notes.edit')}</MenuItem>
            <MenuItem look="danger" onClick={() => remove.mutate()}>
              {t('notes.remove')}
            </MenuItem>
          </Menu>
        )}
      </div>
      <p>{note.text}</p>
    </div>
  );
}
