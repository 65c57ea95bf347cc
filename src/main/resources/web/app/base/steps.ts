import { say } from './language';

const STEPS: Record<string, [string, string]> = {
  history: ['你的浏览', 'your history'], session: ['本次浏览', 'this visit'], popular: ['大家在买', 'popular'], trending: ['热门趋势', 'trending'],
  region: ['同地区热门', 'trending nearby'], segment: ['同类热门', 'trending among these'], explore: ['新品尝鲜', 'new for you'],
  recent: ['新品', 'new'], auto: ['内容＋行为', 'content + behaviour'], content: ['内容', 'content'], co_view: ['看了又看', 'viewed together'],
  co_cart: ['一起加购', 'carted together'], co_buy: ['一起购买', 'bought together'], view_buy: ['看后购买', 'viewed, then bought'],
  complement: ['搭配', 'complements'], substitute: ['同类', 'substitutes'], words: ['关键词', 'words'], browse: ['浏览', 'browsing'],
};

/** What a strategy is called on the pages: its steps one by one, with the blend in a contest as it is. */
export function steps(strategy: string): string {
  const [its, blend] = strategy.split('.');
  return its.split('+').map((name) => (STEPS[name] ? say(...STEPS[name]) : name)).join(' + ') + (blend ? ' · ' + blend : '');
}
