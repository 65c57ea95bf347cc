/** Light or dark: as the system says until somebody chooses. */
const KEY = 'zhiyin.theme';

const dark = (): boolean =>
  document.documentElement.dataset.theme
    ? document.documentElement.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;

export function startTheme(): void {
  try {
    const kept = localStorage.getItem(KEY);
    if (kept) document.documentElement.dataset.theme = kept;
  } catch {
    // The system's then.
  }
}

export function toggleTheme(): void {
  const next = dark() ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  window.dispatchEvent(new Event('zy-theme'));
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It lasts as long as the page.
  }
}
