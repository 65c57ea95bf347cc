import { LitElement } from 'lit';
import { why } from './api';

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

/** An element that asks the service: what went wrong stands in `problem` until something works again. */
export class ZyAsking extends ZyElement {
  static properties: Record<string, object> = { problem: { state: true } };
  declare problem: string;

  constructor() {
    super();
    this.problem = '';
  }

  protected async run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = '';
    } catch (e) {
      this.problem = why(e);
    }
  }
}
