import { html, type TemplateResult } from 'lit';

const NAMED: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&#x2F;': '/' };

const plain = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39|#x27|#x2F);/g, (it) => NAMED[it] ?? it);

/** Text with <em> marks as the service writes it, shown without ever reading it as HTML: everything but the marks is text. */
export function marked(text: string): TemplateResult {
  return html`${text.split(/(<em>.*?<\/em>)/s).map((piece) =>
    piece.startsWith('<em>') ? html`<em>${plain(piece.slice(4, -5))}</em>` : plain(piece))}`;
}
