/** Files that tell of one happening for each person, and call it by the column of its date: `won_date`. */
import type { ColumnFacts } from './columns.ts';
import type { ColumnGuess } from './guess.ts';
import { conceptsOf, wordsOf } from './words.ts';

/** What happens between a customer and a brand, in English, Portuguese, Spanish and Romanian, without accents. */
const HAPPENINGS = new Set(
  `won lost closed contact contacted visit visited call called meeting met demo opened clicked renewed upgraded
  downgraded activated churned invited attended downloaded
  ganho ganha perdido perdida fechado fechada contato visita visitou ligacao reuniao renovado ativado
  ganado ganada cerrado cerrada contacto llamada reunion renovacion activado
  castigat castigata pierdut inchis inchisa vizita apel intalnire reinnoit activat`.split(/\s+/),
);

/** Columns that make a file a list of people, whatever dates it has. */
const OF_PEOPLE = ['customer.email', 'customer.phone', 'customer.name', 'customer.firstName'];

/**
 * Whether the file can be nothing else: it names a person by an id, nothing tells what happened row by row, and its
 * only date says so itself.
 * @param guesses its columns as columns of touchpoints
 */
export function tellsOneHappening(columns: readonly ColumnFacts[], guesses: readonly ColumnGuess[]): boolean {
  const fields = guesses.map(({ target }) => target.field);
  if (!fields.includes('customer.external') && !fields.includes('customer.userId')) return false;
  if (fields.some((field) => field === 'type' || field === 'number' || OF_PEOPLE.includes(field)))
    return false;
  const dates = columns.filter((facts) => facts.filled > 0 && facts.dates >= 0.5);
  return dates.length === 1 && dates[0] === columns[fields.indexOf('at')] && namesAHappening(dates[0]!.name);
}

function namesAHappening(column: string): boolean {
  return wordsOf(column).some((word) => HAPPENINGS.has(word));
}

/** `won_date` → Won, `first_contact_date` → First Contact; empty when only the date is named. */
export function happeningIn(column: string): string {
  const isWhen = (word: string) => ['date', 'time'].includes(conceptsOf(word)[0] ?? '');
  return titled(wordsOf(column).filter((word) => !isWhen(word)));
}

export function titled(words: string[]): string {
  return words.map((word) => word[0]!.toUpperCase() + word.slice(1)).join(' ');
}
