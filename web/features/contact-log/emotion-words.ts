import { useTranslation } from 'react-i18next';
import type { Emotion } from './draft.ts';

export function useEmotionWord(): (emotion: Emotion) => string {
  const { t } = useTranslation('contacts');
  return (emotion) => t(`emotion.${emotion}`);
}
