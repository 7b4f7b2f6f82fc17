import { useMutation, useQueryClient } from '@tanstack/react-query';
import { boardsApi } from '../../../server/features/boards/contract.ts';
import { call } from '../../api.ts';
import { toastProblem } from '../../ui/index.ts';
import { useDrag } from '../journeys/map/edit/use-drag.ts';
import { useMay } from '../session/session.ts';
import styles from './boards.module.css';
import { CardPanel } from './card-panel.tsx';
import { type Board, boardQuery, type Card } from './queries.ts';

/** The cards in their order; a card is moved by its grip or by its menu. */
export function Cards({ board }: { board: Board }) {
  const may = useMay()('journeys.write');
  const order = useOrder(board);
  const place = (id: string) => board.cards.findIndex((card) => card.id === id);
  const { dragged, press } = useDrag((item, target) => order(item, place(target)));
  return (
    <ul className={styles.grid}>
      {board.cards.map((card, index) => (
        <li
          key={card.id}
          data-drop={card.id}
          data-kind={card.kind}
          className={styles.place}
          data-dragged={dragged?.item === card.id || undefined}
          data-over={(dragged?.over === card.id && dragged.item !== card.id) || undefined}
        >
          <CardPanel
            board={board}
            card={card}
            onPress={may ? (event) => press(card.id, event) : undefined}
            onMove={(to) => order(card.id, to)}
            isFirst={index === 0}
            isLast={index === board.cards.length - 1}
          />
        </li>
      ))}
    </ul>
  );
}

/** Moves a card to a place; shown at once, taken back when the server refuses. */
function useOrder(board: Board): (id: string, to: number) => void {
  const client = useQueryClient();
  const { queryKey } = boardQuery(board.id);
  const { mutate } = useMutation({
    mutationFn: (cards: Card[]) =>
      call(boardsApi.change, { params: { id: board.id }, body: { order: cards.map(({ id }) => id) } }),
    onMutate: (cards) => client.setQueryData(queryKey, { ...board, cards }),
    onError(problem) {
      toastProblem(problem);
      return client.invalidateQueries({ queryKey });
    },
  });
  return (id, to) => {
    const card = board.cards.find((one) => one.id === id);
    if (!card || to < 0 || to >= board.cards.length || board.cards[to] === card) return;
    const rest = board.cards.filter((one) => one !== card);
    mutate([...rest.slice(0, to), card, ...rest.slice(to)]);
  };
}
