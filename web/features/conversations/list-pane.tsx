import { Download, ListFilter, PenLine } from 'lucide-react';
import { type ComponentProps, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conversationsApi } from '../../../server/features/conversations/contract.ts';
import { address } from '../../api.ts';
import { useFormat } from '../../format.ts';
import {
  Button,
  Callout,
  EmptyState,
  FilterBar,
  IconAnchor,
  IconButton,
  SearchInput,
  type UrlFilters,
} from '../../ui/index.ts';
import { useSize } from '../../ui/use-size.ts';
import { TroublesCallout } from '../channels/troubles-callout.tsx';
import { AnsweredWithLine } from './answered-with-line.tsx';
import { BulkBar, RefusedOnes } from './bulk-bar.tsx';
import { ConversationList } from './conversation-list.tsx';
import type { Deeds } from './deeds.ts';
import { DID_NAMES, didOf } from './did.ts';
import { DidLine } from './did-line.tsx';
import { namesIn } from './fields/field-url.ts';
import { BeginningLines } from './held-beginnings.tsx';
import { HeldElsewhere } from './held-elsewhere.tsx';
import styles from './inbox.module.css';
import { useFilterControls } from './list-filters.ts';
import { NothingHere } from './nothing-here.tsx';
import { SaveViewButton } from './saved-views/save-view-button.tsx';
import type { Selection } from './selection.ts';
import type { useInboxList } from './use-inbox.ts';
import { ViewSelect } from './view-list.tsx';
import { articleOf, FILTER_NAMES, questionOf } from './views.ts';

interface ListPaneProps
  extends Pick<
    ComponentProps<typeof ConversationList>,
    'onOpen' | 'onMove' | 'list' | 'activeId' | 'openId'
  > {
  url: UrlFilters;
  inbox: ReturnType<typeof useInboxList>;
  selection: Selection;
  deeds: Deeds;
  /** Absent for members who may not. */
  onBegin: (() => void) | undefined;
}

/** Below it filters wait behind a button. */
const FILTERS_FROM = 820;

/** The list with what narrows it. */
export function ListPane({ url, inbox, selection, deeds, onBegin, ...list }: ListPaneProps) {
  const { t } = useTranslation('conversations');
  const format = useFormat();
  const pane = useRef<HTMLElement>(null);
  const { width } = useSize(pane);
  const [isAsked, setAsked] = useState(false);
  const { query, rows, total } = inbox;
  const names = [...FILTER_NAMES, ...namesIn(url.search)];
  const isNarrowed = [...names, 'search', 'did', 'article'].some((name) => url.one(name));
  const isFiltered = [...names, 'sort'].some((name) => url.one(name));
  const areFiltersShown = width >= FILTERS_FROM || isAsked;
  const clear = () => url.clear('search', 'article', ...names, ...DID_NAMES);
  return (
    <section ref={pane} className={styles.listPane} aria-label={t('list')}>
      <header className={styles.listHeader}>
        <h1 className={styles.title}>{t('title')}</h1>
        <span className={styles.total} aria-live="polite">
          {total !== undefined && t('count', { count: total, shown: format.number(total) })}
        </span>
        {onBegin && (
          <Button size="s" icon={<PenLine size={14} />} onClick={onBegin}>
            {t('new.open')}
          </Button>
        )}
      </header>
      <ViewSelect url={url} />
      <div className={styles.tools}>
        <SearchInput
          value={url.one('search') ?? ''}
          onChange={(search) => url.set({ search })}
          placeholder={t('search')}
        />
        {width < FILTERS_FROM && (
          <IconButton
            look="secondary"
            label={t('filters')}
            aria-expanded={isAsked}
            className={isFiltered ? styles.filtered : undefined}
            icon={<ListFilter size={16} />}
            onClick={() => setAsked(!isAsked)}
          />
        )}
        {!didOf(url.one) && !articleOf(url.one) && <SaveViewButton url={url} />}
        {Boolean(total) && (
          <IconAnchor
            label={t('export')}
            href={address(conversationsApi.csv, { query: questionOf(url.one, url.search) })}
            download
            icon={<Download size={16} />}
          />
        )}
      </div>
      <DidLine url={url} />
      <AnsweredWithLine url={url} />
      {areFiltersShown && <Filters assignee={url.one('assignee')} />}
      <TroublesCallout />
      <BulkBar selection={selection} deeds={deeds} />
      <RefusedOnes deeds={deeds} />
      <BeginningLines />
      <HeldElsewhere openId={list.openId} />
      {query.error && !rows ? (
        <div className={styles.refused}>
          <Callout
            problem={query.error}
            action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
          />
        </div>
      ) : (
        <ConversationList
          {...list}
          rows={rows}
          total={total}
          chosen={selection.ids}
          onChoose={selection.toggle}
          hasMore={query.hasNextPage}
          loadingMore={query.isFetchingNextPage}
          onLoadMore={() => query.fetchNextPage()}
          empty={isNarrowed ? <NothingFits onClear={clear} /> : <NothingHere url={url} onBegin={onBegin} />}
        />
      )}
    </section>
  );
}

function Filters({ assignee }: { assignee: string | undefined }) {
  return (
    <div className={styles.filters}>
      <FilterBar filters={useFilterControls(assignee)} />
    </div>
  );
}

function NothingFits({ onClear }: { onClear: () => void }) {
  const { t } = useTranslation('conversations');
  return (
    <EmptyState
      drawing="search"
      title={t('empty.fits')}
      action={<Button onClick={onClear}>{t('empty.clear')}</Button>}
    >
      {t('empty.fitsText')}
    </EmptyState>
  );
}
