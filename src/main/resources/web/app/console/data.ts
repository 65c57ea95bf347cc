import { html, nothing } from 'lit';
import { why } from '../base/api';
import { ZyElement } from '../base/element';
import { many, say, whole } from '../base/language';
import { unclear, type Asked } from './columns';
import { feed, type Fed, type Rejected } from './feed';
import { chosen, type Columns } from './rows';
import './products';
import './shopper';
import './snapshots';

/** Rejected rows that are listed; all are counted. */
const LISTED = 200;

/** Data: import by drag and drop, products, a shopper's data, snapshots. */
export class ZyData extends ZyElement {
  static properties = { asked: { state: true }, files: { state: true }, fed: { state: true }, rejected: { state: true }, busy: { state: true }, problem: { state: true }, over: { state: true } };
  /** The headers of the files that wait for an answer about them. */
  declare asked: Asked[];
  declare files: File[];
  /** How far each file has come, in their order. */
  declare fed: (Fed & { refused: number })[];
  declare rejected: Rejected[];
  declare busy: boolean;
  declare problem: string;
  declare over: boolean;
  private stopped = false;

  constructor() {
    super();
    this.asked = [];
    this.files = [];
    this.fed = [];
    this.rejected = [];
    this.busy = this.over = false;
    this.problem = '';
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopped = true;
  }

  dirty(): boolean {
    return this.busy;
  }

  private async take(list: FileList | File[] | null | undefined): Promise<void> {
    if (!list?.length || this.busy) return;
    const files = [...list];
    this.busy = true;
    this.asked = await unclear(files);
    this.busy = false;
    this.files = files;
    this.fed = [];
    this.rejected = [];
    this.problem = '';
    if (!this.asked.length) await this.read(new Map());
  }

  /** Files that are not named are what their columns are called. */
  private async read(columns: ReadonlyMap<File, Columns>): Promise<void> {
    this.asked = [];
    this.busy = true;
    this.stopped = false;
    for (const file of this.files) if (!this.stopped) await this.one(file, columns.get(file) ?? new Map());
    this.busy = false;
  }

  /** A file that breaks off is told; the others are read all the same. */
  private async one(file: File, columns: Columns): Promise<void> {
    const before = this.fed;
    let refused = 0;
    try {
      for await (const fed of feed(file, columns)) {
        refused += new Set(fed.rejected.map((r) => r.line)).size;
        this.fed = [...before, { ...fed, refused }];
        this.rejected = [...this.rejected, ...fed.rejected].slice(0, LISTED);
        if (this.stopped) return;
      }
    } catch (e) {
      const reason = e instanceof TypeError ? say('读不下去：须是 UTF-8 文本（或 .gz），且服务在运行', 'cannot be read on: it must be UTF-8 text (or .gz), and the service run') : why(e);
      this.problem += (this.problem && ' · ') + file.name + ': ' + reason;
    }
  }

  private count(read: number, stored: number, refused: number): string {
    return say(`读取 ${whole(read)}，存入 ${whole(stored)}，拒绝 ${whole(refused)}`, `${many(read, 'row')} read, ${whole(stored)} stored, ${whole(refused)} rejected`);
  }

  private progress() {
    if (!this.files.length || this.asked.length) return nothing;
    const sum = (of: (f: Fed & { refused: number }) => number) => this.fed.reduce((n, f) => n + of(f), 0);
    const size = this.files.reduce((n, f) => n + f.size, 0);
    return html`<p class="actions" role="status"><progress max=${size || 1} .value=${this.busy ? sum((f) => f.bytes) : size || 1} aria-label=${say('导入', 'Import')}></progress>
        ${this.count(sum((f) => f.read), sum((f) => f.stored), sum((f) => f.refused))}
        ${this.busy ? html`<button id="stop" @click=${() => (this.stopped = true)}>${say('停止', 'Stop')}</button>` : this.stopped ? say('已停止。', 'Stopped.') : nothing}</p>
      ${this.files.length > 1 ? html`<ul id="files">${this.fed.map((f) => html`<li>${f.file} · ${f.kind === 'events' ? say('事件', 'events') : say('商品', 'products')} · ${this.count(f.read, f.stored, f.refused)}</li>`)}</ul>` : nothing}`;
  }

  private refused() {
    const several = this.files.length > 1;
    const head = [...(several ? [say('文件', 'File')] : []), say('行', 'Line'), say('字段', 'Field'), say('规则', 'Rule'), say('值', 'Value')];
    return this.rejected.length ? html`<div class="scroll" tabindex="0"><table id="rejected"><caption>${say('被拒绝的行', 'Rejected rows')}${this.rejected.length === LISTED ? say(`（前 ${LISTED} 条）`, ` (the first ${LISTED})`) : ''}</caption>
      <thead><tr>${head.map((h) => html`<th>${h}</th>`)}</tr></thead>
      <tbody>${this.rejected.map((r) => html`<tr>${several ? html`<td>${r.file}</td>` : nothing}<td>${r.line}</td><td>${r.field}</td><td>${r.rule}</td><td>${r.value}</td></tr>`)}</tbody></table></div>` : nothing;
  }

  render() {
    return html`<h1>${say('数据', 'Data')}</h1>
      <section><h2>${say('导入商品与事件', 'Import products and events')}</h2>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <label class=${'drop' + (this.over ? ' over' : '')} @dragover=${(e: DragEvent) => { e.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)}
          @drop=${(e: DragEvent) => { e.preventDefault(); this.over = false; void this.take(e.dataTransfer?.files); }}>
          ${say('把文件拖到这里，或点击选择：JSON Lines（.jsonl）、CSV、TSV，也可以是 .gz，可多选', 'Drop files here, or click to choose: JSON Lines (.jsonl), CSV or TSV, also as .gz, several at once')}
          <small>${say('一行一件商品或一个事件；有 event 字段或 item 列的是事件。', 'A product or an event a row; a field “event” or a column “item” makes it events.')}</small>
          <input id="file" type="file" multiple accept=".jsonl,.ndjson,.json,.csv,.tsv,.txt,.gz" ?disabled=${this.busy} @change=${(e: Event) => this.take(chosen(e))}></label>
        ${this.asked.length ? html`<zy-columns .asked=${this.asked} @mapped=${(e: CustomEvent<Map<File, Columns>>) => this.read(e.detail)} @dropped=${() => (this.files = this.asked = [])}></zy-columns>` : nothing}
        ${this.progress()}${this.refused()}</section>
      <section><h2>${say('导出', 'Export')}</h2><p class="actions">${[['products', '全部商品', 'All products'], ['events', '全部事件', 'All events']].map(([what, zh, en]) => html`<a class="chip" id=${'export-' + what} href=${'/v1/admin/export/' + what} download=${what + '.jsonl'}>${say(zh, en)}</a>`)}<span class="quiet">JSON Lines</span></p></section>
      <zy-products></zy-products><zy-shopper></zy-shopper><zy-snapshots></zy-snapshots>`;
  }
}
customElements.define('zy-data', ZyData);
