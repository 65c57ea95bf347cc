/** Reads files of products or events in the browser, row by row, so that a large one needs no memory: JSON Lines, CSV (quoted as RFC 4180 has it) and TSV, each also as .gz, in UTF-8. */
export type Kind = 'products' | 'events';

export interface Row {
  kind: Kind;
  line: number;
  /** Absent: the row could not be read, for a reason. */
  record?: Record<string, unknown>;
  problem?: string;
  text: string;
}

/** What a column of a product can be, attributes aside. */
export const FIELDS = [
  'id', 'title', 'description', 'brand', 'category', 'tags', 'price', 'list_price', 'currency', 'stock', 'sales', 'shop_id', 'image_url', 'created_at', 'available_from', 'available_until', 'version',
] as const;
export const ATTRIBUTE = 'attributes.';
const KNOWN: ReadonlySet<string> = new Set(FIELDS);
const NUMBERS = new Set(['price', 'list_price', 'stock', 'sales', 'version', 'timestamp', 'value', 'rating', 'quantity']);
const EVENT: Record<string, string> = {
  user: 'user_id', client: 'client_id', session: 'session_id', item: 'item_id', type: 'event', unix_ts: 'timestamp', query: 'search_term',
  value: 'value', rating: 'rating', quantity: 'quantity', price: 'price', event_id: 'event_id',
};
const LONGEST = 1 << 20;

/** The columns of a table of products, and its first rows. */
export interface Head {
  columns: string[];
  rows: string[][];
}

/** Which column is which field ({@link FIELDS}, or `attributes.NAME`); '' leaves it out. Columns that it does not name are what they are called. */
export type Columns = ReadonlyMap<string, string>;

/** What a column is by its name alone, as on the command line. */
export function called(column: string): string {
  if (column === 'doc_id') return 'id';
  return KNOWN.has(column) || column.startsWith(ATTRIBUTE) ? column : ATTRIBUTE + column;
}

/** Whether a column's name says which field it is. */
export const says = (column: string): boolean => called(column) !== ATTRIBUTE + column;

function form(file: File): { comma: boolean; table: boolean } {
  const name = file.name.toLowerCase().replace(/\.gz$/, '');
  const comma = name.endsWith('.csv');
  return { comma, table: comma || name.endsWith('.tsv') || name.endsWith('.txt') };
}

const split = (text: string, comma: boolean) => (comma ? cells(text) : text.split('\t'));

const titles = (text: string, comma: boolean) => split(text, comma).map((c) => c.trim());

const ofEvents = (header: string[]) => header.includes('item');

/** The head of a table of products, of so many rows; null for anything else. */
export async function head(file: File, size: number): Promise<Head | null> {
  const { comma, table } = form(file);
  if (!table) return null;
  const read: string[] = [];
  for await (const [, text] of lines(file, comma, () => {})) {
    if (text.trim()) read.push(text);
    if (read.length > size) break;
  }
  if (!read.length) return null;
  const columns = titles(read[0], comma);
  return ofEvents(columns) ? null : { columns, rows: read.slice(1).map((text) => split(text, comma)) };
}

/** @param seen told of the bytes of the file that were read so far */
export async function* rows(file: File, columns: Columns, seen: (bytes: number) => void): AsyncGenerator<Row> {
  const { comma, table } = form(file);
  let header: string[] | null = null;
  let kind: Kind | null = null;
  for await (const [line, text] of lines(file, comma, seen)) {
    if (!text.trim()) continue;
    if (table && !header) {
      header = titles(text, comma);
      kind = ofEvents(header) ? 'events' : 'products';
      if (kind === 'products') header = fields(header, columns);
      continue;
    }
    const record = header ? (kind === 'events' ? event : product)(header, split(text, comma)) : parsed(text);
    kind ??= record && 'event' in record ? 'events' : record ? 'products' : null;
    if (kind === 'events' && record && !record.event_id) record.event_id = 'c' + hash(text, 2166136261) + hash(text, 40389) + ':' + line; // a file given twice counts once
    yield { kind: kind ?? 'products', line, record: record ?? undefined, problem: record ? undefined : 'must be a JSON object', text };
  }
}

/** Lines with their numbers from 1; in CSV one may go on over several, inside quotes. */
async function* lines(file: File, quoted: boolean, seen: (bytes: number) => void): AsyncGenerator<[number, string]> {
  let bytes = 0;
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, next) {
      seen((bytes += chunk.length));
      next.enqueue(chunk);
    },
  });
  let stream: ReadableStream = file.stream().pipeThrough(counting);
  if (file.name.toLowerCase().endsWith('.gz')) stream = stream.pipeThrough(new DecompressionStream('gzip'));
  const reader = (stream.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })) as ReadableStream<string>).getReader();
  let rest = '';
  let open = '';
  let line = 0;
  let from = 1;
  try {
    for (let done = false; !done; ) {
      const next = await reader.read();
      done = next.done;
      const all = (rest + (next.value ?? '')).split('\n');
      rest = done ? '' : all.pop()!;
      if (rest.length + open.length > LONGEST) throw new Error(`line ${from}: longer than ${LONGEST}`);
      for (const one of all) {
        line++;
        open = open ? open + '\n' + one : one;
        if (!done && quoted && open.split('"').length % 2 === 0) continue;
        yield [from, open.replace(/\r$/, '')];
        open = '';
        from = line + 1;
      }
    }
  } finally {
    reader.cancel().catch(() => {}); // of what nobody reads on; a broken one is told already
  }
}

function cells(text: string): string[] {
  return [...(',' + text).matchAll(/,(?:\s*"((?:[^"]|"")*)"[^,]*|([^,]*))/g)].map(([, quoted, plain]) => (quoted === undefined ? plain : quoted.replaceAll('""', '"')));
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const it: unknown = JSON.parse(text);
    return it && typeof it === 'object' && !Array.isArray(it) ? (it as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A row's cells by their columns; empty ones, null and "" are absent, and text that is no number stays text, for the service to refuse by name. */
function named(header: string[], row: string[]): [string, string | number][] {
  return header.flatMap((column, i): [string, string | number][] => {
    const cell = (row[i] ?? '').trim();
    if (!cell || cell === 'null' || cell === '""') return [];
    return [[column, cell]];
  });
}

const numeric = (field: string, cell: string | number) => (NUMBERS.has(field) && Number.isFinite(Number(cell)) ? Number(cell) : cell);

/** What each column is. */
export const fields = (header: string[], columns: Columns): string[] => header.map((column) => columns.get(column) ?? called(column));

/** Tags are split at commas; a column that is no field is left out. */
export function product(fields: string[], row: string[]): Record<string, unknown> {
  const it: Record<string, unknown> = {};
  const attributes: Record<string, unknown> = {};
  for (const [field, cell] of named(fields, row)) {
    if (field === 'tags') it.tags = String(cell).split(/[,，]/);
    else if (field.startsWith(ATTRIBUTE)) attributes[field.slice(ATTRIBUTE.length)] = cell;
    else if (field) it[field] = numeric(field, cell);
  }
  return Object.keys(attributes).length ? { ...it, attributes } : it;
}

function event(header: string[], row: string[]): Record<string, unknown> {
  const it: Record<string, unknown> = { event: 'view' };
  for (const [column, cell] of named(header, row)) if (EVENT[column]) it[EVENT[column]] = numeric(EVENT[column], cell);
  if (it.event === 'rate' && it.rating === undefined) {
    it.rating = it.value;
    delete it.value;
  }
  return it;
}

function hash(text: string, seed: number): string {
  let it = seed;
  for (let i = 0; i < text.length; i++) it = Math.imul(it ^ text.charCodeAt(i), 16777619);
  return (it >>> 0).toString(16).padStart(8, '0');
}

/** The files of an input, which then holds none: the same one, mended, can be chosen again. */
export function chosen(e: Event): File[] {
  const input = e.target as HTMLInputElement;
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}
