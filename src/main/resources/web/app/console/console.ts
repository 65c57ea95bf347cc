import { html } from 'lit';
import { ZyElement } from '../base/element';
class ZyConsole extends ZyElement { render() { return html`<p>…</p>`; } }
customElements.define('zy-console', ZyConsole);
