// Shows Slack blocks roughly as Slack does. Slack does not publish its renderer.
import type { Browser, Page } from 'playwright-core';
import { SERVICE_NAME } from '../../../knowledge/model/words/service-name.js';

interface Element {
  type: string;
  text?: string | Element;
  url?: string;
  name?: string;
  style?: 'primary' | 'danger' | 'bullet' | 'ordered' | { bold?: boolean; italic?: boolean };
  elements?: Element[];
  positive_button?: { text: Element };
  negative_button?: { text: Element };
}

const STYLE = `
body { margin: 0; padding: 16px; background: #fff; color: #1d1c1d; font: 15px/1.47 Lato, 'DejaVu Sans', Arial, sans-serif; }
main { display: grid; grid-template-columns: 36px 1fr; gap: 8px; }
.face { width: 36px; height: 36px; border-radius: 8px; background: #1d3557; }
.name { font-weight: 700; } .app { font-size: 10px; background: #e8e8e8; border-radius: 2px; padding: 1px 3px; color: #616061; }
.block { margin: 4px 0 8px; white-space: pre-wrap; } .header { font-weight: 700; font-size: 18px; margin: 12px 0 4px; }
.context { font-size: 13px; color: #616061; }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; } ul { margin: 0; padding-left: 24px; }
a { color: #1264a3; text-decoration: none; }
.row { display: flex; flex-wrap: wrap; gap: 8px; }
button { font: 700 13px Lato, 'DejaVu Sans', Arial, sans-serif; padding: 5px 12px; border: 1px solid #bbb; border-radius: 8px; background: #fff; color: #1d1c1d; }
button.primary { background: #007a5a; border-color: #007a5a; color: #fff; } button.danger { color: #e01e5a; border-color: #e01e5a; }`;

/** The only emoji that our messages refer to by name. */
const PICTURES: Record<string, string> = { warning: '⚠️' };

export async function openSlackPage(
  browser: Browser,
  blocks: readonly unknown[],
  width = 640,
): Promise<Page> {
  const page = await browser.newPage({ viewport: { width, height: 300 } });
  const shown = (blocks as Element[]).map(blockOf).join('');
  await page.setContent(`<!doctype html><html lang="en"><meta charset="utf-8"><title>Slack</title><style>${STYLE}</style>
<main><div class="face"></div><div><span class="name">${SERVICE_NAME}</span> <span class="app">APP</span>${shown}</div></main></html>`);
  return page;
}

function blockOf(block: Element): string {
  const inside = (block.elements ?? []).map(pieceOf).join('');
  switch (block.type) {
    case 'header':
      return `<div class="block header">${wordsOf(block.text)}</div>`;
    case 'section':
      return `<div class="block">${wordsOf(block.text)}</div>`;
    case 'rich_text':
      return `<div class="block">${inside}</div>`;
    case 'context':
      return `<div class="block context">${inside}</div>`;
    case 'actions':
    case 'context_actions':
      return `<div class="block row">${inside}</div>`;
    default:
      return '<hr>';
  }
}

function pieceOf(piece: Element): string {
  const inside = (piece.elements ?? []).map(pieceOf).join('');
  switch (piece.type) {
    case 'rich_text_quote':
      return `<blockquote>${inside}</blockquote>`;
    case 'rich_text_list':
      return `<ul>${piece.elements!.map((item) => `<li>${pieceOf(item)}</li>`).join('')}</ul>`;
    case 'rich_text_section':
      return `<div>${inside}</div>`;
    case 'link':
      return `<a href="#">${styled(piece)}</a>`;
    case 'emoji':
      return PICTURES[piece.name ?? ''] ?? '';
    case 'button':
      return button(piece.text, typeof piece.style === 'string' ? piece.style : '');
    case 'feedback_buttons':
      return [piece.positive_button, piece.negative_button].map((one) => button(one?.text)).join('');
    default:
      return styled(piece);
  }
}

function button(text: Element['text'], style = ''): string {
  return `<button class="${style}">${wordsOf(text)}</button>`;
}

function styled({ text, style }: Element): string {
  const words = escaped(typeof text === 'string' ? text : '');
  return typeof style === 'object' && style.bold ? `<b>${words}</b>` : words;
}

/** Returns the text of a Slack text object. Its special characters are already escaped. */
function wordsOf(text: Element['text']): string {
  return typeof text === 'object' && typeof text.text === 'string' ? text.text : '';
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
