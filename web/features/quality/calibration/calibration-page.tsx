import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { calibrationsApi } from '../../../../server/features/quality/calibration/contract.ts';
import { call } from '../../../api.ts';
import { Badge, Button, Page, Panel, TextLink, toastProblem } from '../../../ui/index.ts';
import { useMember } from '../../session/session.ts';
import { Loaded } from '../loaded.tsx';
import styles from '../quality.module.css';
import { type Calibration, calibrationQuery, useFreshQuality } from '../queries.ts';
import { Agreed } from './agreed.tsx';
import { Agreement } from './agreement.tsx';
import { SideBySide } from './side-by-side.tsx';

/** One calibration: blind while reviews are written, then side by side. */
export default function CalibrationPage() {
  const { t } = useTranslation('quality');
  const { id } = useParams({ from: '/member/service/quality/calibrations/$id' });
  const query = useQuery(calibrationQuery(id));
  useFreshQuality();
  const { data } = query;
  const title = data
    ? t('calibration.title', { name: data.member.name, number: data.conversation.number })
    : t('tab.calibration');
  return (
    <Page
      title={title}
      crumbs={[{ label: t('title'), to: '/service/quality' }]}
      description={t('calibration.about')}
    >
      <Loaded query={query}>
        {data && !data.comparedAt && <Open calibration={data} />}
        {data?.comparedAt && (
          <>
            <Panel title={t('calibration.sideBySide')}>
              <Agreement agreement={data.agreement} />
              <SideBySide calibration={data} />
            </Panel>
            <Agreed key={data.agreed?.at} calibration={data} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Who has given their review and who has not, and nothing of what they say. */
function Open({ calibration }: { calibration: Calibration }) {
  const { t } = useTranslation('quality');
  const { id: self } = useMember();
  const navigate = useNavigate();
  const refresh = useFreshQuality();
  const { id, reviewers, openedBy, conversation, mine } = calibration;
  const own = reviewers.find((one) => one.id === self);
  const given = reviewers.filter((one) => one.given).length;
  const isOpener = openedBy?.id === self;
  const mayCompare = given >= 2 && (isOpener || (own && given === reviewers.length));
  const write = () =>
    call(calibrationsApi.begin, { params: { id } })
      .then((review) => navigate({ to: '/service/quality/reviews/$id', params: { id: review.id } }))
      .catch(toastProblem);
  const compare = () => call(calibrationsApi.compare, { params: { id } }).then(refresh).catch(toastProblem);
  return (
    <Panel title={t('calibration.blind')} description={t('calibration.blindText')}>
      <ul className={styles.people}>
        {reviewers.map((one) => (
          <li key={one.id}>
            {one.name}{' '}
            <Badge kind={one.given ? 'accent' : 'plain'}>
              {t(one.given ? 'calibration.isGiven' : 'calibration.isAwaited')}
            </Badge>
          </li>
        ))}
      </ul>
      <div className={styles.deeds}>
        <TextLink to="/inbox/$id" params={{ id: conversation.id }}>
          {t('review.open')}
        </TextLink>
        {own && (
          <Button look={own.given ? 'secondary' : 'primary'} onClick={write}>
            {t(own.given ? 'calibration.readMine' : mine ? 'review.goOn' : 'calibration.writeMine')}
          </Button>
        )}
        {mayCompare && (
          <Button look={own && !own.given ? 'secondary' : 'primary'} onClick={compare}>
            {t('calibration.compare')}
          </Button>
        )}
      </div>
    </Panel>
  );
}
