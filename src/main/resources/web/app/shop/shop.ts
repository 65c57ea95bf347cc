import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { live } from 'lit/directives/live.js';
import { isReachable } from '../base/api';
import { ZyElement } from '../base/element';
import { language, say, speak, titled } from '../base/language';
import { startTheme, toggleTheme } from '../base/theme';
import './basket';
import { lines } from './cart';
import './drawer';
import './home';
import './product';
import './results';
import { place, route, type Route } from './route';
import './searchbox';
import { agree, become, DEMO, tracker, who } from './shoppers';


startTheme();

/** The shop: header, the page that the address names, and the developer's drawer. */
class ZyShop extends ZyElement {
  static properties = { at: { state: true } };
  declare at: Route;
  /** Another page begins at its top; the same one filtered or ordered otherwise stays where it is. */
  private readonly moved = () => {
    const before = place(this.at);
    this.at = route();
    if (place(this.at) === before) return;
    window.scrollTo(0, 0);
    this.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  };
  private readonly redo = () => this.requestUpdate();
  /** How often the service came back: each time the page asks everything anew. */
  private returns = 0;
  private readonly reached = () => {
    if (isReachable()) this.returns++;
    this.requestUpdate();
  };

  constructor() {
    super();
    this.at = route();
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('hashchange', this.moved);
    for (const what of ['zy-cart', 'zy-shopper']) window.addEventListener(what, this.redo);
    window.addEventListener('zy-reachable', this.reached);
  }

  protected updated(): void {
    const { page } = this.at;
    if (page !== 'product') titled(page === 'search' ? this.at.query.get('q') || say('全部商品', 'All products') : page === 'cart' ? say('购物车', 'Cart') : '');
  }

  private page() {
    switch (this.at.page) {
      case 'search': return html`<zy-results .query=${this.at.query}></zy-results>`;
      case 'product': return html`<zy-product .product=${this.at.id}></zy-product>`;
      case 'cart': return html`<zy-cart></zy-cart>`;
      case 'home': return html`<zy-home></zy-home>`;
    }
  }

  private choose(e: Event): void {
    const value = (e.target as HTMLSelectElement).value;
    become(value === '+' ? 'guest-' + Math.random().toString(36).slice(2, 8) : value);
  }

  private header() {
    const user = who().user_id ?? '';
    const known = DEMO.some((d) => d.id === user);
    const cart = lines().reduce((n, l) => n + l.quantity, 0);
    return html`<header class="top">
      <a class="brand" href="#/" aria-label=${say('知音首页', 'Zhiyin home')}><img src="/icon.svg" alt="" width="32" height="32"><b>知音</b><small>Zhiyin</small></a>
      <zy-searchbox></zy-searchbox>
      <nav aria-label=${say('工具', 'Tools')}>
        <select id="shopper" aria-label=${say('顾客', 'Shopper')} @change=${this.choose}>
          <option value="" .selected=${live(!user)}>${say('匿名访客', 'Anonymous')}</option>
          ${DEMO.map((d) => html`<option value=${d.id} .selected=${live(d.id === user)}>${say(d.zh, d.en)}</option>`)}
          ${user && !known ? html`<option value=${user} .selected=${live(true)}>${user}</option>` : ''}
          <option value="+" .selected=${live(false)}>${say('新顾客…', 'Somebody new…')}</option></select>
        <label class="switch" title=${say('同意用行为做个性化', 'Agree to personalisation')}><input id="consent" type="checkbox" .checked=${tracker.granted()} @change=${(e: Event) => agree((e.target as HTMLInputElement).checked)}>${say('个性化', 'Personal')}</label>
        <a class="cart-link" href="#/cart">${say('购物车', 'Cart')}<b>${cart}</b></a>
        <a href="/console">${say('控制台', 'Console')}</a>
        <button id="language" lang=${language() === 'zh' ? 'en' : 'zh'} @click=${() => speak(language() === 'zh' ? 'en' : 'zh')}>${language() === 'zh' ? 'EN' : '中文'}</button>
        <button id="theme" @click=${toggleTheme} aria-label=${say('明暗', 'Light or dark')}>◐</button>
      </nav></header>`;
  }

  render() {
    return html`<a class="skip" href="#main" @click=${(e: Event) => { e.preventDefault(); this.querySelector<HTMLElement>('main')?.focus(); }}>${say('跳到内容', 'Skip to content')}</a>
      ${isReachable() ? '' : html`<p class="banner" role="alert">${say('连接不到服务，正在重试…', 'The service cannot be reached; trying again…')}</p>`}
      ${this.header()}
      <main id="main" tabindex="-1">${keyed(this.returns, this.page())}</main>
      <footer>知音 Zhiyin · Apache-2.0 · <a href="/q/swagger-ui">API</a></footer>
      <zy-drawer></zy-drawer>`;
  }
}
customElements.define('zy-shop', ZyShop);
