import { html, nothing } from 'lit';
import { ask, Problem, why } from '../base/api';
import { ZyAsking } from '../base/element';
import { say, whole } from '../base/language';
import { follow, phaseOf, STATES, type Job } from './jobs';
import { effect, type Preview } from './preview';

interface State {
  files: string[];
  waiting: string[];
  changes: number;
}

const PATH = '/v1/admin/lexicon';
const CALLED: Record<string, [string, string]> = {
  'synonyms.txt': ['同义词', 'Synonyms'], 'misspellings.txt': ['常见错字', 'Misspellings'], 'shoplexicon.txt': ['本店词库', 'Shop words'], 'lexicon.txt': ['商品词库', 'Product words'],
  'stopwords.txt': ['停用词', 'Stop words'], 'contentstopwords.txt': ['相似度停用词', 'Stop words of likeness'], 'units.txt': ['单位', 'Units'] };
const ORDER = Object.keys(CALLED);
const HINTS: Record<string, [string, string]> = {
  'misspellings.txt': ['一行一组：“错词, 错词 => 正词”；# 之后是注释。', 'A group a line: “wrong, wrong => right”; # starts a comment.'],
  'synonyms.txt': ['一行一组：“a, b” 互为同义，“a => b” 搜 a 时也找 b；# 之后是注释。', 'A group a line: “a, b” for each other, “a => b” for b where a is asked for; # starts a comment.'],
  'units.txt': ['一行一组写法，第一个是保留的写法。', 'Ways to write a unit, a group a line; the first is the one kept.'] };

/** The files of words: edited, checked, previewed, brought into force without a restart, taken back. */
export class ZyLexicon extends ZyAsking {
  static properties = { state: { state: true }, file: { state: true }, live: { state: true }, edited: { state: true }, wrong: { state: true }, job: { state: true }, found: { state: true } };
  declare state: State;
  declare file: string;
  /** Texts as the service has them, and as they stand here where they differ. */
  declare live: Record<string, string>;
  declare edited: Record<string, string>;
  declare wrong: { place: string; rule: string; value: string }[];
  declare job: Job | null;
  declare found: Preview | null;

  constructor() {
    super();
    this.state = { files: [], waiting: [], changes: 0 };
    this.file = ORDER[0];
    this.live = {};
    this.edited = {};
    this.wrong = [];
    this.job = null;
    this.found = null;
  }

  protected load(): Promise<void> {
    return this.open(this.file);
  }

  protected run(work: () => Promise<unknown>): Promise<void> {
    this.wrong = [];
    this.note = '';
    return super.run(work);
  }

  protected failed(e: unknown): void {
    this.wrong = e instanceof Problem && e.errors.length
      ? e.errors.map((p) => ({ place: p.field, rule: p.rule, value: p.value }))
      : [{ place: '', rule: why(e), value: '' }];
  }

  private async open(file: string): Promise<void> {
    const state = await ask<State>(PATH, { quiet: true });
    const rank = (name: string) => (ORDER.indexOf(name) + ORDER.length + 1) % (ORDER.length + 1);
    this.state = { ...state, files: [...state.files].sort((a, b) => rank(a) - rank(b)) };
    if (!(file in this.live)) this.live = { ...this.live, [file]: await ask<string>('/v1/admin/config/' + file, { quiet: true }) };
    this.file = file;
  }

  /** Reads everything anew; what was written since the sent texts stays. */
  private async again(sent: Record<string, string>): Promise<void> {
    this.live = {};
    this.edited = Object.fromEntries(Object.entries(this.edited).filter(([file, text]) => sent[file] !== text));
    await this.open(this.file);
  }

  dirty(): boolean {
    return Object.keys(this.edited).length > 0;
  }

  private type(text: string): void {
    const { [this.file]: _, ...others } = this.edited;
    this.edited = text === this.live[this.file] ? others : { ...others, [this.file]: text };
    this.found = null;
  }

  private look(): void {
    void this.run(async () => {
      this.found = null;
      const previewed = this.edited;
      const answer = await ask<Preview | Job>(PATH + '/preview', { body: { files: this.edited }, quiet: true });
      const found = 'job_id' in answer ? await this.later(answer) : answer;
      if (previewed === this.edited) this.found = found;
    });
  }

  private async later(job: Job): Promise<Preview | null> {
    return (await this.ended(job)) ? ask<Preview>(`${PATH}/preview/${job.job_id}`, { quiet: true }) : null;
  }

  /** Shows a job until its end, and says whether it did its work. */
  private async ended(job: Job): Promise<boolean> {
    const last = await follow(job, (now) => (this.job = now), () => this.isConnected).finally(() => (this.job = null));
    if (last.state === 'succeeded') return true;
    this.wrong = [{ place: say(...STATES[last.state]), rule: last.errors.join(' · '), value: '' }];
    return false;
  }

  private change(path: string, note: string, files?: Record<string, string>): void {
    void this.run(async () => {
      const job = await ask<Job>(PATH + path, { method: 'POST', body: files && { files } });
      this.found = null;
      if (await this.ended(job)) {
        await this.again(files ?? {});
        this.note = note;
      }
    });
  }

  private async jump(place: string): Promise<void> {
    const [, file, line] = /^(\S+) line (\d+)$/.exec(place) ?? [];
    if (!file || !this.state.files.includes(file)) return;
    await this.open(file);
    await this.updateComplete;
    const area = this.querySelector<HTMLTextAreaElement>('#lexicon')!;
    const start = area.value.split('\n', Number(line) - 1).reduce((sum, each) => sum + each.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + area.value.slice(start).split('\n', 1)[0].length);
    area.scrollTop = (Number(line) - 4) * (area.scrollHeight / area.value.split('\n').length);
  }

  private complaints() {
    return this.wrong.length ? html`<ul class="problem wrong" role="alert">${this.wrong.slice(0, 50).map((w) => html`<li>${/ line \d+$/.test(w.place) ? html`<button class="link" @click=${() => void this.jump(w.place)}>${w.place}</button>` : w.place} ${w.rule}${w.value ? html` <code>${w.value}</code>` : nothing}</li>`)}
      ${this.wrong.length > 50 ? html`<li>… ${whole(this.wrong.length)}</li>` : nothing}</ul>` : nothing;
  }

  private progress() {
    const job = this.job;
    return job ? html`<p class="actions" role="status"><progress max=${job.total || 1} .value=${job.done} aria-label=${phaseOf(job)}></progress> ${phaseOf(job)} ${job.total ? `${whole(job.done)} / ${whole(job.total)}` : ''}
      <button @click=${() => this.run(() => ask(`/v1/admin/jobs/${job.job_id}/cancel`, { method: 'POST', quiet: true }))}>${say('取消', 'Cancel')}</button></p>` : nothing;
  }

  render() {
    const text = this.edited[this.file] ?? this.live[this.file] ?? '';
    const dirty = Object.keys(this.edited).length > 0;
    const ready = (dirty || this.state.waiting.length > 0) && !this.job;
    return html`<section id="words"><h2>${say('词库与同义词', 'Words and synonyms')}</h2>
      <p class="quiet">${say('改完先预览；生效时只重建受影响的商品，查询与索引同时切换，随时可以回滚。', 'Preview a change first; applying it indexes only the products it touches, queries switch in the same step, and it can be rolled back.')}</p>
      <p class="chips">${this.state.files.map((f) => html`<button class="chip" aria-pressed=${f === this.file} title=${f} @click=${() => void this.run(() => this.open(f))}>${CALLED[f] ? say(...CALLED[f]) : f}${f in this.edited || this.state.waiting.includes(f) ? ' •' : ''}</button>`)}</p>
      <p class="quiet">${say(...(HINTS[this.file] ?? ['一行一个词；# 之后是注释。', 'A word a line; # starts a comment.']))}</p>
      <textarea id="lexicon" rows="14" spellcheck="false" aria-label=${this.file} ?disabled=${!(this.file in this.live)} .value=${text} @input=${(e: Event) => this.type((e.target as HTMLTextAreaElement).value)}></textarea>
      <p class="actions"><button id="preview-words" ?disabled=${!ready} @click=${this.look}>${say('预览影响', 'Preview')}</button>
        <button id="apply-words" class="primary" ?disabled=${!ready} @click=${() => this.change('/apply', say('已经生效。', 'In force now.'), this.edited)}>${say('生效', 'Apply')}</button>
        <button ?disabled=${!dirty} @click=${() => { this.edited = {}; this.found = null; this.wrong = []; }}>${say('放弃改动', 'Discard')}</button>
        <button id="rollback-words" ?disabled=${!this.state.changes || !!this.job} @click=${() => this.change('/rollback', say('已回滚。', 'Rolled back.'))}>${say('回滚上次生效', 'Roll back the last')}${this.state.changes ? ` (${this.state.changes})` : ''}</button>
        <a class="chip" download=${this.file} href=${'data:text/plain;charset=utf-8,' + encodeURIComponent(text)}>${say('导出', 'Export')}</a>
        ${dirty ? html`<span class="quiet">${say('有未生效的改动', 'Not applied yet')}</span>` : this.state.waiting.length ? html`<span class="quiet">${say('有保存了但未生效的改动', 'Saved but not in force')}</span>` : nothing}
        ${this.note ? html`<span class="good" role="status">${this.note}</span>` : nothing}</p>
      ${this.progress()}${this.complaints()}${this.found ? effect(this.found) : nothing}</section>`;
  }
}
customElements.define('zy-lexicon', ZyLexicon);
