import type { ReactNode } from 'react';
import { Drawer } from '../../ui/index.ts';
import { PeopleList } from './people-list.tsx';
import type { PeopleSource } from './source.ts';

interface PeopleDrawerProps {
  /** Undefined: closed. */
  source: PeopleSource | undefined;
  onClose: () => void;
  /** Whose people: "Paid late, March 2026". Also the proposed name of a list. */
  title: string;
  /** What was counted, in a sentence. */
  description?: string | undefined;
  /** Above the people: which of them. */
  children?: ReactNode;
}

/** The customers behind a figure, beside what shows it. */
export function PeopleDrawer({ source, onClose, title, description, children }: PeopleDrawerProps) {
  return (
    <Drawer
      open={Boolean(source)}
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={description}
    >
      {children}
      {source && <PeopleList source={source} name={title} />}
    </Drawer>
  );
}
