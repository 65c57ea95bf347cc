import { language, say } from '../base/language';
import type { Item } from '../base/types';
import { ask } from '../base/api';

/** The questions that an operator watches, kept in this browser, at most ten. */
export type Kind = 'search' | 'similar' | 'home';

export interface Question {
  kind: Kind;
  what: string;
  shopper: string;
}

export interface Both {
  now: Item[];
  then: Item[];
}

export const MOST = 10;
export const KINDS: Record<Kind, [string, string]> = { search: ['搜索', 'Search'], similar: ['相似商品', 'Similar to'], home: ['首页', 'Home'] };
const KEY = 'zhiyin.questions';
const FIRST: Question[] = [
  { kind: 'search', what: '帐篷', shopper: '' }, { kind: 'search', what: '羽绒服', shopper: 'xiaolin' }, { kind: 'home', what: '', shopper: 'xiaolin' }];

export const called = (q: Question): string => [say(...KINDS[q.kind]) + ' ' + q.what, q.shopper].filter(Boolean).join(' · ');

function asked({ kind, what, shopper }: Question): object {
  const how = { explain: true, lang: language() };
  const who = shopper ? { user_id: shopper } : {};
  switch (kind) {
    case 'search': return { search: { q: what, size: MOST, ...who, ...how } };
    case 'similar': return { similar: { items: [what], limit: MOST, ...how } };
    case 'home': return { recommend: { scenario: 'home', limit: MOST, ...who, ...how } };
  }
}

/** Answers now and under a text of ranking.yaml; counts in no log. */
export const rehearsed = (ranking: string, questions: Question[], signal?: AbortSignal): Promise<{ weights: Record<string, number>; answers: Both[] }> =>
  ask('/v1/admin/ranking/preview', { body: { ranking, questions: questions.map((q) => asked(q)) }, quiet: true, signal });

/** Answers of the live generation and of the one that is held; counts in no log. */
export const compared = async (generation: number, questions: Question[]): Promise<Both[]> =>
  (await ask<{ answers: Both[] }>(`/v1/admin/generations/${generation}/compare`, { body: { questions: questions.map((q) => asked(q)) }, quiet: true })).answers;

export const inForce = (): Promise<string> => ask<string>('/v1/admin/config/ranking.yaml', { quiet: true });

export function watched(): Question[] {
  try {
    const all = JSON.parse(localStorage.getItem(KEY) ?? '') as Question[];
    return Array.isArray(all) && all.length && all.every((q) => q.kind in KINDS) ? all : FIRST;
  } catch {
    return FIRST;
  }
}

export function watch(questions: Question[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(questions));
  } catch {
    // Then they last as long as the page.
  }
}
