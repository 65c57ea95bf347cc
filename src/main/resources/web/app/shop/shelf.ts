import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import { steps } from '../base/steps';
import type { List } from '../base/types';
import './card';

/** A titled row of products; says by which step it was made. */
export class ZyShelf extends ZyElement {
  static properties = { heading: {}, list: { attribute: false }, note: {}, loading: { type: Boolean } };
  declare heading: string;
  declare list: List | null;
  declare note: string;
  declare loading: boolean;

  constructor() {
    super();
    this.heading = '';
    this.list = null;
    this.note = '';
    this.loading = false;
  }

  private madeBy(): string {
    return this.list ? (this.list.personalized ? say('为你 · ', 'for you · ') : '') + steps(this.list.strategy_used) : '';
  }

  render() {
    if (!this.loading && !this.list?.items.length) return nothing;
    return html`<section class="shelf" aria-label=${this.heading}>
      <header><h2>${this.heading}</h2>
        ${this.madeBy() && this.madeBy() !== this.heading ? html`<small class="made-by" title=${this.list!.strategy_used}>${this.madeBy()}</small>` : nothing}
        ${this.note ? html`<small class="note" role="status">${this.note}</small>` : nothing}</header>
      <div class="row">${this.list
        ? repeat(this.list.items, (item) => item.id, (item, i) => html`<zy-card .item=${item} .queryId=${this.list!.query_id} .index=${i}></zy-card>`)
        : Array.from({ length: 5 }, () => html`<span class="card ghost" aria-hidden="true"></span>`)}</div>
    </section>`;
  }
}
customElements.define('zy-shelf', ZyShelf);
