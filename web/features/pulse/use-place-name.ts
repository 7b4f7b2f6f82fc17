import { useFormat } from '../../format.ts';
import { useGroupName, useSplitName } from '../metrics/split-name.ts';

/** A group with what it is a group of: "north (region)", "E-mail (channel)". */
export function usePlaceName(): (place: { dimension: string; group: string; name: string | null }) => string {
  const groupName = useGroupName();
  const splitName = useSplitName();
  const { locale } = useFormat();
  return ({ dimension, group, name }) =>
    `${groupName(dimension, group, name)} (${splitName(dimension).toLocaleLowerCase(locale)})`;
}
