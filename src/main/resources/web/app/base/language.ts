/** The page's language: chosen in the corner, at first the first of the browser's that we speak. Texts stand as pairs beside their use: say('首页', 'Home'). */
export type Language = 'zh' | 'en';

const KEY = 'zhiyin.lang';

function first(): Language {
  const kept = read();
  if (kept) return kept;
  const known = (navigator.languages ?? [navigator.language]).map((l) => l.toLowerCase().slice(0, 2)).find((l) => l === 'zh' || l === 'en');
  return known === 'zh' ? 'zh' : 'en';
}

function read(): Language | null {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'zh' || kept === 'en' ? kept : null;
  } catch {
    return null;
  }
}

let current: Language = first();
document.documentElement.lang = current === 'zh' ? 'zh-CN' : 'en';

export const language = (): Language => current;

export const say = (zh: string, en: string): string => (current === 'zh' ? zh : en);

export function speak(next: Language): void {
  current = next;
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Then it lasts as long as the page.
  }
  window.dispatchEvent(new Event('zy-language'));
}

export const whole = (n: number): string => new Intl.NumberFormat(current === 'zh' ? 'zh-CN' : 'en').format(n);

/** What the window is called: the page, then the shop. */
export function titled(page: string): void {
  document.title = page ? page + ' · 知音' : '知音 · Zhiyin';
}

/** A count and what is counted, in English: 1 product, 2 products. */
export const many = (n: number, one: string, more = one + 's'): string => `${whole(n)} ${n === 1 ? one : more}`;

export const money = (n: number, currency = 'CNY'): string => {
  try {
    return new Intl.NumberFormat(current === 'zh' ? 'zh-CN' : 'en', {
      style: 'currency', currency, minimumFractionDigits: n % 1 ? 2 : 0, maximumFractionDigits: 2,
    }).format(n);
  } catch {
    return n + ' ' + currency;
  }
};

/** A moment in the page's language and the reader's time zone. */
export const when = (time: string): string => new Date(time).toLocaleString(current === 'zh' ? 'zh-CN' : 'en');
