import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type timeline from '../../../locales/en/timeline.json';
import { useMay } from '../../session/session.ts';
import { stagesQuery } from '../queries.ts';

export interface ShownStage {
  key: string;
  name: string;
  /** What a StageMark needs. */
  mark: { name: string; position: number; of: number };
}

type DefaultStage = keyof typeof timeline.stage;

/** The stages of the journey in order. A default name is translated as long as nobody has changed it. */
export function useStages(): ShownStage[] {
  const { t, i18n } = useTranslation('timeline');
  const mayRead = useMay()('catalogue.read');
  const { data } = useQuery({ ...stagesQuery, enabled: mayRead });
  const stages = data?.items ?? [];
  return stages.map(({ key, name: given, position }) => {
    const isTranslated = isDefault(key, given) && i18n.exists(`timeline:stage.${key}`);
    const name = isTranslated ? t(`stage.${key as DefaultStage}`) : given;
    return { key, name, mark: { name, position, of: stages.length } };
  });
}

function isDefault(key: string, name: string): boolean {
  return name.toLowerCase() === key;
}
