/** Types the keys of every t() from the English catalogues. One line per namespace. */
import 'i18next';
import assignment from './en/assignment.json' with { type: 'json' };
import boards from './en/boards.json' with { type: 'json' };
import catalogue from './en/catalogue.json' with { type: 'json' };
import channels from './en/channels.json' with { type: 'json' };
import connect from './en/connect.json' with { type: 'json' };
import conversations from './en/conversations.json' with { type: 'json' };
import customers from './en/customers.json' with { type: 'json' };
import fields from './en/fields.json' with { type: 'json' };
import imports from './en/imports.json' with { type: 'json' };
import journeys from './en/journeys.json' with { type: 'json' };
import lens from './en/lens.json' with { type: 'json' };
import levels from './en/levels.json' with { type: 'json' };
import members from './en/members.json' with { type: 'json' };
import merges from './en/merges.json' with { type: 'json' };
import metrics from './en/metrics.json' with { type: 'json' };
import names from './en/names.json' with { type: 'json' };
import narrowing from './en/narrowing.json' with { type: 'json' };
import people from './en/people.json' with { type: 'json' };
import pulse from './en/pulse.json' with { type: 'json' };
import questions from './en/questions.json' with { type: 'json' };
import replies from './en/replies.json' with { type: 'json' };
import sample from './en/sample.json' with { type: 'json' };
import segments from './en/segments.json' with { type: 'json' };
import service from './en/service.json' with { type: 'json' };
import session from './en/session.json' with { type: 'json' };
import settings from './en/settings.json' with { type: 'json' };
import shell from './en/shell.json' with { type: 'json' };
import surveys from './en/surveys.json' with { type: 'json' };
import timeline from './en/timeline.json' with { type: 'json' };
import ui from './en/ui.json' with { type: 'json' };
import webhooks from './en/webhooks.json' with { type: 'json' };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'shell';
    returnNull: false;
    resources: {
      assignment: typeof assignment;
      boards: typeof boards;
      catalogue: typeof catalogue;
      channels: typeof channels;
      connect: typeof connect;
      conversations: typeof conversations;
      customers: typeof customers;
      fields: typeof fields;
      imports: typeof imports;
      journeys: typeof journeys;
      lens: typeof lens;
      levels: typeof levels;
      members: typeof members;
      merges: typeof merges;
      metrics: typeof metrics;
      names: typeof names;
      narrowing: typeof narrowing;
      people: typeof people;
      pulse: typeof pulse;
      questions: typeof questions;
      replies: typeof replies;
      sample: typeof sample;
      segments: typeof segments;
      service: typeof service;
      session: typeof session;
      settings: typeof settings;
      shell: typeof shell;
      surveys: typeof surveys;
      timeline: typeof timeline;
      ui: typeof ui;
      webhooks: typeof webhooks;
    };
  }
}
