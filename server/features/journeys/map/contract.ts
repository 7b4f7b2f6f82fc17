/** The measured journey map, and the people behind every figure of it: the doors. */
import { z } from 'zod';
import { route } from '../../../core/http/contract.ts';
import { called } from '../../customers/shapes-contract.ts';
import { DraftMap } from '../../touchpoints/map-contract.ts';
import { MapPeopleQuery, MapPreviewQuery, MapQuery } from './asked-contract.ts';
import { JourneyMap } from './shapes-contract.ts';

const tag = 'journeys';

export const MapPerson = z.object({
  customerId: z.uuid(),
  ...called,
  /** How many of the figure's observations are theirs. */
  observations: z.int(),
  /** Where to open their story: the latest touchpoint that counted, and when it was. */
  touchpointId: z.uuid(),
  at: z.iso.datetime(),
});

export const journeyMapApi = {
  map: route({
    method: 'GET',
    path: '/api/journeys/map',
    access: 'journeys.read',
    tag,
    summary:
      'The measured journey: every stage and touchpoint with people, times, shares, emotion; best and worst moments',
    query: MapQuery,
    answer: JourneyMap,
  }),
  preview: route({
    method: 'POST',
    path: '/api/journeys/map/preview',
    access: 'journeys.read',
    tag,
    summary:
      'The measured journey as it would be under another arrangement of its stages, which changes nothing',
    query: MapPreviewQuery,
    body: DraftMap,
    answer: JourneyMap,
  }),
  people: route({
    method: 'GET',
    path: '/api/journeys/map/people',
    access: 'customers.read',
    tag,
    summary: 'The customers a figure of the map was counted from, the latest first',
    query: MapPeopleQuery,
    answer: z.object({
      items: z.array(MapPerson),
      /** People. */
      total: z.int(),
      /** What was counted of them: the figure, or its n. */
      observations: z.int(),
      nextCursor: z.string().nullable(),
    }),
  }),
};
