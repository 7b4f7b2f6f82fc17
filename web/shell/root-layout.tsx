import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** Around every page. Moves the focus to a new page's title, so that screen readers and keyboards start there. */
export function RootLayout() {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        if (fromLocation && pathChanged) focusTitle();
      }),
    [router],
  );
  return <Outlet />;
}

function focusTitle() {
  const main = document.getElementById('main');
  if (!main || main.contains(document.activeElement)) return;
  const title = main.querySelector('h1') ?? main;
  title.focus({ preventScroll: true });
}
