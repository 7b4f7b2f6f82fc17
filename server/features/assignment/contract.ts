/** How conversations find somebody who answers them: the doors. */
import { z } from 'zod';
import { route } from '../../core/http/contract.ts';
import { ConversationRow } from '../conversations/shapes-contract.ts';
import {
  AssignmentMember,
  AssignmentPolicy,
  Availability,
  MemberChange,
  PolicyBody,
  RoutingRule,
  RuleBody,
  RuleChange,
} from './shapes-contract.ts';

const tag = 'assignment';
const access = 'assignment.manage';
const Id = z.object({ id: z.uuid() });

/** Its key, or `everybody`: all that have none of their own, and what is in none. */
const Department = z.object({ department: z.string().max(100) });

export const assignmentApi = {
  policies: route({
    method: 'GET',
    path: '/api/assignment',
    access: 'conversations.read',
    tag,
    summary: 'How conversations find somebody, by department, and how many look for somebody now',
    answer: z.object({ items: z.array(AssignmentPolicy), seeking: z.int() }),
  }),
  set: route({
    method: 'PUT',
    path: '/api/assignment/policies/:department',
    access,
    tag,
    summary: 'Say how the conversations of a department find somebody, or of `everybody`',
    params: Department,
    body: PolicyBody,
    answer: AssignmentPolicy,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/assignment/policies/:department',
    access,
    tag,
    summary: 'Let a department be as everybody; without that, conversations are assigned by hand',
    params: Department,
    status: 204,
  }),
  members: route({
    method: 'GET',
    path: '/api/assignment/members',
    access: 'conversations.read',
    tag,
    summary:
      'Who is given conversations: how many, of which departments and languages, and whether they are there',
    answer: z.object({ items: z.array(AssignmentMember) }),
  }),
  changeMember: route({
    method: 'PATCH',
    path: '/api/assignment/members/:id',
    access,
    tag,
    summary: 'Change what a member is given, or whether they are there; what is left out stays',
    params: Id,
    body: MemberChange,
    answer: AssignmentMember,
  }),
};

export const availabilityApi = {
  get: route({
    method: 'GET',
    path: '/api/me/availability',
    access: 'member',
    tag: 'me',
    summary: 'Whether I am away',
    answer: Availability,
  }),
  set: route({
    method: 'PUT',
    path: '/api/me/availability',
    access: 'member',
    tag: 'me',
    summary: 'Say that I am away, or back',
    body: z.object({ away: z.boolean() }),
    answer: Availability,
  }),
};

export const routingApi = {
  list: route({
    method: 'GET',
    path: '/api/routing-rules',
    access: 'conversations.read',
    tag,
    summary: 'Rules for conversations that begin, in their order',
    answer: z.object({ items: z.array(RoutingRule) }),
  }),
  create: route({
    method: 'POST',
    path: '/api/routing-rules',
    access,
    tag,
    summary: 'Make a rule, the last in order; it holds for what begins from now on',
    body: RuleBody,
    status: 201,
    answer: RoutingRule,
  }),
  change: route({
    method: 'PATCH',
    path: '/api/routing-rules/:id',
    access,
    tag,
    summary: 'Change a rule; what is left out stays',
    params: Id,
    body: RuleChange,
    answer: RoutingRule,
  }),
  remove: route({
    method: 'DELETE',
    path: '/api/routing-rules/:id',
    access,
    tag,
    summary: 'Remove a rule; what it did stays',
    params: Id,
    status: 204,
  }),
  order: route({
    method: 'PUT',
    path: '/api/routing-rules/order',
    access,
    tag,
    summary: 'Put all rules into this order',
    body: z.object({ ids: z.array(z.uuid()).max(200) }),
    answer: z.object({ items: z.array(RoutingRule) }),
  }),
  tryOut: route({
    method: 'POST',
    path: '/api/routing-rules/try',
    access,
    tag,
    summary: 'Which of the last conversations a rule fits, saved or not; nothing is changed',
    body: z.object({
      match: RuleBody.shape.match,
      /** Of how many. */
      last: z.int().min(1).max(200).default(50),
    }),
    answer: z.object({
      /** How many were looked at. */
      looked: z.int(),
      /** Those that it fits, the latest first. */
      items: z.array(ConversationRow.omit({ found: true, foundBy: true })),
    }),
  }),
};
