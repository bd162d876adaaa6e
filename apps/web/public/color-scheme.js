// Sets the colour scheme before the first paint. A file of its own because the CSP allows no inline scripts.
try {
  const kept = localStorage.getItem('tieout.color-scheme');
  const isDark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
} catch {
  document.documentElement.dataset.mantineColorScheme = 'light';
}
