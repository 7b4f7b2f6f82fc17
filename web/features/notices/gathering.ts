/**
 * Gathers what comes together, and agrees with the other tabs on who tells: the one in front. Hidden ones keep what came
 * until they are looked at, unless it was told or seen elsewhere; and for the time that nothing of Jornada is in front,
 * the first tab tells outside.
 */
import { isFirstTab, tabsLine } from '../../first-tab.ts';
import type { LiveMessage } from '../../live-stream.ts';
import { conversationsOf, isLookedAt, type Notice, noticeOf } from './notice.ts';

/** For what comes together, and for the other tabs to say what they see. */
const GATHER_MS = 500;
/** Timers of hidden tabs go by the second. */
const JUST_NOW_MS = 3000;

type Word = { member: string } & (
  | { say: 'in front' }
  /** Of `seen` conversations nobody need be told; of `told` ones no page. */
  | { say: 'seen' | 'told'; conversations: string[] }
);

interface Ways {
  /** The path of the page. */
  path: () => string;
  /** In the page. */
  tellInside: (notices: readonly Notice[]) => void;
  /** So that it is found when it was told; by one tab of all. */
  keep: (notices: readonly Notice[]) => void;
  /** With it, by one tab of all. */
  ring: () => void;
  /** Beside it, while no page is in front; by one tab of all. */
  tellOutside: (notices: readonly Notice[]) => void;
}

export class Gathering {
  readonly #member: string;
  readonly #ways: Ways;
  readonly #line = tabsLine<Word>('jornada-notices', (word) => this.#heed(word));
  readonly #seenAt = new Map<string, number>();
  /** For this page to tell. */
  #gathered: readonly Notice[] = [];
  /** For the first tab to tell outside. */
  #outside: readonly Notice[] = [];
  #frontElsewhereAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(member: string, ways: Ways) {
    this.#member = member;
    this.#ways = ways;
  }

  hear(news: LiveMessage): void {
    const notice = noticeOf(news);
    if (!notice) return;
    const { conversation } = notice;
    if (document.hasFocus()) this.#line.tell({ member: this.#member, say: 'in front' });
    if (isLookedAt(notice, { path: this.#ways.path(), isVisible: !document.hidden })) {
      this.#say('seen', [conversation]);
    } else if (!isJustNow(this.#seenAt.get(conversation))) {
      this.#gathered = [...this.#gathered, notice];
      this.#outside = [...this.#outside, notice];
      this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS);
    }
  }

  /** What was kept while the page was hidden. */
  show(): void {
    const notices = this.#gathered;
    if (!notices.length || document.hidden) return;
    this.#gathered = [];
    if (this.#isFrontElsewhere()) return;
    this.#say('told', conversationsOf(notices));
    this.#ways.tellInside(notices);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#line.close();
  }

  #tell() {
    this.#timer = undefined;
    const outside = this.#outside;
    this.#outside = [];
    if (outside.length && isFirstTab()) this.#ways.keep(outside);
    if (outside.length && document.hasFocus()) this.#ways.ring();
    else if (outside.length && isFirstTab() && !this.#isFrontElsewhere()) {
      this.#ways.ring();
      this.#ways.tellOutside(outside);
    }
    this.show();
  }

  #say(say: 'seen' | 'told', conversations: string[]) {
    this.#line.tell({ member: this.#member, say, conversations });
  }

  #heed(word: Word) {
    if (word.member !== this.#member) return;
    if (word.say === 'in front') {
      this.#frontElsewhereAt = Date.now();
      return;
    }
    const without = (notices: readonly Notice[]) =>
      notices.filter(({ conversation }) => !word.conversations.includes(conversation));
    this.#gathered = without(this.#gathered);
    if (word.say === 'told') return;
    this.#outside = without(this.#outside);
    for (const conversation of word.conversations) this.#seenAt.set(conversation, Date.now());
  }

  #isFrontElsewhere = () => !document.hasFocus() && isJustNow(this.#frontElsewhereAt);
}

const isJustNow = (at = 0) => Date.now() - at < JUST_NOW_MS;
