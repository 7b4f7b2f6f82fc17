import { z } from 'zod';
import { route } from '../../core/http/contract.ts';

export const CARD_KINDS = ['map', 'paths', 'funnel', 'retention', 'metric'] as const;
export const CardKind = z.enum(CARD_KINDS);
export type CardKind = z.infer<typeof CardKind>;

const tag = 'boards';
const BoardId = z.object({ id: z.uuid() });
const BoardCard = BoardId.extend({ cardId: z.uuid() });
const Name = z.string().trim().min(1).max(120);
const Title = z.string().trim().min(1).max(200);

/**
 * The query of the kind's question as an object, checked by that question's own schema; a metric's has its id beside
 * it: `{"id": "nps", "interval": "month"}`. A period in it is fixed; one without stays up to date: see `days`.
 */
const Question = z.record(z.string(), z.unknown());

export const Card = z.object({
  id: z.uuid(),
  kind: CardKind,
  title: z.string(),
  question: Question,
  /** With it, the card asks for the last so many days whenever it is looked at, instead of a fixed period. */
  days: z.int().nullable(),
  /** 0 for the first. */
  position: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const Board = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  cards: z.array(Card),
});

export const BoardInList = Board.omit({ cards: true }).extend({ cards: z.int() });

const NewCard = z.object({
  kind: CardKind,
  title: Title,
  question: Question,
  days: z.int().min(1).max(3660).nullable().default(null),
  /** Where to put it; last when left out. */
  position: z.int().min(0).max(1000).optional(),
});

export const boardsApi = {
  list: route({
    method: 'GET',
    path: '/api/boards',
    access: 'journeys.read',
    tag,
    summary: 'The boards of the workspace, by name',
    answer: z.object({ items: z.array(BoardInList) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/boards',
    access: 'journeys.write',
    tag,
    summary: 'Begin a board, with cards or without',
    body: z.object({
      name: Name,
      description: z.string().trim().max(2000).default(''),
      cards: z
        .array(NewCard.omit({ position: true }))
        .max(50)
        .default([]),
    }),
    status: 201,
    answer: Board,
  }),
  get: route({
    method: 'GET',
    path: '/api/boards/:id',
    access: 'journeys.read',
    tag,
    summary: 'One board with its cards, in order',
    params: BoardId,
    answer: Board,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/boards/:id',
    access: 'journeys.write',
    tag,
    summary: 'Rename a board, or put its cards in another order; what is left out stays',
    params: BoardId,
    body: z
      .object({
        name: Name,
        description: z.string().trim().max(2000),
        /** Ids of its cards in their new order; every card must be named once. */
        order: z.array(z.uuid()).max(200),
      })
      .partial()
      .strict(),
    answer: Board,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/boards/:id',
    access: 'journeys.write',
    tag,
    summary: 'Remove a board with its cards',
    params: BoardId,
    status: 204,
  }),
  addCard: route({
    method: 'POST',
    path: '/api/boards/:id/cards',
    access: 'journeys.write',
    tag,
    summary: 'Save a question as a card',
    params: BoardId,
    body: NewCard,
    status: 201,
    answer: Card,
  }),
  changeCard: route({
    method: 'PATCH',
    path: '/api/boards/:id/cards/:cardId',
    access: 'journeys.write',
    tag,
    summary: 'Retitle a card, or change its question; what is left out stays',
    params: BoardCard,
    body: z
      .object({
        title: Title,
        question: Question,
        days: z.int().min(1).max(3660).nullable(),
        /** Another board to move it to; it becomes its last card. */
        boardId: z.uuid(),
      })
      .partial()
      .strict(),
    answer: Card,
  }),
  removeCard: route({
    method: 'DELETE',
    path: '/api/boards/:id/cards/:cardId',
    access: 'journeys.write',
    tag,
    summary: 'Remove a card',
    params: BoardCard,
    status: 204,
  }),
};
