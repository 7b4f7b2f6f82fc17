import {
  type Hit,
  hitsInName,
  hitsInWords,
  piecesOf,
} from '../../../../server/features/conversations/hits.ts';
import { Breaking, Pieces } from '../../../ui/index.ts';

interface MarkedProps {
  text: string;
  /** What was searched; nothing is marked without. */
  search: string | undefined;
}

/** Words of somebody, with what was searched in them marked. */
export const MarkedWords = (props: MarkedProps) => <Marked {...props} hitsIn={hitsInWords} />;

/** A name or an address, with what was searched in it marked. */
export const MarkedName = (props: MarkedProps) => <Marked {...props} hitsIn={hitsInName} />;

function Marked({
  text,
  search,
  hitsIn,
}: MarkedProps & { hitsIn: (text: string, search: string) => readonly Hit[] }) {
  const hits = search ? hitsIn(text, search) : [];
  return hits.length ? <Pieces pieces={piecesOf(text, hits)} /> : <Breaking text={text} />;
}
