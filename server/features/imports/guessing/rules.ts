/** Which columns look like which field: by the concepts of their name, and by what their values must look like. */
import type { ImportKind } from '../kinds.ts';
import { ACCOUNTS_RULES, CUSTOMERS_RULES, PRODUCTS_RULES } from './entity-rules.ts';
import { RESPONSES_RULES, TOUCHPOINTS_RULES } from './happening-rules.ts';
import { ORDER_ITEMS_RULES, ORDERS_RULES, PAYMENTS_RULES } from './order-rules.ts';
import type { Rule } from './rule.ts';

export const RULES: Record<ImportKind, Rule[]> = {
  accounts: ACCOUNTS_RULES,
  customers: CUSTOMERS_RULES,
  products: PRODUCTS_RULES,
  orders: ORDERS_RULES,
  'order-items': ORDER_ITEMS_RULES,
  payments: PAYMENTS_RULES,
  responses: RESPONSES_RULES,
  touchpoints: TOUCHPOINTS_RULES,
};
