/** Columns that files of several kinds have. */
import { isEmail, isId, isPhone, isText, type Rule } from './rule.ts';

export const ORDER_NUMBER: Rule[] = [
  {
    field: 'number',
    needs: ['order', 'id'],
    sure: 0.97,
    without: ['item', 'status', 'payment', 'review'],
    fits: isId,
  },
  {
    field: 'number',
    needs: ['order'],
    sure: 0.85,
    without: ['item', 'date', 'time', 'status', 'total'],
    fits: (facts) => isId(facts) && facts.averageLength > 0,
  },
];

export const CUSTOMER: Rule[] = [
  {
    field: 'customer.email',
    needs: ['email'],
    sure: 0.97,
    free: ['customer', 'address', 'id'],
    fits: isEmail,
  },
  {
    field: 'customer.phone',
    needs: ['phone'],
    sure: 0.95,
    free: ['customer', 'id', 'address'],
    fits: isPhone,
  },
  { field: 'customer.anonymousId', needs: ['anonymous'], sure: 0.95, alone: true, free: ['id'], fits: isId },
  {
    field: 'customer.external',
    needs: ['customer', 'id'],
    sure: 0.96,
    free: ['unique'],
    without: ['account', 'zip', 'name', 'phone', 'email'],
    fits: isId,
  },
  {
    field: 'customer.name',
    needs: ['customer', 'name'],
    sure: 0.95,
    without: ['first', 'last', 'city', 'user'],
    fits: isText,
  },
  { field: 'customer.firstName', needs: ['first', 'name'], sure: 0.95, free: ['customer'], fits: isText },
  { field: 'customer.lastName', needs: ['last', 'name'], sure: 0.95, free: ['customer'], fits: isText },
  { field: 'customer.account', needs: ['account', 'id'], sure: 0.9, free: ['customer'], fits: isId },
];

export const CURRENCY: Rule = {
  field: 'currency',
  needs: ['currency'],
  sure: 0.95,
  free: ['order', 'payment', 'id'],
  fits: (facts) => facts.averageLength <= 4,
};
