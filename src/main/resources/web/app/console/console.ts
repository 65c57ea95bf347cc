import { html } from 'lit';
import { ask, isReachable, Problem, why } from '../base/api';
import { ZyElement } from '../base/element';
import { language, say, speak, titled } from '../base/language';
import { startTheme, toggleTheme } from '../base/theme';
import './data';
import './explain';
import './neighbours';
import './overview';
import './quality';
import './ranking';
import './rebuild';
import './settings';
import './words';

startTheme();

const ROOMS: [string, string, string][] = [
  ['overview', '概览', 'Overview'], ['rebuild', '重建', 'Reindex'], ['words', '语言', 'Language'], ['ranking', '排序', 'Ranking'], ['quality', '质量', 'Quality'], ['settings', '设置', 'Settings'], ['explain', '解释', 'Explain'], ['signals', '信号', 'Signals'], ['data', '数据', 'Data']];

/** The operators' page; wants the key where the service has one. */
class ZyConsole extends ZyElement {
  static properties = { room: { state: true }, let: { state: true }, problem: { state: true } };
  declare room: string;
  declare let: boolean | null;
  private entered = false;
  declare problem: string;
  private readonly moved = () => {
    const stays = (location.hash.slice(2) || 'overview') === this.room || (this.dirty() && !confirm(say('这里有未保存的改动或未完成的导入，离开就没有了。离开？', 'What is not saved here, or still being imported, is lost when you leave. Leave?')));
    if (stays) {
      history.replaceState(null, '', '#/' + this.room);
      return;
    }
    this.room = location.hash.slice(2) || 'overview';
  };
  private readonly redo = () => this.requestUpdate();
  /** The key is wanted again: the room stays behind the door, with what was written in it. */
  private readonly lock = () => {
    this.let = false;
  };

  constructor() {
    super();
    this.room = location.hash.slice(2) || 'overview';
    this.let = null;
    this.problem = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    window.addEventListener('zy-reachable', this.redo);
    window.addEventListener('zy-locked', this.lock);
    window.addEventListener('beforeunload', (e) => this.dirty() && e.preventDefault());
    void this.knock();
  }

  private async knock(): Promise<void> {
    try {
      await ask('/v1/admin/status', { quiet: true });
      this.let = true;
      this.problem = '';
    } catch (e) {
      this.let = !(e instanceof Problem && [401, 403].includes(e.status));
      this.problem = '';
    }
  }

  private async unlock(e: Event): Promise<void> {
    e.preventDefault();
    const key = String(new FormData(e.target as HTMLFormElement).get('key') ?? '');
    try {
      await ask('/v1/admin/session', { method: 'POST', key, quiet: true });
      await this.knock();
      window.dispatchEvent(new Event('zy-reachable'));
    } catch (problem) {
      this.problem = why(problem);
    }
  }

  /** Any part of the room is. */
  dirty(): boolean {
    return [...this.querySelectorAll('*')].some((part) => part instanceof ZyElement && part.dirty());
  }

  protected willUpdate(): void {
    this.entered ||= this.let === true;
  }

  /** On a phone the rooms stand in a row that scrolls. */
  protected updated(): void {
    const room = ROOMS.find(([id]) => id === this.room) ?? ROOMS[0];
    titled(`${say(room[1], room[2])} · ${say('控制台', 'Console')}`);
    this.querySelector('nav [aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  private view() {
    switch (this.room) {
      case 'rebuild': return html`<zy-rebuild></zy-rebuild>`;
      case 'words': return html`<zy-words></zy-words>`;
      case 'ranking': return html`<zy-ranking></zy-ranking>`;
      case 'quality': return html`<zy-quality></zy-quality>`;
      case 'settings': return html`<zy-settings></zy-settings>`;
      case 'explain': return html`<zy-explain></zy-explain>`;
      case 'signals': return html`<zy-neighbours></zy-neighbours>`;
      case 'data': return html`<zy-data></zy-data>`;
      default: return html`<zy-overview></zy-overview>`;
    }
  }

  private door() {
    return html`<main class="door"><h1>${say('控制台', 'Console')}</h1><p>${say('请输入管理密钥（ZHIYIN_API_KEY）。', 'Enter the admin key (ZHIYIN_API_KEY).')}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : ''}
      <form class="actions" @submit=${this.unlock}><input name="key" type="password" required autocomplete="current-password" aria-label=${say('密钥', 'Key')}><button class="primary">${say('进入', 'Enter')}</button></form></main>`;
  }

  render() {
    return html`${isReachable() ? '' : html`<p class="banner" role="alert">${say('连接不到服务，正在重试…', 'The service cannot be reached; trying again…')}</p>`}
      <header class="console-top"><a class="brand" href="/"><img src="/icon.svg" alt="" width="28" height="28"><b>知音</b><small>${say('控制台', 'Console')}</small></a>
        <nav aria-label=${say('控制台', 'Console')}>${ROOMS.map(([id, zh, en]) => html`<a href=${'#/' + id} aria-current=${this.room === id ? 'page' : 'false'}>${say(zh, en)}</a>`)}</nav>
        <span class="actions"><button id="language" @click=${() => speak(language() === 'zh' ? 'en' : 'zh')}>${language() === 'zh' ? 'EN' : '中文'}</button><button id="theme" @click=${toggleTheme} aria-label=${say('明暗', 'Light or dark')}>◐</button></span></header>
      ${this.let === false ? this.door() : ''}${this.entered ? html`<main tabindex="-1" ?hidden=${!this.let}>${this.view()}</main>` : ''}`;
  }
}
customElements.define('zy-console', ZyConsole);
