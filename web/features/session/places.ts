/** Where in the world a new workspace is: guessed from the browser, chosen from what Intl knows. */
import type { Option } from '../../ui/select.tsx';

/** ISO 3166 alpha-2. Intl can name them but not list them. */
export const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

/** Currencies of several countries (ISO 4217, 2026). */
const SHARED_CURRENCIES: Record<string, string> = {
  USD: 'AS BQ EC FM GU MH MP PR PW SV TC TL US VG VI',
  EUR: 'AD AT AX BE BG BL CY DE EE ES FI FR GF GP GR HR IE IT LT LU LV MC ME MF MQ MT NL PM PT RE SI SK SM VA XK YT',
  XOF: 'BF BJ CI GW ML NE SN TG',
  XAF: 'CF CG CM GA GQ TD',
  XCD: 'AG AI DM GD KN LC MS VC',
  XPF: 'NC PF WF',
  GBP: 'GB GG IM JE',
  AUD: 'AU KI NR TV',
  NZD: 'CK NU NZ',
  DKK: 'DK FO GL',
  CHF: 'CH LI',
  ILS: 'IL PS',
  XCG: 'CW SX',
};

/** Countries with a currency of their own. */
const OWN_CURRENCIES =
  'AE:AED AF:AFN AL:ALL AM:AMD AO:AOA AR:ARS AW:AWG AZ:AZN BA:BAM BB:BBD BD:BDT BH:BHD BI:BIF BM:BMD BN:BND BO:BOB BR:BRL BS:BSD BT:BTN BW:BWP BY:BYN BZ:BZD CA:CAD CD:CDF CL:CLP CN:CNY CO:COP CR:CRC CU:CUP CV:CVE CZ:CZK DJ:DJF DO:DOP DZ:DZD EG:EGP ER:ERN ET:ETB FJ:FJD FK:FKP GE:GEL GH:GHS GI:GIP GM:GMD GN:GNF GT:GTQ GY:GYD HK:HKD HN:HNL HT:HTG HU:HUF ID:IDR IN:INR IQ:IQD IR:IRR IS:ISK JM:JMD JO:JOD JP:JPY KE:KES KG:KGS KH:KHR KM:KMF KP:KPW KR:KRW KW:KWD KY:KYD KZ:KZT LA:LAK LB:LBP LK:LKR LR:LRD LS:LSL LY:LYD MA:MAD MD:MDL MG:MGA MK:MKD MM:MMK MN:MNT MO:MOP MR:MRU MU:MUR MV:MVR MW:MWK MX:MXN MY:MYR MZ:MZN NA:NAD NG:NGN NI:NIO NO:NOK NP:NPR OM:OMR PA:PAB PE:PEN PG:PGK PH:PHP PK:PKR PL:PLN PY:PYG QA:QAR RO:RON RS:RSD RU:RUB RW:RWF SA:SAR SB:SBD SC:SCR SD:SDG SE:SEK SG:SGD SH:SHP SL:SLE SO:SOS SR:SRD SS:SSP ST:STN SY:SYP SZ:SZL TH:THB TJ:TJS TM:TMT TN:TND TO:TOP TR:TRY TT:TTD TW:TWD TZ:TZS UA:UAH UG:UGX UY:UYU UZ:UZS VE:VES VN:VND VU:VUV WS:WST YE:YER ZA:ZAR ZM:ZMW ZW:ZWG';

const CURRENCIES = new Map<string, string>([
  ...Object.entries(SHARED_CURRENCIES).flatMap(([currency, countries]) =>
    countries.split(' ').map((country) => [country, currency] as const),
  ),
  ...OWN_CURRENCIES.split(' ').map((pair) => pair.split(':') as [string, string]),
]);

/** The country whose clocks this browser follows; else the one its language is written for. */
export function guessCountry(timeZone: string, languages: readonly string[]): string {
  const spoken = languages.map((tag) => new Intl.Locale(tag).maximize().region ?? '').filter(isCountry);
  const here = COUNTRIES.filter((country) => timeZonesOf(country).includes(timeZone));
  return spoken.find((country) => here.includes(country)) ?? here[0] ?? spoken[0] ?? 'US';
}

/** The currency that companies of a country sell in; the dollar for what is no country of the list. */
export function currencyOf(country: string): string {
  return CURRENCIES.get(country) ?? 'USD';
}

/** Where a country has several clocks, those of most of its people; Intl lists zones by the alphabet. */
const USUAL_ZONES: Record<string, string> = {
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** The usual time zone of a country; `own` if it lies there, or where the browser does not know better. */
export function timeZoneOf(country: string, own: string): string {
  const zones = timeZonesOf(country);
  if (zones.includes(own)) return own;
  return USUAL_ZONES[country] ?? zones[0] ?? own;
}

export interface Place {
  country: string;
  currency: string;
  timeZone: string;
}

/**
 * The place with another country: its currency and its clocks come with it, but for what was chosen by hand.
 * @param chosen what is not the country's doing, and stays
 */
export function movedTo(country: string, { currency, timeZone }: Place, chosen: ReadonlySet<string>): Place {
  return {
    country,
    currency: chosen.has('currency') ? currency : currencyOf(country),
    timeZone: chosen.has('timeZone') ? timeZone : timeZoneOf(country, timeZone),
  };
}

/** What of a place is not as its country has it: somebody chose that. */
export function unusualOf({ country, currency, timeZone }: Place): (keyof Place)[] {
  return [
    ...(currency === currencyOf(country) ? [] : (['currency'] as const)),
    ...(timeZone === timeZoneOf(country, timeZone) ? [] : (['timeZone'] as const)),
  ];
}

export function countryOptions(locale: string): Option[] {
  return named(locale, 'region', COUNTRIES);
}

export function currencyOptions(locale: string): Option[] {
  return named(locale, 'currency', Intl.supportedValuesOf('currency')).map((option) => ({
    ...option,
    label: `${option.value} · ${option.label}`,
  }));
}

/** Every zone, and the browser's own even where Intl lists it under another name. */
export function timeZoneOptions(own: string): Option[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', own]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}

function named(locale: string, type: 'region' | 'currency', codes: readonly string[]): Option[] {
  const names = new Intl.DisplayNames(locale, { type });
  return codes
    .map((code) => ({ value: code, label: names.of(code) ?? code }))
    .sort((one, other) => one.label.localeCompare(other.label, locale));
}

function isCountry(region: string): boolean {
  return COUNTRIES.includes(region);
}

/** Not every browser knows this yet: then no country is found by its clocks. */
function timeZonesOf(country: string): string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & {
    getTimeZones?: () => string[] | undefined;
  };
  return locale.getTimeZones?.() ?? [];
}
