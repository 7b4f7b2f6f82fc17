import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { HELD_PARTS, type HeldPart } from '../../../../server/features/journeys/intended/contract.ts';
import { Drawer, useUrlFilters } from '../../../ui/index.ts';
import { useTypeName } from '../../catalogue/names.ts';
import { PeopleList } from '../../people/people-list.tsx';
import { Extra } from './extra.tsx';
import { Findings } from './findings.tsx';
import styles from './intended.module.css';
import { type HeldAgainst, type HeldQuestion, heldPeople, type WhoseHeld } from './queries.ts';
import { Steps } from './steps.tsx';

const NAMES = ['part', 'step', 'touchpoint'] as const;

/** The drawn map with what was measured beside every step; each figure opens its people. */
export function Held({ held, question }: { held: HeldAgainst; question: HeldQuestion }) {
  const url = useUrlFilters();
  const whose = whoseOf(url.one('part'), url.one('step'), url.one('touchpoint'));
  const open = ({ part, step, type }: WhoseHeld) =>
    url.set({ part, step: step === undefined ? undefined : String(step), touchpoint: type });
  return (
    <div className={styles.held}>
      <Findings held={held} onOpen={open} />
      <Steps held={held} onOpen={open} />
      <Extra held={held} onOpen={open} />
      {whose && (
        <HeldPeople held={held} question={question} whose={whose} onClose={() => url.clear(...NAMES)} />
      )}
    </div>
  );
}

function whoseOf(part?: string, step?: string, type?: string): WhoseHeld | undefined {
  const known = HELD_PARTS.find((one): one is HeldPart => one === part);
  if (!known) return undefined;
  return { part: known, ...(step ? { step: Number(step) } : {}), ...(type ? { type } : {}) };
}

interface PeopleProps {
  held: HeldAgainst;
  question: HeldQuestion;
  whose: WhoseHeld;
  onClose: () => void;
}

function HeldPeople({ held, question, whose, onClose }: PeopleProps) {
  const { t } = useTranslation('journeys');
  const typeName = useTypeName();
  const key = JSON.stringify([held.map.id, question, whose]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what is asked
  const source = useMemo(() => heldPeople(held.map.id, question, whose), [key]);
  const step = held.steps.find(({ number }) => number === whose.step);
  const title = whose.type ? typeName(whose.type) : (step?.title ?? held.map.name);
  const part = t(`held.whose.${whose.part}`);
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={title}>
      <PeopleList source={source} name={`${title} · ${part}`} title={part} />
    </Drawer>
  );
}
