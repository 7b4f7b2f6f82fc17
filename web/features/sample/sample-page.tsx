import { useTranslation } from 'react-i18next';
import { Callout, Page, Panel, Skeleton } from '../../ui/index.ts';
import { About } from './about.tsx';
import { Loaded } from './loaded.tsx';
import { Loading, Removing } from './progress.tsx';
import { RemoveButton } from './remove-button.tsx';
import { useSample } from './sample.ts';

/** A company with a past, for those who want to look around before their own data is here. */
export default function SamplePage() {
  const { t } = useTranslation('sample');
  return (
    <Page title={t('title')} description={t('description')} width="reading">
      <Sample />
    </Page>
  );
}

function Sample() {
  const { t } = useTranslation('sample');
  const { data, error } = useSample();
  if (error) return <Callout problem={error} />;
  if (!data) {
    return (
      <Panel>
        <Skeleton height={320} />
      </Panel>
    );
  }
  if (data.state === 'absent') return <About />;
  if (data.state === 'loading') return <Loading sample={data} />;
  if (data.state === 'removing') return <Removing sample={data} />;
  if (data.state === 'loaded') return <Loaded sample={data} />;
  return (
    <Callout kind="problem" title={t('failed')} action={<RemoveButton />}>
      {data.error}
    </Callout>
  );
}
