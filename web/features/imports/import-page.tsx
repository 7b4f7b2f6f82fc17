import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Import } from '../../../server/features/imports/contract.ts';
import { isNowhere } from '../../problems.ts';
import { Callout, Nowhere, Page, Panel, Skeleton } from '../../ui/index.ts';
import { Match } from './match.tsx';
import { importQuery, useImportNews } from './queries.ts';
import { Result } from './result.tsx';
import { StateBadge } from './state-badge.tsx';
import { UnderWay } from './under-way.tsx';

/** One import, from matching its columns to undoing it. */
export default function ImportPage() {
  const { t } = useTranslation('imports');
  const { id } = useParams({ from: '/member/imports/$id' });
  const { data: one, error } = useQuery(importQuery(id));
  useImportNews();
  return (
    <Page
      title={one?.fileName ?? t('title')}
      crumbs={[{ label: t('title'), to: '/imports' }]}
      facts={one && <StateBadge one={one} />}
    >
      {isNowhere(error) ? <Nowhere list="/imports" /> : error && <Callout problem={error} />}
      {one ? <Part one={one} /> : !error && <Waiting />}
    </Page>
  );
}

function Part({ one }: { one: Import }) {
  if (one.state === 'mapping') return <Match one={one} />;
  if (one.state === 'running' || one.state === 'paused' || one.state === 'undoing')
    return <UnderWay one={one} />;
  return <Result one={one} />;
}

function Waiting() {
  return (
    <Panel>
      <Skeleton height={360} />
    </Panel>
  );
}
