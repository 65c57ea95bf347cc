/** The settings of ranking.yaml that sliders move, and the text that says them. */
export interface Dial {
  path: string;
  zh: string;
  en: string;
  max: number;
  step: number;
  min?: number;
}

export const DIALS: [string, string, Dial[]][] = [
  ['搜索', 'Search', [
    { path: 'search.personal', zh: '个人偏好', en: 'Personal taste', max: 1, step: 0.01 },
    { path: 'search.popularity', zh: '热度', en: 'Popularity', max: 1, step: 0.01 },
    { path: 'search.understanding.brand', zh: '说到品牌', en: 'Brand named', max: 1, step: 0.01 },
    { path: 'search.understanding.category', zh: '说到品类', en: 'Category named', max: 1, step: 0.01 },
    { path: 'search.understanding.attribute', zh: '说到属性', en: 'Attribute named', max: 1, step: 0.01 },
    { path: 'search.understanding.own', zh: '是本品而非配件', en: 'The thing, not what fits it', max: 1, step: 0.01 },
    { path: 'popularity_pivot', zh: '热度的半值点', en: 'Popularity worth half', min: 1, max: 200, step: 1 }]],
  ['相似与推荐', 'Similar and recommended', [
    { path: 'similar.collaborative', zh: '行为（其余归内容）', en: 'Behaviour (rest: content)', max: 1, step: 0.05 },
    { path: 'similar.kappa', zh: '行为的半值会话数', en: 'Sessions worth half', min: 0.5, max: 50, step: 0.5 },
    { path: 'similar.kinds.co_view', zh: '一起看', en: 'Viewed together', max: 1, step: 0.05 },
    { path: 'similar.kinds.co_cart', zh: '一起加购', en: 'Carted together', max: 1, step: 0.05 },
    { path: 'similar.kinds.co_buy', zh: '一起购买', en: 'Bought together', max: 1, step: 0.05 },
    { path: 'similar.kinds.view_buy', zh: '看后购买', en: 'Viewed, then bought', max: 1, step: 0.05 },
    { path: 'similar.learned', zh: '训练的模型', en: 'Trained model', max: 1, step: 0.05 },
    { path: 'diversity', zh: '多样', en: 'Diversity', max: 1, step: 0.05 },
    { path: 'explore', zh: '给新品的位置', en: 'Places for new products', max: 0.5, step: 0.05 },
    { path: 'fatigue', zh: '看腻的扣分', en: 'Fatigue', max: 0.9, step: 0.05 }]],
  ['历史', 'History', [
    { path: 'history.length', zh: '看最近几件', en: 'Latest products read', min: 1, max: 50, step: 1 },
    { path: 'history.half_life', zh: '几件之后减半', en: 'Half after', min: 0.5, max: 30, step: 0.5 }]],
];

export type Weights = Record<string, number>;

interface Place {
  line: number;
  value: string;
}

/** Where a text in block style says each setting. */
function places(lines: string[]): Map<string, Place> {
  const found = new Map<string, Place>();
  const open: { indent: number; key: string }[] = [];
  lines.forEach((text, line) => {
    const it = /^( *)(\w+):[ \t]*([^#\s]*)/.exec(text);
    if (!it) return;
    while (open.length && open[open.length - 1].indent >= it[1].length) open.pop();
    const path = [...open.map((o) => o.key), it[2]].join('.');
    if (it[3]) found.set(path, { line, value: it[3] });
    else open.push({ indent: it[1].length, key: it[2] });
  });
  return found;
}

/** A text that says these weights: the given one with other values, so that its comments stay, or where that leaves some out one of their own. */
export function written(text: string, weights: Weights): string {
  const lines = text.split('\n');
  const found = places(lines);
  if (Object.keys(weights).some((path) => !found.has(path))) return anew(weights);
  for (const [path, value] of Object.entries(weights)) {
    const { line, value: before } = found.get(path)!;
    if (Number(before) !== value) lines[line] = lines[line].replace(/(:[ \t]*)[^#\s]+/, (_, colon: string) => colon + value);
  }
  return lines.join('\n');
}

function anew(weights: Weights): string {
  const lines: string[] = [];
  let open: string[] = [];
  for (const path of Object.keys(weights).sort()) {
    const names = path.split('.');
    const leaf = names.pop()!;
    names.forEach((name, depth) => {
      if (open.slice(0, depth + 1).join('.') !== names.slice(0, depth + 1).join('.')) lines.push('  '.repeat(depth) + name + ':');
    });
    open = names;
    lines.push('  '.repeat(names.length) + leaf + ': ' + weights[path]);
  }
  return lines.join('\n') + '\n';
}
