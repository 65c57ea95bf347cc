/** Where in the shop: #/, #/search?q=…, #/product/ID, #/cart. */
export interface Route {
  page: 'home' | 'search' | 'product' | 'cart';
  id: string;
  query: URLSearchParams;
}

export function route(): Route {
  const [path, query = ''] = location.hash.slice(1).split('?', 2);
  const [, page = '', id = ''] = path.split('/');
  const known = page === 'search' || page === 'product' || page === 'cart' ? page : 'home';
  return { page: known, id: decoded(id), query: new URLSearchParams(query) };
}

/** What of an address makes it another page. */
export const place = ({ page, id, query }: Route): string => JSON.stringify([page, id, query.get('q'), query.get('from')]);

/** An address that somebody cut short names nothing, and the page says so. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

export const productAt = (id: string): string => '#/product/' + encodeURIComponent(id);

export function searchAt(query: URLSearchParams | Record<string, string>): string {
  return '#/search?' + new URLSearchParams(query as Record<string, string>).toString();
}

export function go(hash: string): void {
  location.hash = hash;
}
