/** The nodes of paths in words. */
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../../format.ts';
import { useTypeName } from '../../../catalogue/names.ts';
import type { PathNode, PathsAnswer } from './queries.ts';

/** A type's name, with its page where there is one; "12 others" for what is folded together. */
export function useNodeName(
  folded: PathsAnswer['folded'],
): (node: Pick<PathNode, 'name' | 'other' | 'step'>) => string {
  const { t } = useTranslation('questions');
  const format = useFormat();
  const typeName = useTypeName();
  return useCallback(
    ({ name, other, step }) => {
      if (!other) return nameWithPage(name, typeName);
      const count = folded.find((one) => one.step === step)?.names ?? 0;
      return count ? t('paths.others', { count, shown: format.number(count) }) : t('paths.someOthers');
    },
    [folded, typeName, format, t],
  );
}

/** "Page Viewed /pricing": only the type is in anybody's catalogue. */
function nameWithPage(name: string, typeName: (type: string) => string): string {
  const page = name.indexOf(' /');
  return page < 0 ? typeName(name) : typeName(name.slice(0, page)) + name.slice(page);
}
