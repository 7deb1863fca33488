// A message of the bot as HTML: every part in reading order, every word escaped, nothing shortened.
import type { FoldedQuotes } from '../../../bot/model/messages/fold-quotes.js';
import { foldQuotes } from '../../../bot/model/messages/fold-quotes.js';
import { wording } from '../../../bot/copy/wording.js';
import type { Button, OutgoingMessage, Part, ShownContact } from '../../../bot/model/messages/message.js';
import { readableDate } from '../../../knowledge/model/citation.js';
import { formattedText } from './formatted-text.js';
import type { Content, Html } from './markup.js';
import { markup } from './markup.js';
import type { QuoteSetting } from './render-quote.js';
import { quoteFigure } from './render-quote.js';

export interface RenderSetting extends QuoteSetting {
  /** How buttons are shown; undefined leaves them out, as in a transcript. */
  buttons?: (buttons: readonly Button[]) => Content;
  /** Shows every quote open, as on paper. */
  unfolded?: boolean;
}

const WRITTEN_BY_MODEL =
  'A language model wrote these sentences from the quotes below. Check the quotes before you act on them.';

export function renderMessage(message: OutgoingMessage, setting: RenderSetting): Html {
  let labelled = !message.writtenByModel;
  const parts = (setting.unfolded ? message.parts : foldQuotes(message.parts)).map((part) => {
    const label = part.kind === 'claims' && !labelled && modelLabel();
    labelled ||= part.kind === 'claims';
    return markup`${label}${renderPart(part, setting)}`;
  });
  const body = markup`${parts}${!labelled && modelLabel()}${
    message.buttons.length > 0 && setting.buttons?.(message.buttons)
  }`;
  if (!message.urgent) return body;
  // The word and the sign say it too, because not everyone can see the colour.
  return markup`<div class="urgent"><p class="urgent-label"><span class="sign" aria-hidden="true">!</span> Urgent</p>${body}</div>`;
}

function modelLabel(): Html {
  return markup`<p class="model-label">${WRITTEN_BY_MODEL}</p>`;
}

function renderPart(part: Part | FoldedQuotes, setting: RenderSetting): Content {
  switch (part.kind) {
    case 'folded':
      return markup`<details class="more-quotes"><summary>${wording.morePassages(part.quotes.length)}</summary>
${part.quotes.map((quote) => quoteFigure(quote, setting))}</details>`;
    case 'heading':
      return markup`<h4>${part.text}</h4>`;
    case 'text':
      return textPart(part.text, part.tone);
    case 'quote':
      return quoteFigure(part, setting);
    case 'claims':
      return claimsList(part.claims, setting.idPrefix);
    case 'contacts':
      return contactList(part.contacts);
    case 'facts':
      return markup`<dl class="facts">${part.facts.map(
        ({ label, value }) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
      )}</dl>`;
    case 'files':
      return fileList(part);
    case 'relayed':
      return relayed(part.from, part.text);
    case 'choices':
      return choices(part.buttons, setting);
  }
}

/** On a page, each quote has its own link to its document; a button for the same would only be in the way. */
function choices(buttons: readonly Button[], setting: RenderSetting): Content {
  const others = buttons.filter(({ action }) => action.do !== 'show-citation');
  return others.length ? setting.buttons?.(others) : undefined;
}

function textPart(text: string, tone: 'normal' | 'muted' | 'warning' = 'normal'): Html {
  if (tone === 'warning') return warning(text);
  return markup`<p class="${tone === 'muted' ? 'text muted' : 'text'}">${text}</p>`;
}

export function warning(text: string): Html {
  return markup`<p class="warning"><span class="sign" aria-hidden="true">!</span><strong><span class="hidden">Warning: </span>${text}</strong></p>`;
}

function claimsList(claims: readonly { text: string; numbers: number[] }[], idPrefix: string): Html {
  return markup`<ul class="claims">${claims.map(
    ({ text, numbers }) =>
      markup`<li>${text} ${numbers.map(
        (number) =>
          markup`<a class="reference" href="#${idPrefix}-quote-${number}"><span class="hidden">Quote </span>[${number}]</a> `,
      )}</li>`,
  )}</ul>`;
}

function contactList(contacts: readonly ShownContact[]): Html {
  return markup`<ul class="contacts">${contacts.map(
    (contact) => markup`<li><span class="contact-name">${contact.name}</span> ${telephone(contact.phone)}
<span class="contact-when">${contact.when}</span>
<span class="contact-checked">Checked on ${readableDate(contact.verifiedOn)}.</span>${
      contact.expired && warning('This number has not been checked since and may have changed.')
    }</li>`,
  )}</ul>`;
}

function telephone(phone: string): Html {
  const digits = phone.replace(/[\s()-]/g, '');
  if (!/^\+?\d{3,15}$/.test(digits)) return markup`<span class="telephone">${phone}</span>`;
  return markup`<a class="telephone" href="tel:${digits}">${phone}</a>`;
}

/** Addresses that are not web addresses are shown as names only; a click sends nothing about us. */
function fileList({ count, files }: Extract<Part, { kind: 'files' }>): Html {
  const said = files.length ? wording.handoff.files(count) : wording.handoff.filesHere(count);
  const items = files.map(({ name, url }) =>
    url !== undefined && /^https:\/\//i.test(url)
      ? markup`<li><a href="${url}" rel="noopener noreferrer" target="_blank"><bdi>${name}</bdi></a></li>`
      : markup`<li><bdi>${name}</bdi></li>`,
  );
  return markup`<p class="text muted">${said}</p>${items.length > 0 && markup`<ul>${items}</ul>`}`;
}

/** Another person's words: their own direction of writing, their own line breaks, nothing read as a link. */
export function relayed(from: string, text: string): Html {
  return markup`<figure class="relayed"><figcaption><bdi>${from}</bdi> wrote:</figcaption><blockquote dir="auto">${formattedText(text)}</blockquote></figure>`;
}
