// Sets light or dark before the first paint, so that a chosen appearance does not flash. Nothing else belongs here.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('footpath-appearance');
  } catch {
    // Storage may be closed to us; the system's choice is the answer then.
  }
  const dark =
    choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
