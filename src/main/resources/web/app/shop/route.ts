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
  return { page: known, id: decodeURIComponent(id), query: new URLSearchParams(query) };
}

export const productAt = (id: string): string => '#/product/' + encodeURIComponent(id);

export function searchAt(query: URLSearchParams | Record<string, string>): string {
  return '#/search?' + new URLSearchParams(query as Record<string, string>).toString();
}

export function go(hash: string): void {
  location.hash = hash;
}
