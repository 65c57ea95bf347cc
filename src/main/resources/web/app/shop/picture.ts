import { html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Product } from '../base/types';

/** Draws a product that has no photograph, or whose photograph does not come: a shape by its category, in its own colour, so that a page looks like a shop. */

const SHAPES: [RegExp, string][] = [
  [/帐篷|tent/i, 'M20 108 70 34l50 74zM70 34v74M58 108l12-30 12 30'],
  [/睡袋|防潮垫|瑜伽垫/, 'M44 24h40q14 0 14 16v64q0 12-14 12H44q-10 0-10-12V40q0-16 10-16zM46 40h36M64 56v58'],
  [/鞋|靴|shoe|boot/i, 'M22 88V62q10 8 22 2l12-14 30 26q10 6 24 8 10 2 10 14v4H22zM22 92h98'],
  [/包|箱|bag/i, 'M28 52h84l8 60H20zM50 52q0-28 20-28t20 28'],
  [/裙|dress/i, 'M54 24h32l-4 26 30 62H28l30-62zM54 24q16 14 32 0'],
  [/裤|trouser|pants/i, 'M42 24h56l8 90H82L70 56l-12 58H34zM42 36h56'],
  [/羽绒|外套|夹克|大衣|冲锋衣|卫衣|毛衣|针织|衬衫|T恤|上衣|女装|男装|童装|服饰|jacket|shirt/i, 'M50 26q20 14 40 0l28 18-12 24-12-6v52H46V62l-12 6-12-24z'],
  [/手机壳|保护套|case/i, 'M46 20h48q8 0 8 8v84q0 8-8 8H46q-8 0-8-8V28q0-8 8-8zM46 28h16v18H46z'],
  [/手机|平板|phone|tablet/i, 'M48 18h44q8 0 8 8v88q0 8-8 8H48q-8 0-8-8V26q0-8 8-8zM40 32h60M40 106h60M66 114h8'],
  [/耳机|headphone|earbud/i, 'M34 84V70q0-36 36-36t36 36v14M28 80h16v30H28zM96 80h16v30H96z'],
  [/电脑|笔记本电脑|显示器|laptop|monitor/i, 'M30 32h80v58H30zM18 102h104l-8 10H26z'],
  [/手表|手环|watch/i, 'M56 20h28l4 24H52zM56 120h28l4-24H52zM48 48h44v44H48zM70 58v14l10 6'],
  [/相机|camera/i, 'M24 46h24l8-12h28l8 12h24v62H24zM70 62a16 16 0 1 0 .1 0'],
  [/充电|数据线|电源|电池|cable|charger/i, 'M50 30h40v30H50zM58 30V18M82 30V18M70 60v22q0 14 14 14t14 14v10'],
  [/键盘|鼠标|keyboard|mouse/i, 'M20 50h100v46H20zM32 62h8M48 62h8M64 62h8M80 62h8M96 62h12M32 76h8M48 76h8M64 76h8M80 76h8M96 76h12M46 88h48'],
  [/冰箱|洗衣机|空调|fridge/i, 'M42 18h56v104H42zM42 58h56M52 30v14M52 70v18'],
  [/锅|炒|煲|壶|杯|碗|厨具|餐具|kettle|pan|cup/i, 'M30 54h72v34q0 22-22 22H52q-22 0-22-22zM102 62h12q8 0 8 12t-8 12h-12M44 42q4-8 0-14M66 42q4-8 0-14M88 42q4-8 0-14'],
  [/灯|lamp/i, 'M46 22h48l16 44H30zM70 66v42M48 112h44'],
  [/电器|风扇|吸尘|净化|加湿|吹风|appliance/i, 'M70 22a36 36 0 1 0 .1 0M70 46a12 12 0 1 0 .1 0M70 94v22M46 118h48'],
  [/口红|唇|lip/i, 'M56 64h28v50H56zM60 64V40l20-14v38M56 80h28'],
  [/面膜|精华|乳液|面霜|护肤|洗发|香水|防晒|美妆|个护|cream|serum|perfume/i, 'M52 50h36q6 0 6 8v54q0 6-6 6H52q-6 0-6-6V58q0-8 6-8zM60 50V34h20v16M66 34V22h8v12M56 78h28M56 90h28'],
  [/奶粉|纸尿裤|尿不湿|奶瓶|婴|母婴|baby/i, 'M50 54h40v56q0 8-8 8H58q-8 0-8-8zM54 54V42h32v12M62 42q0-18 8-18t8 18M58 74h10M58 88h10'],
  [/玩具|积木|toy/i, 'M30 74h36v36H30zM74 74h36v36H74zM52 34h36v36H52z'],
  [/猫|狗|宠物|pet/i, 'M70 70q24 0 24 24 0 18-24 18t-24-18q0-24 24-24zM40 66a9 12 0 1 0 .1 0M58 44a9 12 0 1 0 .1 0M82 44a9 12 0 1 0 .1 0M100 66a9 12 0 1 0 .1 0'],
  [/茶|咖啡|tea|coffee/i, 'M28 56h70v26q0 28-28 28H56q-28 0-28-28zM98 62h10q10 0 10 12t-10 12h-12M24 118h78M50 44q6-10 0-20M74 44q6-10 0-20'],
  [/水果|苹果|橙|生鲜|fruit/i, 'M70 48q34-10 34 26 0 40-34 40T36 74q0-36 34-26zM70 48q0-16 14-24'],
  [/零食|食品|坚果|饼干|米|面|油|snack|food/i, 'M40 28h60l-6 12 6 76H40l6-76zM40 28l6 12h48l6-12M52 62h36v28H52z'],
  [/酒|wine/i, 'M60 18h20v28q12 8 12 22v50H48V68q0-14 12-22zM48 76h44v24H48z'],
  [/被|枕|床|毯|毛巾|家纺|bedding|towel/i, 'M24 46h92v22H24zM24 68h92v40H24zM24 88q46-20 92 0M40 46v22M100 46v22'],
  [/沙发|椅|桌|柜|家具|sofa|chair|desk/i, 'M34 60V36q0-8 8-8h56q8 0 8 8v24M22 60h16v22h64V60h16v42H22zM30 102v10M110 102v10'],
  [/笔|文具|pen|stationery/i, 'M30 110l8-26 58-58 18 18-58 58zM38 84l18 18M86 36l18 18'],
  [/书|图书|本|book/i, 'M30 28h36q4 0 4 6v82q0-6-6-6H30zM110 28H74q-4 0-4 6v82q0-6 6-6h34z'],
  [/车|汽车|car/i, 'M22 84l10-26q2-6 8-6h60q6 0 8 6l10 26v22H22zM32 78h76M38 96a8 8 0 1 0 .1 0M102 96a8 8 0 1 0 .1 0'],
  [/球|运动|健身|跑步|ball|sport/i, 'M70 26a44 44 0 1 0 .1 0M70 26v88M26 70h88M38 38q32 32 64 0M38 102q32-32 64 0'],
  [/自行车|骑行|bike/i, 'M40 72a20 20 0 1 0 .1 0M100 72a20 20 0 1 0 .1 0M40 92l22-44h28l10 44M62 48l20 44H40M56 38h14M90 48l4-12h10'],
];

const BOX = 'M24 50 70 30l46 20v50l-46 22-46-22zM24 50l46 22 46-22M70 72v50';

const COLOURS: [RegExp, string][] = [
  [/黑|black/i, '#3d4148'], [/白|white/i, '#c9ccd4'], [/灰|银|grey|gray|silver/i, '#8a919e'], [/酒红|红|red/i, '#c93a3a'],
  [/粉|pink/i, '#e07a9c'], [/橙|orange/i, '#e0803a'], [/黄|金|yellow|gold/i, '#d1a322'], [/军绿|墨绿|绿|green/i, '#4c8a5b'],
  [/藏青|深蓝|navy/i, '#34507f'], [/蓝|blue/i, '#3f7fc4'], [/紫|purple/i, '#8663b8'], [/卡其|驼|棕|咖|brown|khaki/i, '#9a744f'],
  [/米|杏|beige/i, '#c4ab82'],
];

/** A stable number from 0 up to below {@code n}. */
function pick(text: string, n: number): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  return (hash >>> 0) % n;
}

function shape(product: Product): string {
  const leafFirst = [product.title, ...(product.category ?? []).slice().reverse()];
  const leaf = leafFirst[1] ?? '';
  for (const text of [leaf, product.title, ...leafFirst.slice(2)]) {
    const found = SHAPES.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return BOX;
}

function colour(product: Product): string {
  const own = product.attributes?.['颜色'] ?? product.attributes?.['color'] ?? product.attributes?.['颜色分类'];
  for (const text of [String(Array.isArray(own) ? own[0] : own ?? ''), product.title]) {
    const found = text && COLOURS.find(([words]) => words.test(text));
    if (found) return found[1];
  }
  return `hsl(${pick(product.brand ?? product.id, 360)} 38% 48%)`;
}

const drawing = (product: Product): SVGTemplateResult => {
  const ink = colour(product);
  const hue = pick((product.category ?? []).join('/') || product.id, 360);
  return svg`
    <rect width="140" height="140" fill="hsl(${hue} 34% 93%)"></rect>
    <circle cx="${30 + pick(product.id, 80)}" cy="${24 + pick(product.title, 92)}" r="${34 + pick(product.id + 'r', 22)}" fill="hsl(${hue} 44% 87%)"></circle>
    <path d="${shape(product)}" fill="${ink}" fill-opacity=".2" stroke="${ink}" stroke-width="4" stroke-linejoin="round" stroke-linecap="round"></path>`;
};

/** What of a product can be seen: itself, its variants that look otherwise, and, drawn, a closer look. */
export function views(product: Product): View[] {
  const found = new Map<string, View>();
  const see = (of: Product, name: string) => {
    const look = of.image_url ?? colour(of);
    if (!found.has(look)) found.set(look, { of, name });
  };
  see(product, '');
  for (const v of product.variants ?? []) {
    if (v.image_url || !product.image_url) see({ ...product, image_url: v.image_url, attributes: { ...product.attributes, ...v.attributes } as Product['attributes'] }, v.title ?? '');
  }
  return [...found.values(), ...(product.image_url ? [] : [{ of: product, name: '', close: true }])];
}

export interface View {
  of: Product;
  /** The variant's; empty: the product itself. */
  name: string;
  close?: boolean;
}

/** Addresses of photographs that did not come. */
const broken = new Set<string>();

function failed(e: Event, url: string): void {
  broken.add(url);
  let at: Element | null = e.target as Element;
  while (at && !(at instanceof LitElement)) at = at.parentElement;
  at?.requestUpdate();
}

export function picture(product: Product, close = false): TemplateResult {
  const url = product.image_url;
  return url && !broken.has(url)
    ? html`<img class="picture" src=${url} alt="" loading="lazy" @error=${(e: Event) => failed(e, url)}>`
    : html`<svg class="picture" viewBox=${close ? '36 36 68 68' : '0 0 140 140'} aria-hidden="true">${drawing(product)}</svg>`;
}
