import { html } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say } from '../base/language';
import './lexicon';

interface Token {
  term: string;
  start: number;
  end: number;
}

/** What each field of the index makes of a text. */
export class ZyWords extends ZyAsking {
  static properties = { text: { state: true }, fields: { state: true } };
  declare text: string;
  declare fields: Record<string, Token[]>;

  constructor() {
    super();
    this.text = '華為 Mate60Pro 手機殼 防摔 256G 透明';
    this.fields = {};
  }

  protected async load(): Promise<void> {
    const text = this.text;
    const { fields } = await ask<{ fields: Record<string, Token[]> }>('/v1/analyze', { body: { text }, quiet: true });
    if (text === this.text) this.fields = fields;
  }

  /** Fields that cut the text alike share a row. */
  private rows(): [string, Token[]][] {
    const rows = new Map<string, [string[], Token[]]>();
    for (const [field, tokens] of Object.entries(this.fields)) {
      const key = field.split('.').slice(1).join('.') + JSON.stringify(tokens);
      const row = rows.get(key);
      if (row) row[0].push(field);
      else rows.set(key, [[field], tokens]);
    }
    return [...rows.values()].map(([fields, tokens]) => [fields.join(' · '), tokens]);
  }

  render() {
    return html`<h1>${say('语言', 'Language')}</h1>
      <p class="quiet">${say('输入文字，看每个字段怎样切分。', 'Type a text and see how each field cuts it.')}</p>
      <textarea rows="2" maxlength="2000" aria-label=${say('文字', 'Text')} .value=${this.text} @input=${(e: Event) => { this.text = (e.target as HTMLTextAreaElement).value; void this.run(() => this.load()); }}></textarea>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      <dl class="cuts">${this.rows().map(([fields, tokens]) => html`<dt>${fields}</dt><dd>${tokens.map((t) => html`<span class="chip" title=${`${t.start}–${t.end} ${this.text.slice(t.start, t.end)}`}>${t.term}</span> `)}</dd>`)}</dl><zy-lexicon></zy-lexicon>`;
  }
}
customElements.define('zy-words', ZyWords);
