import { html, nothing, type PropertyValues } from 'lit';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import { ATTRIBUTE, called, fields, FIELDS, head, product, says, type Columns, type Head } from './rows';

/** Rows of a table that are shown as they would be stored. */
const SHOWN = 3;
/** Characters of a cell that are shown. */
const CELL = 60;

/** A header whose names do not all say what they are, and the files that have it. */
export interface Asked extends Head {
  files: File[];
}

/** The headers that have to be asked about; what cannot be read is left for the import to tell. */
export async function unclear(files: File[]): Promise<Asked[]> {
  const asked = new Map<string, Asked>();
  for (const file of files) {
    const its = await head(file, SHOWN).catch(() => null);
    if (!its || its.columns.every(says)) continue;
    const key = JSON.stringify(its.columns);
    const like = asked.get(key);
    asked.set(key, { ...(like ?? its), files: [...(like?.files ?? []), file] });
  }
  return [...asked.values()];
}

const IN_CHINESE: Record<(typeof FIELDS)[number], string> = {
  id: '编号', title: '标题', description: '描述', brand: '品牌', category: '分类', tags: '标签', price: '价格', list_price: '原价', currency: '币种', stock: '库存', sales: '销量', shop_id: '店铺', image_url: '图片',
  created_at: '创建时间', available_from: '开售时间', available_until: '停售时间', version: '版本',
};

/** Asks which column is which field, as `--map` is told on the command line. Dispatches `mapped` with the columns of each file, or `dropped`. */
export class ZyColumns extends ZyElement {
  static properties = { asked: { attribute: false }, mapped: { state: true } };
  declare asked: Asked[];
  /** In the order of {@link #asked}. */
  declare mapped: Columns[];

  constructor() {
    super();
    this.asked = [];
    this.mapped = [];
  }

  /** At first columns are what they are called; those without a name are left out. */
  protected willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('asked')) this.mapped = this.asked.map(({ columns }) => new Map(columns.map((column) => [column, column && called(column)])));
  }

  private map(table: number, column: string, field: string): void {
    this.mapped = this.mapped.map((columns, i) => (i === table ? new Map([...columns, [column, field]]) : columns));
  }

  /** What would have every row refused, or store one column over another. */
  private problems(columns: Columns): string[] {
    const taken = Map.groupBy([...columns.keys()].filter((c) => columns.get(c)), (c) => columns.get(c)!);
    return [
      ...['id', 'title'].filter((field) => !taken.has(field)).map((field) => say(`哪一列是 ${field}？没有它，每一行都会被拒绝。`, `Which column is ${field}? Without it every row is refused.`)),
      ...[...taken].filter(([, several]) => several.length > 1).map(([field, several]) => say(`${field} 只能是一列：${several.join('、')}`, `${field} can be one column only: ${several.join(', ')}`)),
    ];
  }

  private take(e: Event): void {
    e.preventDefault();
    const detail = new Map(this.asked.flatMap(({ files }, i) => files.map((file): [File, Columns] => [file, this.mapped[i]])));
    this.dispatchEvent(new CustomEvent('mapped', { detail }));
  }

  private row(table: number, column: string) {
    const attribute = ATTRIBUTE + column.slice(column.startsWith(ATTRIBUTE) ? ATTRIBUTE.length : 0);
    const now = this.mapped[table].get(column);
    const option = (field: string, name: string) => html`<option value=${field} .selected=${field === now}>${name}</option>`;
    const name = column || say('（无名）', '(no name)');
    return html`<tr><td>${name}</td><td><select aria-label=${name} @change=${(e: Event) => this.map(table, column, (e.target as HTMLSelectElement).value)}>
      ${FIELDS.map((field) => option(field, say(`${IN_CHINESE[field]} ${field}`, field)))}${column ? option(attribute, say('属性', 'attribute')) : nothing}${option('', say('不导入', 'leave out'))}</select></td></tr>`;
  }

  /** The first rows as they would be stored. */
  private preview({ columns, rows }: Head, mapped: Columns) {
    const flat = rows.map((row) => {
      const { attributes, ...its } = product(fields(columns, mapped), row);
      return new Map([...Object.entries(its), ...Object.entries(attributes ?? {})].map(([name, value]) => [name, String(value)]));
    });
    const names = [...new Set(flat.flatMap((row) => [...row.keys()]))];
    return names.length ? html`<div class="scroll" tabindex="0"><table class="preview"><caption>${say('前几行会存成', 'The first rows, as they would be stored')}</caption>
      <thead><tr>${names.map((name) => html`<th>${name}</th>`)}</tr></thead>
      <tbody>${flat.map((row) => html`<tr>${names.map((name) => html`<td>${(row.get(name) ?? '').slice(0, CELL)}</td>`)}</tr>`)}</tbody></table></div>` : nothing;
  }

  render() {
    const problems = this.mapped.map((columns) => this.problems(columns));
    return html`<form id="columns" @submit=${this.take}><p role="status">${say('这些列各是商品的什么？', 'What are these columns of a product?')}</p>
      ${this.asked.map((its, i) => html`<fieldset><legend>${its.files.map((f) => f.name).join(say('、', ', '))}</legend>
        <div class="scroll" tabindex="0"><table><thead><tr><th>${say('列', 'Column')}</th><th>${say('字段', 'Field')}</th></tr></thead>
          <tbody>${[...new Set(its.columns)].map((column) => this.row(i, column))}</tbody></table></div>
        ${problems[i].length ? html`<p class="problem" role="alert">${problems[i].join(' ')}</p>` : nothing}
        ${this.preview(its, this.mapped[i])}</fieldset>`)}
      <p class="actions"><button class="primary" ?disabled=${problems.some((its) => its.length)}>${say('导入', 'Import')}</button>
        <button type="button" id="drop-columns" @click=${() => this.dispatchEvent(new CustomEvent('dropped'))}>${say('取消', 'Cancel')}</button></p></form>`;
  }
}
customElements.define('zy-columns', ZyColumns);
