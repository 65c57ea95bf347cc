import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say, when } from '../base/language';
import { inForce, rehearsed, watched, type Both } from './questions';
import './watched';
import { DIALS, written, type Dial, type Weights } from './weights';

interface Kept {
  name?: string;
  number?: number;
  saved_at?: string;
  replaced_at?: string;
  text: string;
}

const FILE = '/v1/admin/config/ranking.yaml';
const WAIT = 120;

/** Sliders for the weights, and what they would do to named questions, side by side, before anything is in force. */
export class ZyRanking extends ZyAsking {
  static properties = { text: { state: true }, live: { state: true }, weights: { state: true }, answers: { state: true }, named: { state: true }, history: { state: true } };
  declare text: string;
  declare live: string;
  declare weights: Weights;
  declare answers: Both[];
  declare named: Kept[];
  declare history: Kept[];
  private timer = 0;
  private asking: AbortController | null = null;
  private readonly again = () => void this.look();

  constructor() {
    super();
    this.text = this.live = '';
    this.weights = {};
    this.answers = [];
    this.named = this.history = [];
  }

  protected translated(): void {
    this.again();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
  }

  /** Takes up what is in force, unless weights were moved since the given text. */
  protected async load(before = this.text): Promise<void> {
    [this.live, this.named, this.history] = await Promise.all([
      inForce(), ask<Kept[]>('/v1/admin/ranking/named', { quiet: true }), ask<Kept[]>(FILE + '/history', { quiet: true })]);
    if (this.text === before) this.text = this.live;
    void this.look();
  }

  dirty(): boolean {
    return this.text !== this.live;
  }

  private async preview(): Promise<void> {
    this.asking?.abort();
    this.asking = new AbortController();
    const { weights, answers } = await rehearsed(this.text, watched(), this.asking.signal);
    this.weights = weights;
    this.answers = answers;
  }

  private look(): Promise<void> {
    return this.run(() => this.preview());
  }

  private turn(dial: Dial, value: number): void {
    this.weights = { ...this.weights, [dial.path]: value };
    this.text = written(this.text, this.weights);
    this.note = '';
    clearTimeout(this.timer);
    this.asking?.abort(); // Its answer would move this dial back.
    this.timer = window.setTimeout(() => void this.look(), WAIT);
  }

  private take(text: string): void {
    this.text = text;
    this.note = '';
    void this.look();
  }

  private change(method: string, path: string, note: string, text?: string): void {
    void this.run(async () => {
      const before = this.text;
      await ask(path, { method, text: text === undefined ? undefined : { type: 'text/plain', content: text }, quiet: true });
      await this.load(before);
      this.note = note;
    });
  }

  private keepAs(e: Event): void {
    e.preventDefault();
    const form = e.target as HTMLFormElement;
    const name = String(new FormData(form).get('name') ?? '').trim();
    void this.run(async () => {
      await ask('/v1/admin/ranking/named/' + encodeURIComponent(name), { method: 'PUT', text: { type: 'text/plain', content: this.text }, quiet: true });
      this.named = await ask<Kept[]>('/v1/admin/ranking/named', { quiet: true });
      this.note = say(`已存为“${name}”。`, `Kept as “${name}”.`);
      form.reset();
    });
  }

  private forget(name: string): void {
    void this.run(async () => {
      await ask('/v1/admin/ranking/named/' + encodeURIComponent(name), { method: 'DELETE', quiet: true });
      this.named = this.named.filter((n) => n.name !== name);
    });
  }

  private dial(d: Dial) {
    const value = this.weights[d.path] ?? 0;
    return html`<label class="dial"><span>${say(d.zh, d.en)}</span><output>${+value.toFixed(2)}</output>
      <input type="range" name=${d.path} min=${d.min ?? 0} max=${Math.max(d.max, value)} step=${d.step} .value=${String(value)} @input=${(e: Event) => this.turn(d, Number((e.target as HTMLInputElement).value))}></label>`;
  }

  private earlier() {
    const row = (title: string, at: string | undefined, text: string, name?: string) => html`<li><button class="link" @click=${() => this.take(text)}>${title}</button>
      <small>${at ? when(at) : ''}</small>${name ? html`<button class="link" aria-label=${say('删除 ', 'Delete ') + name} @click=${() => this.forget(name)}>✕</button>` : nothing}</li>`;
    const versions = this.history.filter((v) => v.text);
    return html`<section><h2>${say('存下的方案', 'Kept')}</h2>
        <form class="actions" @submit=${this.keepAs}><input name="name" required maxlength="40" placeholder=${say('方案名，如 双十一', 'Name, such as Summer')} aria-label=${say('方案名', 'Name')}><button>${say('存为方案', 'Keep')}</button></form>
        <ul id="named" class="versions">${this.named.map((n) => row(n.name!, n.saved_at, n.text, n.name))}</ul></section>
      ${versions.length ? html`<section><h2>${say('历史', 'History')}</h2><ul class="versions">${versions.slice(0, 12).map((v) => row('#' + v.number, v.replaced_at, v.text))}</ul></section>` : nothing}`;
  }

  render() {
    const changed = this.text !== this.live;
    return html`<h1>${say('排序工作台', 'Ranking workbench')}</h1>
      <p class="quiet">${say('拖动权重，右边立刻看到排序会怎样变；点“生效”之前，顾客看到的不变。', 'Move the weights and see at once what would change; shoppers see nothing of it until you apply.')}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="bench">
        <div class="dials">${DIALS.map(([zh, en, dials]) => html`<fieldset><legend>${say(zh, en)}</legend>${dials.map((d) => this.dial(d))}</fieldset>`)}
          ${this.earlier()}</div>
        <div class="bench-right">
          <div class="actions sticky"><button id="apply" class="primary" ?disabled=${!changed} @click=${() => this.change('PUT', FILE, say('已经生效。', 'In force now.'), this.text)}>${say('生效', 'Apply')}</button>
            <button ?disabled=${!changed} @click=${() => this.take(this.live)}>${say('放弃改动', 'Discard')}</button>
            <button id="undo" ?disabled=${!this.history.length} @click=${() => this.change('POST', FILE + '/undo', say('已撤销上次生效的改动。', 'The last applied change is undone.'))}>${say('撤销上次生效', 'Undo the last')}</button>
            ${changed ? html`<span class="quiet">${say('有未生效的改动', 'Not applied yet')}</span>` : nothing}${this.note ? html`<span class="good" role="status">${this.note}</span>` : nothing}</div>
          <zy-watched .answers=${this.answers} before=${say('现在', 'Now')} after=${say('改后', 'Changed')} @asked=${this.again}></zy-watched>
        </div></div>`;
  }
}
customElements.define('zy-ranking', ZyRanking);
