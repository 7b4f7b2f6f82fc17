/** Where in the world a new workspace is: guessed from the browser, chosen from what Intl knows. */
import type { Option } from '../../ui/select.tsx';

/** ISO 3166 alpha-2. Intl can name them but not list them. */
const COUNTRIES =
  'AD AE AF AG AI AL AM AO AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BW BY BZ CA CD CF CG CH CI CK CL CM CN CO CR CU CV CW CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GT GU GW GY HK HN HR HT HU ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  );

/** The currency most companies of a country sell in; where it is not listed, the dollar. Editable, so a guess will do. */
const CURRENCIES: Record<string, string> = {
  EUR: 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK',
  BRL: 'BR',
  RON: 'RO',
  MDL: 'MD',
  GBP: 'GB GG IM JE',
  MXN: 'MX',
  ARS: 'AR',
  CLP: 'CL',
  COP: 'CO',
  PEN: 'PE',
  UYU: 'UY',
  PYG: 'PY',
  BOB: 'BO',
  CRC: 'CR',
  GTQ: 'GT',
  HNL: 'HN',
  NIO: 'NI',
  DOP: 'DO',
  CUP: 'CU',
  VES: 'VE',
  AOA: 'AO',
  MZN: 'MZ',
  CVE: 'CV',
  CHF: 'CH LI',
  PLN: 'PL',
  CZK: 'CZ',
  HUF: 'HU',
  RSD: 'RS',
  UAH: 'UA',
  TRY: 'TR',
  SEK: 'SE',
  NOK: 'NO',
  DKK: 'DK FO GL',
  ISK: 'IS',
  CAD: 'CA',
  AUD: 'AU KI NR TV',
  NZD: 'NZ CK NU',
  JPY: 'JP',
  CNY: 'CN',
  INR: 'IN',
  KRW: 'KR',
  SGD: 'SG',
  HKD: 'HK',
  ZAR: 'ZA',
  NGN: 'NG',
  KES: 'KE',
  EGP: 'EG',
  MAD: 'MA',
  ILS: 'IL',
  AED: 'AE',
  SAR: 'SA',
};

/** The country whose clocks this browser follows; else the one its language is written for. */
export function guessCountry(timeZone: string, languages: readonly string[]): string {
  const spoken = languages.map((tag) => new Intl.Locale(tag).maximize().region ?? '').filter(isCountry);
  const here = COUNTRIES.filter((country) => timeZonesOf(country).includes(timeZone));
  return spoken.find((country) => here.includes(country)) ?? here[0] ?? spoken[0] ?? 'US';
}

export function currencyOf(country: string): string {
  return Object.entries(CURRENCIES).find(([, countries]) => countries.includes(country))?.[0] ?? 'USD';
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
