import { html, nothing } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say } from '../base/language';
import type { Job } from './jobs';
import { compared, watched, type Both } from './questions';
import './watched';

/** A generation that is built and waits: what it answers beside the live one; then it is activated or dropped. Tells by `decided` which it was. */
export class ZyHeld extends ZyAsking {
  static properties = { generation: { type: Number }, job: { attribute: false }, answers: { state: true }, busy: { state: true } };
  declare generation: number;
  declare job: Job;
  declare answers: Both[];
  declare busy: boolean;
  private readonly again = () => void this.run(() => this.load());

  constructor() {
    super();
    this.generation = 0;
    this.answers = [];
    this.busy = false;
  }

  protected translated(): void {
    this.again();
  }

  protected async load(): Promise<void> {
    this.answers = await compared(this.generation, watched());
  }

  private async decide(path: string): Promise<void> {
    this.busy = true;
    await this.run(async () => {
      await ask(path, { method: 'POST' });
      this.dispatchEvent(new CustomEvent('decided'));
    });
    this.busy = false;
  }

  render() {
    const left = Math.max(1, Math.ceil((this.job.total - this.job.done) / 60));
    const trained = this.job.kind === 'train-held';
    return html`<section id="held" class="tile"><h2>${trained ? say(`第 ${this.generation} 代带着新训练的模型，等您决定`, `Generation ${this.generation} carries the new model and waits for you`) : say(`第 ${this.generation} 代已建好，等您决定`, `Generation ${this.generation} is built and waits for you`)}</h2>
      <p class="quiet">${say(`顾客看到的仍是使用中的一代；新的写入两代都会收到。${left} 分钟内不决定就放弃。`, `Shoppers still get the live generation; writes reach both. Without a decision within ${left} min it is dropped.`)}</p>
      <p class="actions"><button id="activate" class="primary" ?disabled=${this.busy} @click=${() => this.decide(`/v1/admin/generations/${this.generation}/activate`)}>${say('换上', 'Activate')}</button>
        <button id="drop" ?disabled=${this.busy} @click=${() => this.decide(`/v1/admin/jobs/${this.job.job_id}/cancel`)}>${say('放弃', 'Drop')}</button></p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <zy-watched .answers=${this.answers} before=${say('使用中', 'Live')} after=${say('新的一代', 'New')} @asked=${this.again}></zy-watched></section>`;
  }
}
customElements.define('zy-held', ZyHeld);
