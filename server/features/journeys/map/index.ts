/** The measured journey map. */
import type { Feature } from '../../../core/feature.ts';
import { requirePermission, serve } from '../../../core/http/serve.ts';
import { answerMap, previewMap } from './answer.ts';
import { readAsked } from './asked.ts';
import { journeyMapApi } from './contract.ts';
import { differencesApi } from './differences/contract.ts';
import { answerDifferences } from './differences/differences.ts';
import { listMapPeople } from './people.ts';

export const journeyMap: Feature = {
  name: 'journey-map',
  routes(app, context) {
    serve(app, journeyMapApi.map, ({ caller, query }) => answerMap(context, caller, query));
    serve(app, journeyMapApi.preview, ({ caller, query, body }) => previewMap(context, caller, query, body));
    serve(app, differencesApi.differences, ({ caller, query }) => answerDifferences(context, caller, query));
    serve(app, journeyMapApi.people, async ({ caller, query }) => {
      requirePermission(caller, 'journeys.read');
      return listMapPeople(await readAsked(context, caller, query, new Date()), query);
    });
  },
};
