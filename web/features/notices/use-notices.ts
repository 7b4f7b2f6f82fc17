/** Tells the member, wherever they are, of what concerns them in conversations: by one toast, and outside as they chose. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLive } from '../../live.ts';
import { closeToast, toast, useShortcut } from '../../ui/index.ts';
import { availabilityQuery } from '../assignment/queries.ts';
import { type Conversation, conversationQuery } from '../conversations/queries.ts';
import { useMay, useMember } from '../session/session.ts';
import { choicesNow } from './choices.ts';
import { Gathering } from './gathering.ts';
import { conversationsOf, type Notice, wayTo } from './notice.ts';
import { notify, sound } from './outside.ts';
import { keepTold, latestUnread, markRead } from './told.ts';
import { useNoticeWords } from './words.ts';

const TOAST = 'notices';
const OPEN_KEYS = 'g w';

/** For the frame around all pages. */
export function useNotices(): void {
  const { t } = useTranslation('shell');
  const { t: own } = useTranslation('notices');
  const { id: member } = useMember();
  const router = useRouter();
  const { open, shown, ...ways } = useWays();
  const latest = useRef(ways);
  latest.current = ways;
  const gathering = useRef<Gathering>(undefined);

  useEffect(() => {
    const one = new Gathering(member, {
      path: () => router.state.location.pathname,
      tellInside: (notices) => void latest.current.tellInside(notices),
      tellOutside: (notices) => void latest.current.tellOutside(notices),
      ring: () => latest.current.ring(),
      keep: (notices) => keepTold(member, notices),
    });
    gathering.current = one;
    const comeBack = () => one.show();
    document.addEventListener('visibilitychange', comeBack);
    return () => {
      document.removeEventListener('visibilitychange', comeBack);
      one.close();
    };
  }, [member, router]);

  useLive([`member:${member}`], (news) => gathering.current?.hear(news));
  useShortcut(OPEN_KEYS, openLatest, { label: own('openKey'), group: t('help.goTo') });

  /** What the toast tells of, else the newest that was not read. */
  function openLatest() {
    const unread = latestUnread(member);
    if (shown.current.length) open(shown.current);
    else if (unread) open([unread.notice]);
    else toast({ id: TOAST, title: own('bell.nothing') });
  }
}

/** How they are told. */
function useWays() {
  const { id: member } = useMember();
  const { t } = useTranslation('notices');
  const words = useNoticeWords();
  const navigate = useNavigate();
  const read = useReading();
  const isAway = useIsAway();
  /** What the toast that is there tells of. */
  const shown = useRef<readonly Notice[]>([]);

  function open(notices: readonly Notice[]) {
    closeToast(TOAST);
    shown.current = [];
    const opened = conversationsOf(notices);
    markRead(member, ({ notice }) => opened.includes(notice.conversation));
    void navigate(wayTo(notices));
  }

  async function tellInside(notices: readonly Notice[]) {
    // Who waited for anybody gives way: they are counted in the navigation.
    const all = [...shown.current.filter(({ kind }) => kind !== 'waits'), ...notices];
    shown.current = all;
    const conversation = await read(all);
    if (shown.current !== all) return;
    if (isTaken(all, conversation)) {
      closeToast(TOAST);
      shown.current = [];
      return;
    }
    const said = words.whole(all, conversation);
    toast({
      ...{ ...said, id: TOAST },
      deed: { label: t('open'), keys: OPEN_KEYS, run: () => open(all) },
      onClose: () => {
        if (shown.current === all) shown.current = [];
      },
    });
  }

  async function tellOutside(notices: readonly Notice[]) {
    if (isAway || !choicesNow().outside) return;
    const conversation = await read(notices);
    if (isTaken(notices, conversation)) return;
    const { title, description = '' } = choicesNow().words
      ? words.whole(notices, conversation)
      : { title: 'Jornada', description: words.plain(notices) };
    const conversations = conversationsOf(notices);
    const about = conversations.length === 1 ? conversations[0]! : 'many';
    notify({ title, body: description, about, open: () => open(notices) });
  }

  function ring() {
    if (!isAway && choicesNow().sound) sound().catch(() => {});
  }

  return { open, shown, tellInside, tellOutside, ring };
}

/** A rule or a colleague was faster. */
const isTaken = (notices: readonly Notice[], conversation: Conversation | undefined) =>
  notices.every(({ kind }) => kind === 'waits') && Boolean(conversation?.assignee);

/** The conversation that notices are of, where it is one and may be read. */
function useReading() {
  const client = useQueryClient();
  return async (notices: readonly Notice[]): Promise<Conversation | undefined> => {
    const ids = conversationsOf(notices);
    if (ids.length !== 1) return undefined;
    const query = { ...conversationQuery(ids[0]!), staleTime: 0, retry: false };
    const found = await client.fetchQuery(query).catch(() => undefined);
    // Nobody hears its news yet: whoever opens it looks again.
    await client.invalidateQueries({ queryKey: query.queryKey, refetchType: 'none' });
    return found;
  };
}

function useIsAway(): boolean {
  const { data } = useQuery({ ...availabilityQuery, enabled: useMay()('conversations.write') });
  return typeof data?.awaySince === 'string';
}
