// Runs before the first paint, so that nobody sees the wrong theme flash by. Keys: web/appearance.ts.
(() => {
  const root = document.documentElement;
  let theme = 'system';
  let density = 'comfortable';
  try {
    theme = localStorage.getItem('jornada.theme') || theme;
    density = localStorage.getItem('jornada.density') || density;
  } catch {
    // Storage is forbidden here: the defaults do.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  root.dataset.density = density;
})();
