import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGE_NAMES } from '../../../i18n.ts';
import { Badge, Callout, Checkbox, classes, Pieces, SkeletonText, TextLink } from '../../../ui/index.ts';
import { type ArticleRow, foundQuery } from '../queries.ts';
import styles from './suggest.module.css';
import type { Articles } from './use-articles.ts';

interface Choice extends Pick<ArticleRow, 'id' | 'title' | 'language' | 'address'> {
  found: NonNullable<ArticleRow['found']>;
  /** Words of the customer it was found by; none where one searched oneself. */
  words: readonly string[];
}

interface ArticlePicksProps {
  articles: Articles;
  language: string | null;
}

/** Articles that fit, or that have what is typed: the arrows move, Enter puts one into the answer. */
export function ArticlePicks({ articles, language }: ArticlePicksProps) {
  const { t } = useTranslation('knowledge');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [asText, setAsText] = useState(false);
  const { picks, error } = usePicks(articles, typed.trim(), language);
  const active = Math.min(at, (picks?.length ?? 0) - 1);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  function put(pick: Choice | undefined, isText: boolean) {
    if (pick) void articles.put(pick, isText ? 'text' : 'link');
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing || !picks?.length) return;
    if (event.key === 'ArrowDown') setAt((active + 1) % picks.length);
    else if (event.key === 'ArrowUp') setAt((active - 1 + picks.length) % picks.length);
    else if (event.key === 'Enter') put(picks[active], asText !== event.shiftKey);
    else return;
    event.preventDefault();
  }

  const heading = typed.trim() ? t('suggest.found') : t('suggest.fit');
  return (
    <div className={styles.picks}>
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
        aria-label={t('suggest.find')}
        placeholder={t('suggest.find')}
        maxLength={200}
        value={typed}
        onChange={({ target }) => {
          setTyped(target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      {error != null && <Callout problem={error} />}
      {!picks && !error && <SkeletonText lines={3} />}
      {picks && picks.length > 0 && <p className={styles.heading}>{heading}</p>}
      <div ref={list} id={id} role="listbox" aria-label={heading} className={styles.options}>
        {picks?.map((pick, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field holds the focus and has the keys.
          <div
            key={pick.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={classes(styles.option, index === active && styles.active)}
            onClick={({ shiftKey }) => put(pick, asText !== shiftKey)}
            onMouseMove={() => setAt(index)}
          >
            <Option pick={pick} language={language} />
          </div>
        ))}
      </div>
      {picks?.length === 0 && (
        <p className={styles.nothing}>{typed.trim() ? t('suggest.noneFound') : t('suggest.none')}</p>
      )}
      <footer className={styles.foot}>
        {picks?.some(({ address }) => address) && (
          <Checkbox label={t('suggest.asText')} checked={asText} onChange={setAsText} />
        )}
        <TextLink to="/articles">{t('suggest.manage')}</TextLink>
      </footer>
    </div>
  );
}

function Option({
  pick: { title, language: own, found, words },
  language,
}: {
  pick: Choice;
  language: string | null;
}) {
  const { t } = useTranslation('knowledge');
  return (
    <>
      <span className={styles.optionTitle}>
        <span className={styles.name} title={title}>
          <Pieces pieces={found.title} />
        </span>
        {own !== language && <Badge>{LANGUAGE_NAMES[own]}</Badge>}
      </span>
      <span className={styles.excerpt} lang={own}>
        <Pieces pieces={found.text} />
      </span>
      {words.length > 0 && (
        <span className={styles.why}>
          {t('suggest.by')} <q className={styles.theirs}>{words.join(' · ')}</q>
        </span>
      )}
    </>
  );
}

/** What is typed is searched; until then, what fits. */
function usePicks({ suggested, error }: Articles, typed: string, language: string | null) {
  const found = useQuery({ ...foundQuery(typed), enabled: typed !== '' });
  if (!typed) return { picks: suggested as readonly Choice[] | undefined, error };
  const items = found.data?.items.flatMap(({ found: marks, ...row }) =>
    marks ? [{ ...row, found: marks, words: [] }] : [],
  );
  // Those in the customer's language first.
  const picks = items?.sort((a, b) => Number(b.language === language) - Number(a.language === language));
  return { picks, error: found.error };
}
