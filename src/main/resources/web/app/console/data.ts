import { html } from 'lit';
import { why } from '../base/api';
import { ZyElement } from '../base/element';
import { say, whole } from '../base/language';
import { inPieces, rows, type Rejected } from './feed';
import './products';
import './shopper';
import './snapshots';

/** Data: import by drag and drop, products, a shopper's data, snapshots. */
export class ZyData extends ZyElement {
  static properties = { done: { state: true }, total: { state: true }, stored: { state: true }, rejected: { state: true }, problem: { state: true }, over: { state: true } };
  declare done: number;
  declare total: number;
  declare stored: number;
  declare rejected: Rejected[];
  declare problem: string;
  declare over: boolean;

  constructor() {
    super();
    this.done = this.total = this.stored = 0;
    this.rejected = [];
    this.problem = '';
    this.over = false;
  }

  private async take(file: File | undefined): Promise<void> {
    if (!file) return;
    this.rejected = [];
    this.stored = this.done = 0;
    try {
      const lines = await rows(file);
      this.total = lines.filter((line) => line.trim()).length;
      for await (const piece of inPieces(lines)) {
        this.done += piece.read;
        this.stored += piece.stored;
        this.rejected = [...this.rejected, ...piece.rejected.sort((a, b) => a.line - b.line)];
      }
      this.problem = '';
    } catch (e) {
      this.problem = why(e);
    }
  }

  render() {
    return html`<h1>${say('数据', 'Data')}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      <section><h2>${say('导入商品', 'Import products')}</h2>
        <label class=${'drop' + (this.over ? ' over' : '')} @dragover=${(e: DragEvent) => { e.preventDefault(); this.over = true; }} @dragleave=${() => (this.over = false)}
          @drop=${(e: DragEvent) => { e.preventDefault(); this.over = false; void this.take(e.dataTransfer?.files[0]); }}>
          ${say('把 JSON Lines 文件（.jsonl、.jsonl.gz）拖到这里，或点击选择', 'Drop a JSON Lines file (.jsonl, .jsonl.gz) here, or click to choose')}
          <input id="file" type="file" accept=".jsonl,.json,.gz" @change=${(e: Event) => this.take((e.target as HTMLInputElement).files?.[0])}></label>
        ${this.total ? html`<p role="status"><progress max=${this.total} .value=${this.done} aria-label=${say('导入', 'Import')}></progress> ${say(`读取 ${whole(this.done)}，存入 ${whole(this.stored)}，拒绝 ${whole(this.rejected.length)}`, `${whole(this.done)} read, ${whole(this.stored)} stored, ${whole(this.rejected.length)} rejected`)}</p>` : ''}
        ${this.rejected.length ? html`<div class="scroll" tabindex="0"><table id="rejected"><caption>${say('被拒绝的行', 'Rejected rows')}</caption><thead><tr><th>${say('行', 'Line')}</th><th>${say('字段', 'Field')}</th><th>${say('规则', 'Rule')}</th><th>${say('值', 'Value')}</th></tr></thead>
          <tbody>${this.rejected.slice(0, 200).map((r) => html`<tr><td>${r.line}</td><td>${r.field}</td><td>${r.rule}</td><td>${r.value}</td></tr>`)}</tbody></table></div>` : ''}</section>
      <section><h2>${say('导出', 'Export')}</h2><p class="actions">${[['products', '全部商品', 'All products'], ['events', '全部事件', 'All events']].map(([what, zh, en]) => html`<a class="chip" id=${'export-' + what} href=${'/v1/admin/export/' + what} download=${what + '.jsonl'}>${say(zh, en)}</a>`)}<span class="quiet">JSON Lines</span></p></section>
      <zy-products></zy-products><zy-shopper></zy-shopper><zy-snapshots></zy-snapshots>`;
  }
}
customElements.define('zy-data', ZyData);
