import { html } from 'lit';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { say, when, whole } from '../base/language';
import './held';
import './models';
import { counted, kindOf, phaseOf, STATES, type Job } from './jobs';
import { called, inForce, rehearsed, watched, type Question } from './questions';
import { moves, sideBySide } from '../shop/ranks';
import type { Item } from '../base/types';

interface Generation {
  number: number;
  state: string;
  created_at: string;
  products: number;
  compatible: boolean;
}

/** What became of a generation that was held when the service stopped. */
export const lost = (generation: number): string => say(`第 ${generation} 代在等待比较时，服务停止了，这一代已放弃；需要时请重新开始。`, `Generation ${generation} was held when the service stopped, and dropped; start again if it is wanted.`);

/** Reindexing: start, watch, cancel; generations: compare, activate, drop, roll back. */
export class ZyRebuild extends ZyElement {
  static properties = { jobs: { state: true }, generations: { state: true }, hold: { state: true }, problem: { state: true }, away: { state: true }, before: { state: true }, after: { state: true }, chosen: { state: true } };
  declare jobs: Job[];
  declare generations: Generation[];
  declare problem: string;
  /** Why jobs and generations could not be looked at just now. */
  declare away: string;
  declare hold: { state: 'none' | 'held' | 'lost'; generation: number };
  /** What the watched questions found before the last swap, and since. */
  declare before: Item[][];
  declare after: Item[][];
  declare chosen: number;
  private questions: Question[] = watched();
  private swapping = '';
  private timer = 0;

  constructor() {
    super();
    this.jobs = [];
    this.generations = [];
    this.problem = this.away = '';
    this.hold = { state: 'none', generation: 0 };
    this.before = this.after = [];
    this.chosen = 0;
  }

  connectedCallback(): void {
    super.connectedCallback();
    void this.look();
    this.timer = window.setInterval(() => void this.look(), 500);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      const [jobs, generations, status] = await Promise.all([ask<Job[]>('/v1/admin/jobs', { quiet: true }), ask<Generation[]>('/v1/admin/generations', { quiet: true }), ask<{ hold: ZyRebuild['hold'] }>('/v1/admin/status', { quiet: true })]);
      [this.jobs, this.generations, this.hold] = [jobs, generations, status.hold];
      if (this.jobs.some((j) => j.job_id === this.swapping && j.state === 'succeeded')) {
        this.swapping = '';
        this.after = await this.found();
      }
      this.away = '';
    } catch (e) {
      this.away = why(e);
    }
  }

  /** What the watched questions find now. */
  private async found(): Promise<Item[][]> {
    return (await rehearsed(await inForce(), this.questions)).answers.map((a) => a.now);
  }

  private async act(path: string, swaps = true): Promise<void> {
    try {
      if (swaps) {
        this.before = await this.found();
        this.after = [];
      }
      const answer = await ask<Job | unknown[]>(path, { method: 'POST' });
      if (swaps && Array.isArray(answer)) this.after = await this.found();
      else if (swaps) this.swapping = (answer as Job).job_id;
      this.problem = '';
    } catch (e) {
      this.problem = why(e);
    }
    await this.look();
  }

  private waiting() {
    const job = this.jobs.find((j) => j.phase === 'held' && j.state === 'running');
    if (this.hold.state === 'held' && job) return html`<zy-held .generation=${this.hold.generation} .job=${job} @decided=${() => this.look()}></zy-held>`;
    return this.hold.state === 'lost' ? html`<p class="problem" role="status">${lost(this.hold.generation)}</p>` : '';
  }

  /** How far a job is; one that cannot tell is shown at work. */
  private bar(job: Job) {
    const told = job.total ? `${whole(job.done)} / ${whole(job.total)}` : '';
    if (job.state === 'running' && !job.total) return html`<progress aria-label=${phaseOf(job)}></progress>`;
    return html`<progress max=${job.total || 1} .value=${job.state === 'succeeded' ? job.total || 1 : job.done} aria-label=${kindOf(job)}></progress> ${told}`;
  }

  private job(job: Job) {
    return html`<tr><td>${kindOf(job)}</td><td class=${job.state === 'failed' ? 'bad' : ''}>${say(...STATES[job.state])}</td><td>${job.state === 'succeeded' ? '' : phaseOf(job)}</td>
      <td>${this.bar(job)}</td>
      <td>${job.state === 'running' ? html`${counted(job) ? whole(Math.round(job.rate_per_second)) + '/s ' : ''}<button @click=${() => this.act(`/v1/admin/jobs/${job.job_id}/cancel`, false)}>${say('取消', 'Cancel')}</button>` : job.errors.join(' · ')}</td></tr>`;
  }

  private compared() {
    if (!this.after.length) return '';
    return html`<section id="compared"><h2>${say('换上前后', 'Before and after the swap')}</h2><p class="chips">${this.questions.map((q, i) => html`<button class="chip" aria-pressed=${i === this.chosen} @click=${() => (this.chosen = i)}>${called(q)}${moves(this.before[i], this.after[i]) ? ' · ' + moves(this.before[i], this.after[i]) : ''}</button>`)}</p>
      ${sideBySide(say('之前', 'Before'), say('之后', 'After'), this.before[this.chosen], this.after[this.chosen])}</section>`;
  }

  render() {
    return html`<h1>${say('重建索引', 'Reindex')}</h1>
      <p class="quiet">${say('在旁边建好新的一代，再一次换上；其间照常搜索和写入。', 'A new generation is built beside the live one and swapped in; searches and writes go on.')}</p>
      <p class="actions"><button id="reindex" class="primary" ?disabled=${this.hold.state === 'held'} @click=${() => this.act('/v1/admin/reindex')}>${say('开始重建', 'Start')}</button>
        <button id="hold" ?disabled=${this.hold.state === 'held'} @click=${() => this.act('/v1/admin/reindex?hold=true', false)}>${say('先建好，比较后再换', 'Build, compare, then decide')}</button>
        <button ?disabled=${!this.generations.some((g) => g.state === 'previous')} @click=${() => this.act('/v1/admin/rollback')}>${say('回滚到上一代', 'Roll back')}</button></p>
      ${this.problem || this.away ? html`<p class="problem" role="alert">${this.problem || this.away}</p>` : ''}
      ${this.waiting()}
      <div class="scroll" tabindex="0"><table id="jobs"><caption>${say('任务', 'Jobs')}</caption><tbody>${this.jobs.map((j) => this.job(j))}</tbody></table></div>
      <div class="scroll" tabindex="0"><table><caption>${say('索引的各代', 'Generations')}</caption><tbody>${this.generations.map((g) => html`
        <tr><td>#${g.number}</td><td>${g.state === 'live' ? html`<b class="good">${say('使用中', 'live')}</b>` : g.state === 'previous' ? say('保留', 'kept') : this.hold.generation === g.number ? html`<b>${say('等待决定', 'held')}</b>` : say('建造中', 'building')}</td><td>${whole(g.products)} ${say('件商品', 'products')}</td><td>${when(g.created_at)}</td>
        <td>${g.state !== 'previous' ? '' : html`<button ?disabled=${!g.compatible} @click=${() => this.act(`/v1/admin/generations/${g.number}/activate`)}>${say('启用', 'Activate')}</button>`}</td></tr>`)}</tbody></table></div>
      ${this.compared()}<zy-models></zy-models>`;
  }
}
customElements.define('zy-rebuild', ZyRebuild);
