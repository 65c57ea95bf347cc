import { LitElement } from 'lit';
import { isReachable, why } from './api';

/** What all of our elements are: drawn into the page itself, so that one style sheet does, and again when the language changes. */
export class ZyElement extends LitElement {
  private readonly redraw = () => this.requestUpdate();

  /** Whether it holds work that would be lost with it. */
  dirty(): boolean {
    return false;
  }

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

/** An element that asks the service: what went wrong stands in `problem` until something works again, what was done in `note` until the language changes. What it could not load it loads when the service is back. */
export class ZyAsking extends ZyElement {
  static properties: Record<string, object> = { problem: { state: true }, note: { state: true } };
  declare problem: string;
  declare note: string;
  private loaded = false;
  private readonly back = () => {
    if (isReachable() && !this.loaded) void this.start();
  };

  private readonly spoken = () => {
    this.note = '';
    this.translated();
  };

  constructor() {
    super();
    this.problem = this.note = '';
  }

  connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('zy-reachable', this.back);
    window.addEventListener('zy-language', this.spoken);
    void this.start();
  }

  disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('zy-reachable', this.back);
    window.removeEventListener('zy-language', this.spoken);
  }

  private start(): Promise<void> {
    return this.run(async () => {
      await this.load();
      this.loaded = true;
    });
  }

  /** What is asked at first. */
  protected async load(): Promise<void> {}

  /** After the language changed: for what the service says in it. */
  protected translated(): void {}

  protected async run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.problem = '';
    } catch (e) {
      if ((e as Error).name !== 'AbortError') this.failed(e);
    }
  }

  protected failed(e: unknown): void {
    this.problem = why(e);
  }
}
