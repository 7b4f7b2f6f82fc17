import { useTranslation } from 'react-i18next';
import { Page, type Tab, Tabs, useUrlFilters } from '../../ui/index.ts';
import { useMay } from '../session/session.ts';
import { CalibrationTab } from './calibration/calibration-tab.tsx';
import { CoachingTab } from './coaching/coaching-tab.tsx';
import { useFreshQuality } from './queries.ts';
import { QueueTab } from './queue-tab.tsx';
import { ReportTab } from './report-tab.tsx';
import { ReviewsTab } from './reviews-tab.tsx';
import { SetupTab } from './setup/setup-tab.tsx';
import { WaitingLine } from './waiting-line.tsx';

const TABS = ['queue', 'report', 'reviews', 'calibration', 'coaching', 'setup'] as const;
type Place = (typeof TABS)[number];
/** For members who may not review: what was said of their own answers. */
const OWN: readonly Place[] = ['reviews', 'coaching'];

/** How good answers are: what is to be reviewed, what was said, what is learned from it. */
export default function QualityPage() {
  const { t } = useTranslation('quality');
  const reviews = useMay()('quality.review');
  const url = useUrlFilters();
  useFreshQuality();
  const places = reviews ? TABS : OWN;
  const here = places.find((one) => one === url.one('tab')) ?? places[0]!;
  const contents = {
    queue: <QueueTab />,
    report: <ReportTab />,
    reviews: <ReviewsTab />,
    calibration: <CalibrationTab />,
    coaching: <CoachingTab />,
    setup: <SetupTab />,
  };
  return (
    <Page title={t('title')} description={t(reviews ? 'description' : 'ownDescription')}>
      <WaitingLine />
      <Tabs<Place>
        label={t('title')}
        value={here}
        onChange={(tab) =>
          url.go({ ...Object.fromEntries(Object.keys(url.search).map((key) => [key, undefined])), tab })
        }
        tabs={places.map(
          (value): Tab<Place> => ({ value, label: t(`tab.${value}`), content: contents[value] }),
        )}
      />
    </Page>
  );
}
