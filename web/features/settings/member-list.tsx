import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../format.ts';
import {
  Avatar,
  Badge,
  Button,
  Callout,
  EmptyState,
  ListRow,
  LoadMore,
  Panel,
  SearchInput,
  SkeletonRows,
  useUrlFilters,
} from '../../ui/index.ts';
import { usePersonWords } from '../assignment/person-words.ts';
import { usePerson } from '../assignment/use-person.ts';
import { useMember } from '../session/session.ts';
import { useDepartmentName, useRoleName } from './default-names.ts';
import type { OneTimeLink } from './link-dialog.tsx';
import { MemberMenu } from './member-menu.tsx';
import { type MemberRow, membersQuery } from './queries.ts';
import styles from './settings.module.css';

export function MemberList({ onLink }: { onLink: (link: OneTimeLink) => void }) {
  const { t } = useTranslation('members');
  const url = useUrlFilters();
  const search = url.one('search') ?? '';
  const query = useInfiniteQuery(membersQuery(search));
  const members = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <SearchInput value={search} onChange={(text) => url.set({ search: text })} placeholder={t('search')} />
      {query.error && (
        <Callout
          problem={query.error}
          action={<Button onClick={() => query.refetch()}>{t('again')}</Button>}
        />
      )}
      {!query.error && (
        <Panel flush>
          {!members && <SkeletonRows rows={4} />}
          {members?.length === 0 && (
            <EmptyState
              title={t('nobodyFits')}
              action={<Button onClick={() => url.clear('search')}>{t('clearSearch')}</Button>}
            />
          )}
          {members?.map((member) => (
            <OneMember key={member.id} member={member} onLink={onLink} />
          ))}
        </Panel>
      )}
      <LoadMore
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onLoadMore={() => void query.fetchNextPage()}
      />
    </>
  );
}

interface OneMemberProps {
  member: MemberRow;
  onLink: (link: OneTimeLink) => void;
}

function OneMember({ member, onLink }: OneMemberProps) {
  const { t } = useTranslation('members');
  const format = useFormat();
  const me = useMember();
  const roleName = useRoleName();
  const departmentName = useDepartmentName();
  const { t: assigning } = useTranslation('assignment');
  const words = usePersonWords();
  const person = usePerson(member.id);
  return (
    <ListRow
      leading={<Avatar name={member.name} />}
      facts={
        <>
          <strong>{member.name}</strong>
          {member.id === me.id && <Badge kind="accent">{t('you')}</Badge>}
          <span>{roleName(member.role)}</span>
          {person?.takesPart && person.awaySince && <Badge>{assigning('away')}</Badge>}
          {member.twoFactor && <Badge icon={<ShieldCheck size={12} aria-hidden />}>{t('twoFactor')}</Badge>}
        </>
      }
      note={[
        member.email,
        member.department && departmentName(member.department),
        person?.takesPart && words.inHand(person),
      ]
        .filter(Boolean)
        .join(' · ')}
      trailing={
        <span className={styles.end}>
          {member.lastSeenAt && (
            <span className={styles.seen}>{t('lastHere', { when: format.date(member.lastSeenAt) })}</span>
          )}
          <MemberMenu member={member} onLink={onLink} />
        </span>
      }
    />
  );
}
