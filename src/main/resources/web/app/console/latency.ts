import { html } from 'lit';
import { say, whole } from '../base/language';

/** How fast a route answered lately, in milliseconds, and how often since the start. */
export interface Speed {
  route: string;
  count: number;
  seconds: number;
  p50: number;
  p95: number;
  p99: number;
}

const ROUTES = /^\/v1\/(search|suggest|products\/\{id\}\/similar|similar|recommend|users\/\{id\}\/recommendations|events|products\/_bulk)$/;
const LINE = /^http_server_requests_seconds(_count|_sum|)\{([^}]*)\} (\S+)/gm;

const label = (labels: string, name: string): string => new RegExp(`(?:^|,)${name}="([^"]*)"`).exec(labels)?.[1] ?? '';

/** Reads the service's metrics: successful answers of the routes that shoppers wait for. */
export function speeds(metrics: string): Speed[] {
  const byRoute = new Map<string, Speed>();
  for (const [, what, labels, value] of metrics.matchAll(LINE)) {
    const uri = label(labels, 'uri');
    if (label(labels, 'outcome') !== 'SUCCESS' || !ROUTES.test(uri)) continue;
    const route = label(labels, 'method') + ' ' + uri;
    const it = byRoute.get(route) ?? { route, count: 0, seconds: 0, p50: 0, p95: 0, p99: 0 };
    byRoute.set(route, it);
    if (what === '_count') it.count += Number(value);
    else if (what === '_sum') it.seconds += Number(value);
    else {
      const ms = 1000 * Number(value);
      const quantile = label(labels, 'quantile');
      if (quantile === '0.5') it.p50 = Math.max(it.p50, ms);
      if (quantile === '0.95') it.p95 = Math.max(it.p95, ms);
      if (quantile === '0.99') it.p99 = Math.max(it.p99, ms);
    }
  }
  return [...byRoute.values()].sort((a, b) => b.count - a.count);
}

const ms = (n: number): string => (n ? n.toFixed(n < 10 ? 1 : 0) : '—');

export const latencies = (all: Speed[]) => html`<div class="scroll" tabindex="0"><table id="latency"><thead><tr><th>${say('接口', 'Route')}</th><th class="number">${say('次数', 'Answers')}</th><th class="number">p50 ms</th><th class="number">p95 ms</th><th class="number">p99 ms</th></tr></thead>
  <tbody>${all.map((s) => html`<tr><td>${s.route}</td><td class="number">${whole(s.count)}</td><td class="number">${ms(s.p50)}</td><td class="number">${ms(s.p95)}</td><td class="number">${ms(s.p99)}</td></tr>`)}</tbody></table></div>`;
