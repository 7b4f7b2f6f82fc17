/** The whole map: how it is now, as it was saved, and what another one would change. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { Stage } from './contract.ts';

const tag = 'catalogue';

/** Lower-case words with hyphens, in any script. `none` means no stage elsewhere. */
const StageKey = z
  .string()
  .max(60)
  .regex(/^[\p{Ll}\p{Lo}\p{N}]+(-[\p{Ll}\p{Lo}\p{N}]+)*$/u, 'must be lower-case words with hyphens between')
  .refine((key) => key !== 'none', 'must not be "none"');
const StageName = z.string().trim().min(1).max(60);

/** Of the map: another one whenever a stage, its order, or where a type belongs changes. */
const Revision = z.string().max(100);

/** A map as somebody would have it. Types that it does not name stay where they are, if their stage does. */
export const DraftMap = z.object({
  /** In order. A key that there is not yet is a new stage; a stage left out is removed. */
  stages: z
    .array(z.object({ key: StageKey, name: StageName }))
    .min(1)
    .max(100),
  types: z
    .array(
      z.object({
        /** As in the catalogue. */
        name: z.string().min(1).max(300),
        /** Key of one of `stages`; null for none. */
        stage: z.string().max(100).nullable(),
        /** As it is, when left out. */
        momentOfTruth: z.boolean().optional(),
      }),
    )
    .max(20_000),
  /** Of the map that it was made from: refused when that is not the map any more, instead of taking others' changes back. */
  revision: Revision.optional(),
});
export type DraftMap = z.output<typeof DraftMap>;

const StageRef = z.object({ key: z.string(), name: z.string() });

/** What a map changes, compared with the map as it is now. */
export const MapChanges = z.object({
  stages: z.object({
    added: z.array(StageRef),
    /** `types`: how many belong to no stage afterwards because of it. */
    removed: z.array(StageRef.extend({ types: z.int() })),
    renamed: z.array(z.object({ key: z.string(), from: z.string(), to: z.string() })),
    /** Keys in their order, when those that stay come in another one. */
    reordered: z.array(z.string()).nullable(),
  }),
  types: z.object({
    /** Keys of stages; null for none. */
    moved: z.array(z.object({ name: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
    /** `to`: whether it is a moment of truth afterwards. */
    momentsOfTruth: z.array(z.object({ name: z.string(), to: z.boolean() })),
  }),
});
export type MapChanges = z.output<typeof MapChanges>;

const MappedType = z.object({
  name: z.string(),
  stage: z.string().nullable(),
  /** Null where it depends on the touchpoint. */
  channel: z.string().nullable(),
  department: z.string().nullable(),
  momentOfTruth: z.boolean(),
  /** As it is now, whatever the version. */
  outbound: z.boolean(),
});

export const WholeMap = z.object({
  /** Null for the map as it is now. */
  version: z.int().nullable(),
  stages: z.array(Stage),
  types: z.array(MappedType),
});
const CurrentMap = WholeMap.extend({ revision: Revision });

const Version = z.object({
  number: z.int(),
  name: z.string(),
  madeAt: z.iso.datetime(),
  /** Who saved it; of the first map, whoever was the first to change it. */
  madeBy: z.object({ id: z.uuid().nullable(), name: z.string() }),
  /**
   * Null for what was saved. `first`: the map that the workspace began with, kept when it was changed for the first time.
   * `earliest`: the earliest map that is known, where it had been changed before first maps were kept.
   */
  kept: z.enum(['first', 'earliest']).nullable(),
  /** How many stages it has, and how many types belong to one. */
  stages: z.int(),
  mappedTypes: z.int(),
});

const ListedVersion = Version.extend({
  /** Whether the map as it is now says the same: held against each other they would not differ. */
  sameAsNow: z.boolean(),
});

const byNumber = z.object({ number: z.coerce.number().int().min(1).max(1_000_000_000) });

export const mapApi = {
  get: route({
    method: 'GET',
    path: '/api/map',
    access: 'journeys.read',
    tag,
    summary: 'The map as it is now: the stages in order and where every touchpoint type belongs',
    answer: CurrentMap,
  }),
  put: route({
    method: 'PUT',
    path: '/api/map',
    access: 'catalogue.write',
    tag,
    summary:
      'Make this the map, all at once. Answers what it changed; 409 when `revision` is of an earlier map',
    body: DraftMap,
    answer: MapChanges,
  }),
  preview: route({
    method: 'POST',
    path: '/api/map/preview',
    access: 'journeys.read',
    tag,
    summary: 'What this map would change, without changing it',
    body: DraftMap,
    answer: MapChanges,
  }),
  versions: route({
    method: 'GET',
    path: '/api/map/versions',
    access: 'journeys.read',
    tag,
    summary: 'Versions of the map: those that were saved, and the one it began with; the latest first',
    answer: z.object({ items: z.array(ListedVersion) }),
  }),
  save: route({
    method: 'POST',
    path: '/api/map/versions',
    access: 'journeys.write',
    tag,
    summary: 'Save the map as it is now, as a version that questions can ask for',
    body: z.object({ name: z.string().trim().min(1).max(100) }),
    answer: Version,
    status: 201,
  }),
  version: route({
    method: 'GET',
    path: '/api/map/versions/:number',
    access: 'journeys.read',
    tag,
    summary: 'One saved version, whole',
    params: byNumber,
    answer: Version.extend({
      map: WholeMap,
      /** Types first met after it was saved: under it they belong to no stage. */
      newTypes: z.array(z.string()),
      /** What restoring it would change. */
      changes: MapChanges,
    }),
  }),
  restore: route({
    method: 'POST',
    path: '/api/map/versions/:number/restore',
    access: 'catalogue.write',
    tag,
    summary: 'Make a saved version the map again. Types met since then belong to no stage afterwards',
    params: byNumber,
    answer: MapChanges,
  }),
};
