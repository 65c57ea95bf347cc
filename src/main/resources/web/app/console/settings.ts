import { html } from 'lit';
import { ask } from '../base/api';
import { ZyAsking } from '../base/element';
import { say } from '../base/language';

interface Setting {
  name: string;
  edited: boolean;
  in_force: 'now' | 'restart';
  versions: number;
}

/** The files of index-config/: edited, checked as a whole, undone. */
export class ZySettings extends ZyAsking {
  static properties = { files: { state: true }, file: { state: true }, text: { state: true }, drafts: { state: true } };
  declare files: Setting[];
  declare file: string;
  declare text: string;
  /** What stands here otherwise than in the service, by file. */
  declare drafts: Record<string, string>;

  constructor() {
    super();
    this.files = [];
    this.file = 'ranking.yaml';
    this.text = '';
    this.drafts = {};
  }

  protected load(): Promise<void> {
    return this.open(this.file);
  }

  protected failed(e: unknown): void {
    super.failed(e);
    this.note = '';
  }

  dirty(): boolean {
    return Object.keys(this.drafts).length > 0;
  }

  private type(text: string): void {
    const { [this.file]: _, ...others } = this.drafts;
    this.drafts = text === this.text ? others : { ...others, [this.file]: text };
  }

  private async open(file: string): Promise<void> {
    this.files = await ask<Setting[]>('/v1/admin/config', { quiet: true });
    this.text = await ask<string>('/v1/admin/config/' + file, { quiet: true });
    this.file = file;
  }

  private change(method: string, path: string, text?: string): void {
    void this.run(async () => {
      const setting = await ask<Setting>('/v1/admin/config/' + path, { method, text: text === undefined ? undefined : { type: 'text/plain', content: text } });
      const { [this.file]: _, ...others } = this.drafts;
      this.drafts = others;
      await this.open(this.file);
      this.note = setting.in_force === 'now' ? say('已经生效。', 'In force now.') : setting.name.endsWith('.txt')
        ? say('已保存，在“语言”页生效，或下次启动时生效。', 'Saved; apply it on the Language page, or it comes into force at the next start.')
        : say('已保存，下次启动时生效（需要时自动重建索引）。', 'Saved; in force from the next start, which rebuilds the index where needed.');
    });
  }

  render() {
    const text = this.drafts[this.file] ?? this.text;
    const now = this.files.find((f) => f.name === this.file);
    return html`<h1>${say('设置', 'Settings')}</h1>
      <p class="actions">${this.files.map((f) => html`<button class="chip" aria-pressed=${f.name === this.file} @click=${() => { this.note = ''; void this.run(() => this.open(f.name)); }}>${f.name}${f.edited || f.name in this.drafts ? ' •' : ''}</button>`)}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}${this.note ? html`<p class="good" role="status">${this.note}</p>` : ''}
      <textarea id="settings" rows="26" spellcheck="false" aria-label=${this.file} .value=${text} @input=${(e: Event) => this.type((e.target as HTMLTextAreaElement).value)}></textarea>
      <p class="actions"><button id="save" class="primary" @click=${() => this.change('PUT', this.file, text)}>${say('检查并保存', 'Check and save')}</button>
        <button id="undo" ?disabled=${!now?.versions} @click=${() => this.change('POST', this.file + '/undo')}>${say('撤销上次修改', 'Undo the last change')}</button>
        <button ?disabled=${!now?.edited} @click=${() => this.change('DELETE', this.file)}>${say('恢复出厂', 'As shipped')}</button>
        <a class="chip" download=${this.file} href=${'data:text/plain;charset=utf-8,' + encodeURIComponent(text)}>${say('导出', 'Export')}</a></p>`;
  }
}
customElements.define('zy-settings', ZySettings);
