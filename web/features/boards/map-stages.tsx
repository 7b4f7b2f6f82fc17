import { useTranslation } from 'react-i18next';
import type { JourneyMap } from '../../../server/features/journeys/map/shapes-contract.ts';
import { useFormat } from '../../format.ts';
import { EmotionMark } from '../../ui/index.ts';
import { useStageName } from '../catalogue/names.ts';
import questions from '../journeys/questions/questions.module.css';

/** The journey map in small: of each stage how many came there and how it felt. */
export function MapStages({ map }: { map: JourneyMap }) {
  const { t } = useTranslation(['boards', 'journeys']);
  const format = useFormat();
  const stageName = useStageName();
  return (
    <div className={questions.scroll}>
      <table className={questions.table}>
        <thead>
          <tr>
            <th scope="col">{t('map.stage')}</th>
            <th scope="col">{t('map.customers')}</th>
            <th scope="col">{t('map.emotion')}</th>
          </tr>
        </thead>
        <tbody>
          {map.stages.map((stage) => (
            <tr key={stage.id}>
              <th scope="row">{stageName(stage)}</th>
              <td>{format.number(stage.customers)}</td>
              <td>
                {stage.emotion?.value == null || stage.emotion.small ? (
                  <span className={questions.quiet}>
                    {t(stage.emotion ? 'journeys:tooFew' : 'journeys:notRated')}
                  </span>
                ) : (
                  <>
                    {format.signed(stage.emotion.value, 2)} <EmotionMark sentiment={stage.emotion.value} />
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
