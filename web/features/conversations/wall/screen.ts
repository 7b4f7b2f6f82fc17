/** The screen itself: whole, and awake although nobody touches it. */
import { useEffect, useState } from 'react';

/** On the whole screen nothing but the figures is shown. */
export function useWholeScreen(): boolean {
  const [isWhole, setWhole] = useState(() => document.fullscreenElement !== null);
  useEffect(() => {
    const look = () => setWhole(document.fullscreenElement !== null);
    document.addEventListener('fullscreenchange', look);
    return () => document.removeEventListener('fullscreenchange', look);
  }, []);
  return isWhole;
}

/** As long as it is looked at. A browser that cannot, or may not just now, sleeps as it is used to. */
export function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isShown = true;
    const wake = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      const taken = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isShown) lock = taken;
      else void taken?.release();
    };
    void wake();
    // The browser lets go of it whenever the page is out of sight.
    document.addEventListener('visibilitychange', wake);
    return () => {
      isShown = false;
      document.removeEventListener('visibilitychange', wake);
      void lock?.release();
    };
  }, []);
}
