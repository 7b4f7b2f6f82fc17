/** Numbers and amounts as people write them: `R$ 1.234,56`, `-1,234.5`, `(12.00)`, `1 234,5 lei`. */
import type { Decimal } from '../format.ts';

const SIGN = String.raw`\s|\p{Sc}|R\$|US\$|MX\$|S/|(?:BRL|USD|EUR|GBP|RON|MXN|ARS|CLP|COP|PEN|JPY|UYU|MDL|CHF|CAD|AUD)\b|(?:[Ll]ei|kr|zł)\b`;
const AROUND = new RegExp(`^(?:${SIGN})+|(?:${SIGN}|%)+$`, 'gu');
const PATTERNS: Record<Decimal, RegExp> = {
  '.': /^(?:\d{1,3}(?:[,'’\s]\d{3})+|\d+)?(?:\.\d*)?$/,
  ',': /^(?:\d{1,3}(?:[.'’\s]\d{3})+|\d+)?(?:,\d*)?$/,
};
const PLAIN = /^-?\d+(?:\.\d+)?$/;
const SCIENTIFIC = /^-?\d+(?:\.\d+)?e[+-]?\d+$/i;

/** The number, or null when it is none in this writing. */
export function readNumber(text: string, decimal: Decimal): number | null {
  if (decimal === '.' && PLAIN.test(text)) return Number(text);
  if (SCIENTIFIC.test(text)) return Number(text);
  const trimmed = text.trim();
  const parentheses = /^\((.*)\)$/.exec(trimmed);
  const unsigned = (parentheses?.[1] ?? trimmed).replaceAll('−', '-');
  const signed = /^[^\d]*-|-\s*$/.test(unsigned);
  const digits = unsigned
    .replace(/^([^\d]*)-/, '$1')
    .replace(/-\s*$/, '')
    .replace(/^\+/, '')
    .replaceAll(AROUND, '');
  if (!/\d/.test(digits) || !PATTERNS[decimal].test(digits)) return null;
  const value = Number(
    decimal === ',' ? digits.replaceAll(/[.'’\s]/g, '').replace(',', '.') : digits.replaceAll(/[,'’\s]/g, ''),
  );
  if (!Number.isFinite(value)) return null;
  return signed || parentheses ? -value : value;
}

/** Which decimal sign a number proves; `either` for `1.234`; null for whole numbers and what is no number. */
export function decimalOf(text: string): Decimal | 'either' | null {
  const point = readNumber(text, '.');
  const comma = readNumber(text, ',');
  if (point === null && comma === null) return null;
  if (point === null) return ',';
  if (comma === null) return '.';
  return point === comma ? null : 'either';
}

const digitsOf = new Map<string, number>();

/** How many decimals a currency's minor unit has (ISO 4217): 2 for BRL, 0 for JPY. */
export function minorDigits(currency: string): number {
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits =
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** An amount in whole minor units. */
export function toMinor(amount: number, currency: string): number {
  const scaled = amount * 10 ** minorDigits(currency);
  // 1.005 × 100 is 100.49999999999999: what is written counts, not its binary neighbour.
  return Math.sign(scaled) * Math.round(Math.abs(scaled) + 1e-7 * Math.min(1, Math.abs(scaled)));
}

const SYMBOLS: [RegExp, string][] = [
  [/R\$/, 'BRL'],
  [/US\$|\bUSD\b/, 'USD'],
  [/€|\bEUR\b/, 'EUR'],
  [/£|\bGBP\b/, 'GBP'],
  [/\b(?:lei|RON)\b/i, 'RON'],
  [/MX\$|\bMXN\b/, 'MXN'],
  [/\bBRL\b/, 'BRL'],
  [/\bARS\b/, 'ARS'],
  [/\bCLP\b/, 'CLP'],
  [/\bCOP\b/, 'COP'],
  [/S\/|\bPEN\b/, 'PEN'],
  [/¥|\bJPY\b/, 'JPY'],
];

/** The currency that is written beside an amount, if it is one that cannot be mistaken. */
export function currencyIn(text: string): string | null {
  return SYMBOLS.find(([sign]) => sign.test(text))?.[1] ?? null;
}
