/** What a new workspace starts with: departments and roles, named in its language. People may change all of it. */
import { PERMISSIONS, type Permission } from '../../core/http/contract.ts';
import type { Language } from './contract.ts';

type Names = Record<Language, string>;

export const DEPARTMENTS: { key: string; names: Names }[] = [
  {
    key: 'service',
    names: { en: 'Service', 'pt-BR': 'Atendimento', es: 'Atención al cliente', ro: 'Relații cu clienții' },
  },
  { key: 'marketing', names: { en: 'Marketing', 'pt-BR': 'Marketing', es: 'Marketing', ro: 'Marketing' } },
  { key: 'sales', names: { en: 'Sales', 'pt-BR': 'Vendas', es: 'Ventas', ro: 'Vânzări' } },
  { key: 'product', names: { en: 'Product', 'pt-BR': 'Produto', es: 'Producto', ro: 'Produs' } },
  {
    key: 'operations',
    names: { en: 'Operations', 'pt-BR': 'Operações', es: 'Operaciones', ro: 'Operațiuni' },
  },
  {
    key: 'success',
    names: {
      en: 'Success',
      'pt-BR': 'Sucesso do cliente',
      es: 'Éxito del cliente',
      ro: 'Succesul clienților',
    },
  },
];

export const ROLES: { key: string; names: Names; permissions: readonly Permission[] }[] = [
  {
    key: 'owner',
    names: { en: 'Owner', 'pt-BR': 'Proprietário', es: 'Propietario', ro: 'Proprietar' },
    permissions: PERMISSIONS,
  },
  {
    key: 'admin',
    names: { en: 'Admin', 'pt-BR': 'Administrador', es: 'Administrador', ro: 'Administrator' },
    permissions: PERMISSIONS,
  },
  {
    key: 'lead',
    names: { en: 'Lead', 'pt-BR': 'Líder', es: 'Líder', ro: 'Coordonator' },
    permissions: [
      'customers.read',
      'conversations.read',
      'customers.write',
      'conversations.write',
      'conversations.delete',
      'service-levels.manage',
      'assignment.manage',
      'quality.review',
      'customers.merge',
      'imports.read',
      'catalogue.read',
      'journeys.read',
      'journeys.write',
      'catalogue.write',
      'tracking.read',
      'workspace.read',
      'members.read',
      'audit.read',
    ],
  },
  {
    key: 'agent',
    names: { en: 'Agent', 'pt-BR': 'Agente', es: 'Agente', ro: 'Agent' },
    permissions: [
      'customers.read',
      'conversations.read',
      'customers.write',
      'conversations.write',
      'catalogue.read',
      'journeys.read',
      'workspace.read',
      'members.read',
    ],
  },
  {
    key: 'success-manager',
    names: {
      en: 'Success manager',
      'pt-BR': 'Gerente de sucesso',
      es: 'Gestor de éxito',
      ro: 'Manager de succes',
    },
    permissions: [
      'customers.read',
      'conversations.read',
      'customers.write',
      'conversations.write',
      'customers.merge',
      'catalogue.read',
      'journeys.read',
      'journeys.write',
      'workspace.read',
      'members.read',
    ],
  },
  {
    key: 'analyst',
    names: { en: 'Analyst', 'pt-BR': 'Analista', es: 'Analista', ro: 'Analist' },
    permissions: [
      'customers.read',
      'conversations.read',
      'imports.read',
      'imports.write',
      'catalogue.read',
      'journeys.read',
      'journeys.write',
      'catalogue.write',
      'tracking.read',
      'workspace.read',
      'members.read',
    ],
  },
  {
    key: 'viewer',
    names: { en: 'Viewer', 'pt-BR': 'Leitor', es: 'Lector', ro: 'Cititor' },
    permissions: [
      'customers.read',
      'conversations.read',
      'imports.read',
      'catalogue.read',
      'journeys.read',
      'workspace.read',
      'members.read',
    ],
  },
];
