import { useTranslation } from 'react-i18next';

/** The usual kinds, by what most people use. */
export const DEVICES = ['mobile', 'tablet', 'desktop'] as const;

/** What a touchpoint came from, in words; another kind of device is called as its sender calls it. */
export function useDeviceName(): (device: string) => string {
  const { t } = useTranslation('ui');
  return (device) => {
    const known = DEVICES.find((one) => one === device);
    return known ? t(`device.${known}`) : device;
  };
}
