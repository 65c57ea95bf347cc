/** Which answer led to a product's page, so that what is done there is told of that answer. */
const KEY = 'zhiyin.came';
const MOST = 200;

function all(): [string, string][] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]') as [string, string][];
  } catch {
    return [];
  }
}

export function came(id: string, queryId: string): void {
  const next = [...all().filter(([other]) => other !== id), [id, queryId]].slice(-MOST);
  sessionStorage.setItem(KEY, JSON.stringify(next));
}

export const forget = (): void => sessionStorage.removeItem(KEY);

/** Empty: none did. */
export const cameBy = (id: string): string => all().find(([other]) => other === id)?.[1] ?? '';
