import { ask } from '../base/api';

/** Reads a file of products in the browser and stores it piece by piece through the public bulk route. */
export interface Rejected {
  line: number;
  field: string;
  rule: string;
  value: string;
}

export interface Piece {
  read: number;
  stored: number;
  rejected: Rejected[];
}

interface Bulk {
  items: { id: string; status: number; error?: { errors?: { field: string; rule: string; value: string }[]; detail?: string } }[];
}

const ROWS = 500;

export async function rows(file: File): Promise<string[]> {
  const stream = file.name.endsWith('.gz') ? file.stream().pipeThrough(new DecompressionStream('gzip')) : file.stream();
  return (await new Response(stream).text()).split(/\r?\n/);
}

export async function* inPieces(lines: string[]): AsyncGenerator<Piece> {
  for (let from = 0; from < lines.length; from += ROWS) {
    const piece: Piece = { read: 0, stored: 0, rejected: [] };
    const products: unknown[] = [];
    const places: number[] = [];
    lines.slice(from, from + ROWS).forEach((line, i) => {
      if (!line.trim()) return;
      piece.read++;
      try {
        products.push(JSON.parse(line));
        places.push(from + i + 1);
      } catch {
        piece.rejected.push({ line: from + i + 1, field: '', rule: 'must be a JSON object', value: line.slice(0, 80) });
      }
    });
    if (products.length) {
      const { items } = await ask<Bulk>('/v1/products/_bulk', { body: products, quiet: true });
      items.forEach((item, i) => {
        if (item.status < 300) piece.stored++;
        else for (const e of item.error?.errors ?? [{ field: '', rule: item.error?.detail ?? String(item.status), value: '' }]) piece.rejected.push({ line: places[i], ...e });
      });
    }
    yield piece;
  }
}
