import { useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pulse, PulseHealth } from '../../../server/features/pulse/contract.ts';
import { useFormat } from '../../format.ts';
import { useTypeName } from '../catalogue/names.ts';
import styles from './findings.module.css';
import own from './health.module.css';
import { healthQuery } from './queries.ts';

/** Whether the data can be trusted: quietly, at the foot. What wants something done says where. */
export function Health({ pulse }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const { data } = useQuery(healthQuery);
  return (
    <section aria-label={t('health.title')} className={own.health}>
      <h2 className={styles.heading}>{t('health.title')}</h2>
      <ul className={own.facts}>
        {data && <Lag health={data} />}
        {data?.quiet.map((one) => (
          <Quiet key={`${one.source} ${one.type}`} quiet={one} />
        ))}
        <Unmapped pulse={pulse} />
        {data && <Refused health={data} />}
        {data?.imports.map(({ id, fileName, state }) => (
          <Fact key={id} wants to="/imports/$id" params={{ id }} way={t('health.look')}>
            {t(`health.import.${state}`, { file: fileName })}
          </Fact>
        ))}
      </ul>
    </section>
  );
}

interface FactProps {
  /** Somebody should do something about it. */
  wants?: boolean;
  to?: LinkProps['to'];
  params?: { id: string };
  way?: string;
  children: ReactNode;
}

function Fact({ wants, to, params, way, children }: FactProps) {
  return (
    <li className={own.fact} data-wants={wants}>
      <span>{children}</span>
      {to && (
        <Link to={to} params={params ?? {}} className={styles.way}>
          {way}
        </Link>
      )}
    </li>
  );
}

/** Less is gone before anybody has read it. */
const WORTH_SAYING_SECONDS = 5;

function Lag({ health: { lens } }: { health: PulseHealth }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  if (lens.state !== 'current') return <Fact wants>{t('health.notReady')}</Fact>;
  if (lens.lagSeconds < WORTH_SAYING_SECONDS) return <Fact>{t('health.fresh')}</Fact>;
  return <Fact wants>{t('health.lag', { time: format.duration(lens.lagSeconds) })}</Fact>;
}

function Quiet({ quiet }: { quiet: PulseHealth['quiet'][number] }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const typeName = useTypeName();
  const { source, type, silentSeconds, longestSeconds } = quiet;
  return (
    <Fact wants to="/connect" way={t('health.look')}>
      {t(type ? 'health.quietType' : 'health.quiet', {
        source,
        type: type ? typeName(type) : '',
        silent: format.duration(silentSeconds),
        longest: format.duration(longestSeconds),
      })}
    </Fact>
  );
}

const NAMED = 3;

function Unmapped({ pulse: { unmapped } }: { pulse: Pulse }) {
  const { t } = useTranslation('pulse');
  const format = useFormat();
  const typeName = useTypeName();
  if (!unmapped.length) return <Fact>{t('health.mapped')}</Fact>;
  const names = format.list(unmapped.slice(0, NAMED).map(({ type }) => typeName(type)));
  return (
    <Fact wants to="/touchpoints" way={t('health.place')}>
      {t('health.unmapped', { count: unmapped.length, names })}
    </Fact>
  );
}

function Refused({ health: { refused } }: { health: PulseHealth }) {
  const { t } = useTranslation('pulse');
  if (!refused.open) return <Fact>{t('health.noneRefused')}</Fact>;
  return (
    <Fact wants to="/connect" way={t('health.look')}>
      {t('health.refused', { count: refused.open })}
    </Fact>
  );
}
