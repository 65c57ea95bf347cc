import { LitElement } from 'lit';

/** What all of our elements are: drawn into the page itself, so that one style sheet does, and again when the language changes. */
export class ZyElement extends LitElement {
  private readonly redraw = () => this.requestUpdate();

  protected createRenderRoot(): HTMLElement {
    return this;
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-language', this.redraw);
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-language', this.redraw);
  }
}
