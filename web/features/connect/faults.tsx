import { useTranslation } from 'react-i18next';
import type connect from '../../locales/en/connect.json';
import styles from './connect.module.css';
import type { Fault } from './queries.ts';

type Code = keyof typeof connect.fault;

/** What is wrong with a call, in the reader's language. What the parser itself said follows as it is. */
export function useFaultText(): (fault: Fault) => string {
  const { t, i18n } = useTranslation('connect');
  return ({ code, message }) => {
    if (!i18n.exists(`connect:fault.${code}`)) return message;
    const said = code === 'malformed' ? message.split(': ').slice(1).join(': ') : '';
    const text = t(`fault.${code as Code}`);
    return said ? `${text}: ${said}` : text;
  };
}

/** One line for each thing that is wrong: where, and what. */
export function FaultList({ faults }: { faults: readonly Fault[] }) {
  const textOf = useFaultText();
  return (
    <ul className={styles.faults}>
      {faults.map((fault) => (
        <li key={fault.at + fault.code}>
          {fault.at && <code>{fault.at}</code>} {textOf(fault)}
        </li>
      ))}
    </ul>
  );
}
