import { createContext, type ReactNode, useContext } from 'react';

const Mark = createContext('');

/** What stands before the titles of all documents inside, such as `(3)`. */
export function TitleMark({ mark, children }: { mark: string; children: ReactNode }) {
  return <Mark value={mark}>{children}</Mark>;
}

/** What the browser's tab says of a page. */
export function DocumentTitle({ title }: { title: string }) {
  const mark = useContext(Mark);
  return <title>{[mark, `${title} · Jornada`].filter(Boolean).join(' ')}</title>;
}
