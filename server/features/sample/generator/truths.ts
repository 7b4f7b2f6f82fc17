/**
 * The truths planted in the sample company, with their sizes. What comes out of them, measured on the loaded record,
 * is in docs/sample-company.md; truths.test.ts keeps the two together. Months are of 30 days, 1 to 18; the 18th ends today.
 */

/** 1. Parcels to the north are late in months 13 to 15; the carrier is changed in month 16. Shares of parcels. */
export const NORTH = {
  fromMonth: 13,
  repairedInMonth: 16,
  lateUsually: 0.07,
  lateThen: 0.38,
  lateElsewhere: 0.055,
};

/** 2. A late parcel lowers the rating and the chance of buying again (which is multiplied). Weights of scores 1 to 5. */
export const LATE_PARCEL = {
  onTimeScores: [3, 4, 10, 32, 51],
  lateScores: [24, 22, 22, 20, 12],
  repurchaseFactor: 0.5,
  /** A late parcel makes people write or call. */
  contactShare: 0.42,
  contactShareOnTime: 0.07,
};

/** 3. A fast first answer raises the rating of the contact. Share of 4s and 5s by minutes until the first answer. */
export const FIRST_ANSWER = [
  { underMinutes: 15, satisfied: 0.88 },
  { underMinutes: 60, satisfied: 0.81 },
  { underMinutes: 480, satisfied: 0.66 },
  { underMinutes: Number.POSITIVE_INFINITY, satisfied: 0.45 },
];

/** 4. One product comes back far more often than the rest: it is smaller than its page says. Shares of items sold. */
export const RETURNED_PRODUCT = { sku: 'CL-DUV-180', returned: 0.24, othersReturned: 0.022, tooSmall: 0.8 };

/** 5. One campaign brings many who buy once and never again (the chance of buying again is multiplied). */
export const EMPTY_CAMPAIGN = {
  name: 'flash-40',
  fromMonth: 7,
  toMonth: 8,
  shareOfArrivals: 0.32,
  repurchaseFactor: 0.1,
};

/** 6. The store in Curitiba rates better than the one in Campinas, where people queue. Share of 4s and 5s. */
export const STORES = { Curitiba: 0.88, Campinas: 0.67 } as const;

/** 7. Subscriptions end after the third renewal, unless somebody reached out after it. Share that end before the next. */
export const THIRD_RENEWAL = { usually: 0.045, afterThird: 0.27, afterThirdWithCall: 0.08, called: 0.45 };

/** 8. On phones, the payment step of the web checkout breaks in month 9. Share that get through it. */
export const PHONE_CHECKOUT = { month: 9, phone: 0.74, phoneThen: 0.4, desktop: 0.79 };
