import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { many, say, when, whole } from '../base/language';

interface Consent {
  personalization: boolean;
  analytics: boolean;
  stored: boolean;
}

interface Event_ {
  event: string;
  timestamp: string;
  search_term?: string;
  items?: { item_id: string }[];
}

interface Exported {
  user_id: string;
  consent: Consent;
  events: Event_[];
  client_ids: string[];
}

interface Receipt {
  receipt_id: string;
  events: number;
  pairs: number;
  items: number;
  completed_at: string;
}

const SHOWN = 100;

/** A shopper's history and consent, taken along as a file, or erased with a receipt. */
export class ZyShopper extends ZyAsking {
  static properties = { found: { state: true }, receipt: { state: true } };
  declare found: Exported | null;
  declare receipt: Receipt | null;

  constructor() {
    super();
    this.found = this.receipt = null;
  }

  private at(): string {
    return '/v1/users/' + encodeURIComponent(this.found!.user_id);
  }

  private open(e: Event): void {
    e.preventDefault();
    const user = String(new FormData(e.target as HTMLFormElement).get('user') ?? '').trim();
    void this.run(async () => {
      this.found = this.receipt = null;
      this.found = await ask<Exported>(`/v1/users/${encodeURIComponent(user)}/export`, { quiet: true });
    });
  }

  private agree(change: Partial<Consent>): void {
    void this.run(async () => {
      const consent = await ask<Consent>(this.at() + '/consent', { method: 'PUT', body: change });
      this.found = { ...this.found!, consent };
    });
  }

  private erase(): void {
    const user = this.found!.user_id;
    if (!confirm(say(`删除顾客 ${user} 的全部数据，并从统计中减去？不能撤销。`, `Erase all of shopper ${user}, from the counters as well? This cannot be undone.`))) return;
    void this.run(async () => {
      this.receipt = await ask<Receipt>(this.at(), { method: 'DELETE' });
      this.found = null;
    });
  }

  private given(r: Receipt) {
    return html`<div class="tile" id="receipt" role="status"><small>${say('删除回执', 'Receipt of erasure')}</small><b class="good">${say('已删除', 'Erased')}</b>
      <dl class="pairs"><dt>${say('回执号', 'Receipt')}</dt><dd>${r.receipt_id}</dd><dt>${say('事件', 'Events')}</dt><dd>${whole(r.events)}</dd><dt>${say('商品对', 'Pairs')}</dt><dd>${whole(r.pairs)}</dd><dt>${say('商品', 'Products')}</dt><dd>${whole(r.items)}</dd><dt>${say('完成于', 'Completed')}</dt><dd>${when(r.completed_at)}</dd></dl></div>`;
  }

  private known(s: Exported) {
    const events = [...s.events].reverse().slice(0, SHOWN);
    const flag = (name: 'personalization' | 'analytics', label: string) => html`<label class="switch"><input type="checkbox" name=${name} .checked=${live(s.consent[name])} @change=${(e: Event) => this.agree({ [name]: (e.target as HTMLInputElement).checked })}>${label}</label>`;
    return html`<h3>${s.user_id}</h3><p class="actions">${flag('personalization', say('同意个性化', 'Personalisation'))}${flag('analytics', say('同意统计', 'Analytics'))}${s.consent.stored ? nothing : html`<small>${say('（本人未表态，按默认）', '(not said; the default)')}</small>`}
        <a class="chip" download=${s.user_id + '.json'} href=${'data:application/json;charset=utf-8,' + encodeURIComponent(JSON.stringify(s))}>${say('下载全部数据', 'Download all data')}</a>
        <button id="erase" @click=${this.erase}>${say('删除并出具回执', 'Erase, with a receipt')}</button></p>
      <p class="quiet">${say(`${whole(s.events.length)} 个事件`, many(s.events.length, 'event'))}${s.client_ids.length ? ' · ' + s.client_ids.join(', ') : ''}</p>
      ${events.length ? html`<div class="scroll history" tabindex="0"><table id="history"><thead><tr><th>${say('时间', 'Time')}</th><th>${say('事件', 'Event')}</th><th>${say('商品或查询', 'Product or query')}</th></tr></thead><tbody>${events.map((e) => html`<tr><td>${when(e.timestamp)}</td><td>${e.event}</td><td>${e.search_term ?? ''} ${(e.items ?? []).slice(0, 5).map((i) => html`<a href=${'/#/product/' + encodeURIComponent(i.item_id)}>${i.item_id}</a> `)}</td></tr>`)}</tbody></table></div>` : nothing}`;
  }

  render() {
    return html`<section><h2>${say('顾客', 'Shopper')}</h2>
      <form class="actions" @submit=${this.open}><input id="user" name="user" required maxlength="128" placeholder=${say('顾客编号（如 xiaolin）', 'User id (xiaolin, say)')} aria-label=${say('顾客编号', 'User id')}><button>${say('查看', 'Show')}</button></form>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}${this.receipt ? this.given(this.receipt) : nothing}${this.found ? this.known(this.found) : nothing}</section>`;
  }
}
customElements.define('zy-shopper', ZyShopper);
