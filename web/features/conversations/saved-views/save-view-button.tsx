import { useQuery } from '@tanstack/react-query';
import { Bookmark, BookmarkCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button,
  Callout,
  Checkbox,
  Field,
  IconButton,
  Popover,
  TextInput,
  type UrlFilters,
} from '../../../ui/index.ts';
import { type Asked, askedOf, isNarrowed, isSame, type SavedView } from './asked.ts';
import { savedViewsQuery } from './queries.ts';
import styles from './saved-views.module.css';
import { useSaving } from './use-saving.ts';

/** Saves what the list shows as a view; of one that is saved: its name, whose it is, and what it shows. */
export function SaveViewButton({ url }: { url: UrlFilters }) {
  const { t } = useTranslation('conversations');
  const [isOpen, setOpen] = useState(false);
  const { data: views } = useQuery(savedViewsQuery);
  const asked = askedOf(url.one, url.search);
  const view = views?.find(({ id }) => id === url.one('saved'));
  if (!view && !isNarrowed(asked)) return null;
  const isKept = view !== undefined && isSame(view.asked, asked);
  const label = view ? t('savedViews.change') : t('savedViews.save');
  return (
    <Popover
      open={isOpen}
      onOpenChange={setOpen}
      align="end"
      title={label}
      trigger={
        <IconButton
          look="secondary"
          label={label}
          icon={isKept ? <BookmarkCheck size={16} /> : <Bookmark size={16} />}
        />
      }
    >
      <ViewForm key={view?.id} url={url} asked={asked} view={view} onDone={() => setOpen(false)} />
    </Popover>
  );
}

interface ViewFormProps {
  url: UrlFilters;
  asked: Asked;
  view: SavedView | undefined;
  onDone: () => void;
}

function ViewForm({ url, asked, view, onDone }: ViewFormProps) {
  const { t } = useTranslation('conversations');
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const { save, remove } = useSaving(url, view, onDone);
  const error = save.error ?? remove.error;
  const isOther = view !== undefined && !isSame(view.asked, asked);
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) save.mutate({ name: name.trim(), shared, asked });
      }}
    >
      <Field label={t('savedViews.name')}>
        <TextInput autoFocus maxLength={60} value={name} onChange={setName} />
      </Field>
      <Checkbox label={t('savedViews.forAll')} checked={shared} onChange={setShared} />
      {isOther && <p>{t('savedViews.with')}</p>}
      {error && <Callout problem={error} />}
      <div className={styles.deeds}>
        {view && (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate(view)}>
            {t('savedViews.remove')}
          </Button>
        )}
        <Button type="submit" look="primary" disabled={!name.trim()} busy={save.isPending}>
          {t('savedViews.keep')}
        </Button>
      </div>
    </form>
  );
}
