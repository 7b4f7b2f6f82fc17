import { type Ref, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { Chart } from '../../../../ui/chart/chart.tsx';
import type { ChartHandle, Picked } from '../../../../ui/chart/drawn-chart.tsx';
import { useUrlFilters } from '../../../../ui/index.ts';
import { useFigureText } from '../../../metrics/figure-text.ts';
import { useMay } from '../../../session/session.ts';
import { useNodeName } from './node-name.ts';
import styles from './paths.module.css';
import type { PathsAnswer } from './queries.ts';
import { type Flow, type FlowNode, flowsOf } from './sankey.ts';
import { type SankeyWords, sankeyOption } from './sankey-option.ts';
import { openPeople } from './who.ts';

interface SankeyChartProps {
  answer: PathsAnswer;
  handle?: Ref<ChartHandle>;
  height?: number;
  /** On a board: opens nobody. */
  still?: boolean;
}

const LEAST_HEIGHT = 380;
const HEIGHT_OF_A_NODE = 48;
const WIDTH_OF_A_STEP = 190;
const ROOM_FOR_NAMES = 175;

/** What people did, step after step, as flows from left to right. */
export function SankeyChart({ answer, handle, height, still }: SankeyChartProps) {
  const { t } = useTranslation('questions');
  const url = useUrlFilters();
  const may = useMay()('customers.read');
  const words = useWords(answer);
  const flows = useMemo(() => flowsOf(answer), [answer]);
  const most = Math.max(
    ...[...Map.groupBy(flows.nodes, ({ depth }) => depth).values()].map((all) => all.length),
  );
  const tall = height ?? Math.max(LEAST_HEIGHT, most * HEIGHT_OF_A_NODE);
  const option = useMemo(
    () =>
      sankeyOption({
        ...{ flows, words, total: answer.starts.occurrences },
        ...{ room: ROOM_FOR_NAMES, height: tall, stepWidth: WIDTH_OF_A_STEP },
        nameOf: nameById(answer, words),
      }),
    [flows, words, answer, tall],
  );
  function open({ data }: Picked) {
    const who = whoIs(data as FlowNode | Flow | undefined);
    if (who) url.set(openPeople(who));
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is moved sideways must be movable by keyboard.
    <section className={styles.picture} aria-label={t('paths.picture')} tabIndex={0}>
      <div style={{ minWidth: flows.depths * WIDTH_OF_A_STEP }}>
        <Chart
          label={t('paths.chart', { count: flows.depths })}
          height={tall}
          option={option}
          onPick={still || !may ? undefined : open}
          handle={handle}
        />
      </div>
    </section>
  );
}

function whoIs(part: FlowNode | Flow | undefined) {
  if (part?.kind === 'node') return { kind: 'node' as const, id: part.node.id };
  if (part?.kind === 'link') return { kind: 'link' as const, id: part.link.id };
  // The end of a step gathers several nodes; each flow into it has people of its own.
  if (part?.kind === 'ended' && 'node' in part) return { kind: 'ended' as const, id: part.node.id };
  return undefined;
}

function nameById({ nodes }: PathsAnswer, words: SankeyWords): (id: string) => string {
  const names = new Map(nodes.map((node) => [node.id, words.node(node)]));
  return (id) => names.get(id) ?? '';
}

function useWords({ folded, direction }: PathsAnswer): SankeyWords {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const text = useFigureText('rate');
  const node = useNodeName(folded);
  return useMemo(
    () => ({
      node,
      stop: (kind) => t(`paths.stop.${direction}.${kind}`),
      share: (share) => format.percent(share, share < 0.1 ? 1 : 0),
      interval: text.interval,
      customers: (count) => t('customers', { count, shown: format.number(count) }),
      paths: (count) => t('paths.count', { count, shown: format.number(count) }),
      time: format.duration,
      ofThem: (share, name) => t('paths.ofThem', { share: text.value(share), name }),
      folded: (step) => {
        const most = folded.find((one) => one.step === step)?.most ?? [];
        return most.length ? format.list(most.slice(0, 8)) : undefined;
      },
    }),
    [node, direction, folded, text, format, t],
  );
}
