import { say } from '../base/language';

const SCENARIOS: Record<string, [string, string]> = { search: ['搜索', 'search'], similar: ['相似', 'similar'], home: ['首页', 'home'], product: ['商品页', 'product page'], cart: ['购物车', 'cart'], shop: ['店铺', 'shop'], category: ['分类', 'category'], search_empty: ['空结果页', 'empty search'] };

/** What a scenario is called on the pages. */
export const scenario = (name: string): string => (SCENARIOS[name] ? say(...SCENARIOS[name]) : name);
