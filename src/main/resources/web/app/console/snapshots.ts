import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { many, say, when, whole } from '../base/language';
import { follow, phaseOf, type Job } from './jobs';

interface Snapshot {
  id: string;
  created_at: string;
  products: number;
  events: number;
  bytes: number;
}

/** Copies of the store: made and brought back while serving. */
export class ZySnapshots extends ZyAsking {
  static properties = { all: { state: true } };
  declare all: Snapshot[];

  constructor() {
    super();
    this.all = [];
  }

  protected async load(): Promise<void> {
    this.all = (await ask<{ snapshots: Snapshot[] }>('/v1/admin/snapshots', { quiet: true })).snapshots;
  }

  private act(work: () => Promise<unknown>): void {
    void this.run(async () => {
      await work();
      await this.load();
    });
  }

  private restore(id: string): void {
    if (!confirm(say('把商品、事件和索引恢复到这份快照？之后写入的会丢失。', 'Bring products, events and index back to this snapshot? What was written since is lost.'))) return;
    this.act(async () => {
      const started = await ask<Job>(`/v1/admin/snapshots/${id}/restore`, { method: 'POST' });
      const job = await follow(started, (now) => (this.note = say('恢复中：', 'Restoring: ') + phaseOf(now)), () => this.isConnected);
      this.note = job.state === 'succeeded' ? say('已恢复。', 'Restored.') : job.errors.join(' · ');
    });
  }

  render() {
    return html`<section id="snapshots"><h2>${say('快照', 'Snapshots')}</h2>
      <p class="actions"><button id="snapshot" @click=${() => this.act(() => ask('/v1/admin/snapshots', { method: 'POST' }))}>${say('现在做一份', 'Make one now')}</button><span class="quiet" role="status">${this.note}</span></p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.all.length ? html`<div class="scroll" tabindex="0"><table><tbody>${this.all.map((s) => html`<tr><td>${when(s.created_at)}</td><td class="number">${say(`${whole(s.products)} 件商品`, many(s.products, 'product'))}</td><td class="number">${say(`${whole(s.events)} 个事件`, many(s.events, 'event'))}</td><td class="number">${(s.bytes / 1048576).toFixed(1)} MB</td><td><button @click=${() => this.restore(s.id)}>${say('恢复', 'Restore')}</button></td></tr>`)}</tbody></table></div>` : html`<p class="quiet">${say('还没有快照。', 'No snapshots yet.')}</p>`}</section>`;
  }
}
customElements.define('zy-snapshots', ZySnapshots);
