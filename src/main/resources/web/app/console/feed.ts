import { ask } from '../base/api';
import { rows, type Columns, type Kind, type Row } from './rows';

/** Stores the rows of a file piece by piece, through the public routes. */
export interface Rejected {
  file: string;
  line: number;
  field: string;
  rule: string;
  value: string;
}

/** How far a file has come; counts of rows. */
export interface Fed {
  file: string;
  kind: Kind;
  bytes: number;
  read: number;
  stored: number;
  rejected: Rejected[];
}

interface Broken {
  field: string;
  rule: string;
  value: string;
}

interface Bulk {
  items: { status: number; error?: { errors?: Broken[]; detail?: string } }[];
}

interface Told {
  accepted: number;
  rejected: { index: number; errors: Broken[] }[];
}

const ROWS = 500;
const CHARACTERS = 400_000;

/** Gives the state after each piece; {@code rejected} holds the piece's own. */
export async function* feed(file: File, columns: Columns): AsyncGenerator<Fed> {
  const fed: Fed = { file: file.name, kind: 'products', bytes: 0, read: 0, stored: 0, rejected: [] };
  let piece: Row[] = [];
  let size = 0;
  const store = async (): Promise<Fed> => {
    fed.read += piece.length;
    const { stored, broken } = await send(fed.kind, piece.filter((r) => r.record));
    fed.stored += stored;
    const unread = piece.filter((r) => !r.record).map((r): [number, Broken] => [r.line, { field: '', rule: r.problem!, value: r.text.slice(0, 80) }]);
    const rejected = [...broken, ...unread].sort((a, b) => a[0] - b[0]).map(([line, b]) => ({ file: file.name, line, ...b }));
    piece = [];
    size = 0;
    return { ...fed, rejected };
  };
  for await (const row of rows(file, columns, (bytes) => (fed.bytes = bytes))) {
    fed.kind = row.kind;
    piece.push(row);
    size += row.text.length;
    if (piece.length === ROWS || size > CHARACTERS) yield await store();
  }
  yield await store();
}

async function send(kind: Kind, given: Row[]): Promise<{ stored: number; broken: [number, Broken][] }> {
  if (!given.length) return { stored: 0, broken: [] };
  const body = given.map((r) => r.record);
  if (kind === 'events') {
    const { accepted, rejected } = await ask<Told>('/v1/events', { body, quiet: true });
    return { stored: accepted, broken: rejected.flatMap((r) => r.errors.map((e): [number, Broken] => [given[r.index].line, e])) };
  }
  const { items } = await ask<Bulk>('/v1/products/_bulk', { body, quiet: true });
  return {
    stored: items.filter((i) => i.status < 300).length,
    broken: items.flatMap((item, i) => (item.status < 300 ? [] : (item.error?.errors ?? [{ field: '', rule: item.error?.detail ?? String(item.status), value: '' }]).map((e): [number, Broken] => [given[i].line, e]))),
  };
}
