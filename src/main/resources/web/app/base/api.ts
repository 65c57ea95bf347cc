/** Speaks with the service, remembers what was asked (for the developer drawer), and tells when it cannot be reached. */
export interface Asked {
  method: string;
  path: string;
  body?: unknown;
  status: number;
  ms: number;
  answer: unknown;
}

export class Problem extends Error {
  constructor(readonly status: number, readonly detail: string, readonly errors: { field: string; rule: string; value: string }[]) {
    super(detail);
  }
}

const KEPT = 20;
export const asked: Asked[] = [];

/** What a proxy says of a service that is away. */
const AWAY = [502, 503, 504];
let reachable = true;
export const isReachable = (): boolean => reachable;

function tell(now: boolean): void {
  if (now !== reachable) {
    reachable = now;
    window.dispatchEvent(new Event('zy-reachable'));
    if (!now) void knock();
  }
}

/** Looks whether the service is there, where something else than a question suggests that it is not. */
export async function look(): Promise<void> {
  try {
    tell(!AWAY.includes((await fetch('/v1/suggest?q=a&limit=1')).status));
  } catch {
    tell(false);
  }
}

/** Asks until there is an answer; then the banner goes, and what could not be asked is asked anew. */
async function knock(): Promise<void> {
  while (!reachable) {
    await new Promise((later) => setTimeout(later, 2000));
    await look();
  }
}

export interface Ask {
  method?: string;
  body?: unknown;
  key?: string;
  quiet?: boolean;
  signal?: AbortSignal;
  text?: { type: string; content: BodyInit };
}

export async function ask<T>(path: string, { method, body, key, quiet, signal, text }: Ask = {}): Promise<T> {
  const verb = method ?? (body === undefined && !text ? 'GET' : 'POST');
  const headers: Record<string, string> = {};
  if (key) headers['X-API-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  if (text) headers['Content-Type'] = text.type;
  const started = performance.now();
  let response: Response;
  try {
    response = await fetch(path, { method: verb, headers, signal, body: text ? text.content : body === undefined ? undefined : JSON.stringify(body) });
  } catch (e) {
    if ((e as Error).name !== 'AbortError') tell(false);
    throw e;
  }
  tell(!AWAY.includes(response.status));
  const written = await response.text();
  const json = response.headers.get('Content-Type')?.includes('json');
  const answer: unknown = json ? (written ? JSON.parse(written) : null) : written;
  if (!quiet) remember({ method: verb, path, body, status: response.status, ms: performance.now() - started, answer });
  if (response.status === 401) window.dispatchEvent(new Event('zy-locked'));
  if (!response.ok) {
    const problem = (answer ?? {}) as { detail?: string; title?: string; errors?: [] };
    throw new Problem(response.status, problem.detail ?? problem.title ?? 'HTTP ' + response.status, problem.errors ?? []);
  }
  return answer as T;
}

function remember(it: Asked): void {
  asked.unshift(it);
  asked.length = Math.min(asked.length, KEPT);
  window.dispatchEvent(new Event('zy-asked'));
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;

/** The same request for a terminal. */
export function curl(it: Asked): string {
  const parts = ['curl', '-s', '-g'];
  if (it.method !== 'GET') parts.push('-X', it.method);
  parts.push(quoted(location.origin + it.path));
  if (it.body !== undefined) parts.push('-H', quoted('Content-Type: application/json'), '-d', quoted(JSON.stringify(it.body)));
  return parts.join(' ');
}

export const why = (e: unknown): string =>
  e instanceof Problem
    ? [e.detail, ...e.errors.map((p) => `${p.field} ${p.rule}${p.value ? ' (' + p.value + ')' : ''}`)].join(' · ')
    : e instanceof Error ? e.message : String(e);
