import { html, nothing } from 'lit';
import { ZyElement } from '../base/element';
import { say } from '../base/language';
import { moves, sideBySide } from '../shop/ranks';
import { called, KINDS, MOST, watch, watched, type Both, type Kind, type Question } from './questions';

/** The watched questions, one chosen: how many places moved of each, and the chosen one's lists side by side. Tells by `asked` that the questions are others. */
export class ZyWatched extends ZyElement {
  static properties = { answers: { attribute: false }, before: {}, after: {}, questions: { state: true }, chosen: { state: true }, kind: { state: true } };
  declare answers: Both[];
  declare before: string;
  declare after: string;
  declare questions: Question[];
  declare chosen: number;
  declare kind: Kind;

  constructor() {
    super();
    this.answers = [];
    this.before = this.after = '';
    this.questions = watched();
    this.chosen = 0;
    this.kind = 'search';
  }

  private change(next: Question[], chosen: number): void {
    this.questions = next;
    this.answers = [];
    this.chosen = Math.max(0, Math.min(chosen, next.length - 1));
    watch(next);
    this.dispatchEvent(new CustomEvent('asked'));
  }

  private add(e: Event): void {
    e.preventDefault();
    const form = new FormData(e.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    const next = [...this.questions, { kind: this.kind, what: text('what'), shopper: text('shopper') }].slice(-MOST);
    this.change(next, next.length - 1);
  }

  private moved(at: number): number {
    const both = this.answers[at];
    return both ? moves(both.now, both.then) : 0;
  }

  render() {
    const both = this.answers[this.chosen];
    return html`<p class="chips">${this.questions.map((q, i) => html`<span class="chip question" data-chosen=${i === this.chosen}><button class="link" aria-pressed=${i === this.chosen} @click=${() => (this.chosen = i)}>${called(q)}</button>${this.moved(i) ? html`<b title=${say('位次有变', 'places changed')}>${this.moved(i)}</b>` : nothing}
        ${this.questions.length > 1 ? html`<button class="link" aria-label=${say('去掉这一问', 'Remove')} @click=${() => this.change(this.questions.filter((_, at) => at !== i), i)}>✕</button>` : nothing}</span>`)}</p>
      <form class="actions" @submit=${this.add}><select aria-label=${say('问题', 'Question')} @change=${(e: Event) => (this.kind = (e.target as HTMLSelectElement).value as Kind)}>${(Object.keys(KINDS) as Kind[]).map((k) => html`<option value=${k}>${say(...KINDS[k])}</option>`)}</select>
        ${this.kind === 'home' ? nothing : html`<input name="what" required maxlength="128" placeholder=${this.kind === 'search' ? say('查询词', 'Query') : say('商品编号', 'Product id')} aria-label=${say('查询词或商品编号', 'Query or product id')}>`}
        ${this.kind === 'similar' ? nothing : html`<input name="shopper" maxlength="128" placeholder=${say('顾客（可不填）', 'Shopper (optional)')} aria-label=${say('顾客', 'Shopper')}>`}<button>${say('加一问', 'Add')}</button></form>
      ${both ? sideBySide(this.before, this.after, both.now, both.then) : nothing}`;
  }
}
customElements.define('zy-watched', ZyWatched);
