import { html, nothing } from 'lit';
import { ask, why } from '../base/api';
import { ZyElement } from '../base/element';
import { say, when, whole } from '../base/language';
import { phaseOf, type Job } from './jobs';

interface Kept {
  serving: boolean;
  manifest: {
    number: number;
    created_at: string;
    fitted: { method: string; params: Record<string, number>; seed: number };
    window: { interactions: number; shoppers: number; items: number };
    metrics: Record<string, number>;
  };
}

const EVERY = 1500;
const SHOPPERS = 'shoppers';
/** Whom a model was judged beside. */
const BESIDE: Record<string, [string, string]> = { popularity: ['只按热门', 'popularity alone'], serving: ['当时使用的', 'the one serving then'] };

/** A metric of a model, and of those it was judged beside. */
function judged(metrics: Record<string, number>, name: string) {
  const shown = (value?: number) => (value === undefined ? '' : name === SHOPPERS ? whole(value) : value.toFixed(4));
  const others = name === SHOPPERS ? [] : Object.keys(BESIDE).filter((b) => metrics[`${b}.${name}`] !== undefined);
  return html`${shown(metrics[name])}${others.map((b) => html`<br><small>${say(...BESIDE[b])} ${shown(metrics[`${b}.${name}`])}</small>`)}`;
}

/** Models fitted on what shoppers did: train, judge, let serve, go back. */
export class ZyModels extends ZyElement {
  static properties = { models: { state: true }, job: { state: true }, problem: { state: true }, away: { state: true } };
  declare models: Kept[];
  declare job: Job | null;
  declare problem: string;
  /** Why the models could not be looked at just now. */
  declare away: string;
  private timer = 0;

  constructor() {
    super();
    this.models = [];
    this.job = null;
    this.problem = this.away = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    void this.look();
    this.timer = window.setInterval(() => void this.look(), EVERY);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      this.models = await ask<Kept[]>('/v1/admin/models', { quiet: true });
      if (this.job?.state === 'running') this.job = await ask<Job>('/v1/admin/jobs/' + this.job.job_id, { quiet: true });
      this.away = '';
    } catch (e) {
      this.away = why(e);
    }
  }

  private async act(path: string): Promise<void> {
    try {
      this.job = await ask<Job>(path, { method: 'POST' });
      this.problem = '';
    } catch (e) {
      this.problem = why(e);
    }
  }

  private outcome(job: Job) {
    const text = job.state === 'running' ? phaseOf(job) + (job.total ? ` ${whole(job.done)} / ${whole(job.total)}` : '…') : job.state === 'succeeded' ? say('完成', 'done') : [say('没有成功', 'not done'), ...job.errors].join(' · ');
    return html`<span class=${job.state === 'failed' ? 'bad' : 'quiet'} role="status">${text}</span>`;
  }

  private row({ serving, manifest: m }: Kept, names: string[]) {
    return html`<tr><td>#${m.number}</td><td>${m.fitted.method}</td>${names.map((n) => html`<td class="number">${judged(m.metrics, n)}</td>`)}
      <td class="number" title=${say('互动 · 顾客 · 商品', 'interactions · shoppers · products')}>${whole(m.window.interactions)} · ${whole(m.window.shoppers)} · ${whole(m.window.items)}</td><td>${when(m.created_at)}</td>
      <td>${serving ? html`<b class="good">${say('使用中', 'serving')}</b>` : html`<button @click=${() => this.act(`/v1/admin/models/${m.number}/activate`)}>${say('启用', 'Activate')}</button>`}</td></tr>`;
  }

  render() {
    const names = [...new Set(this.models.flatMap((k) => Object.keys(k.manifest.metrics)))].filter((n) => !n.includes('.'));
    const busy = this.job?.state === 'running';
    return html`<section id="models"><h2>${say('训练的模型', 'Trained models')}</h2>
      <p class="quiet">${say('用行为事件训练，留出每位顾客最后一次互动来评判；不比正在用的差才会启用。', 'Fitted on the events and judged on each shopper’s last interaction; it serves only when it is as good as the one that does.')}</p>
      <p class="actions"><button id="train" ?disabled=${busy} @click=${() => this.act('/v1/admin/train')}>${say('开始训练', 'Train')}</button>
        <button id="train-held" ?disabled=${busy} @click=${() => this.act('/v1/admin/train?hold=true')}>${say('先训练好，比较后再用', 'Train, compare, then decide')}</button>
        <button id="rollback-model" ?disabled=${busy || !this.models.some((k) => k.serving)} @click=${() => this.act('/v1/admin/models/rollback')}>${say('回滚到上一个模型', 'Roll back')}</button>
        <button ?disabled=${busy || !this.models.some((k) => k.serving)} @click=${() => this.act('/v1/admin/models/0/activate')}>${say('停用模型', 'Use none')}</button>${this.job ? this.outcome(this.job) : nothing}</p>
      ${this.problem || this.away ? html`<p class="problem" role="alert">${this.problem || this.away}</p>` : nothing}
      ${this.models.length ? html`<div class="scroll" tabindex="0"><table><thead><tr><th></th><th>${say('方法', 'Method')}</th>${names.map((n) => html`<th class="number">${n === SHOPPERS ? say('评判顾客', 'judged on') : n}</th>`)}<th class="number">${say('数据', 'Data')}</th><th>${say('训练于', 'Trained')}</th><th></th></tr></thead><tbody>${this.models.map((k) => this.row(k, names))}</tbody></table></div>` : html`<p class="quiet">${say('还没有模型。', 'No models yet.')}</p>`}</section>`;
  }
}
customElements.define('zy-models', ZyModels);
