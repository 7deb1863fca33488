// Shows a message from the bot as HTML, complete and in reading order.
import { EMERGENCY } from '../../../bot/model/messages/contact.js';
import { foldedTitle, foldQuotes, type FoldedQuotes } from '../../../bot/model/messages/fold-quotes.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type {
  Button,
  OutgoingMessage,
  Part,
  ShownContact,
  Tone,
} from '../../../bot/model/messages/message.js';
import type { Answer } from '../../../knowledge/model/answer.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { formattedText } from './formatted-text.js';
import { markup, type Content, type Html } from './markup.js';
import { wordDiff } from './show-word-changes.js';
import { headingAt, quoteFigure, type QuoteSetting } from './render-quote.js';

type Said = PractitionerWords['page']['message'];

export interface RenderSetting extends QuoteSetting {
  /** Builds the buttons. If absent, the message has none, as in a transcript. */
  buttons?: (buttons: readonly Button[]) => Content;
  unfolded?: boolean;
}

export function renderMessage(message: OutgoingMessage, setting: RenderSetting): Html {
  const say = wordsIn(message.language);
  const said = say.page.message;
  let labelled = !message.writtenByModel;
  const parts = (setting.unfolded ? message.parts : foldQuotes(message.parts)).map((part) => {
    const label = part.kind === 'claims' && !labelled && modelLabel(said);
    labelled ||= part.kind === 'claims';
    return markup`${label}${renderPart(part, { ...setting, urgent: message.urgent ?? false }, say)}`;
  });
  const body = markup`${parts}${!labelled && modelLabel(said)}${
    message.buttons.length > 0 && setting.buttons?.(message.buttons)
  }`;
  if (!message.urgent) return body;
  // Shows a word and a symbol as well as the colour, because not everyone can see the colour.
  return markup`<div class="urgent">${
    message.parts[0]?.kind !== 'heading' &&
    markup`<p class="urgent-label"><span class="sign" aria-hidden="true">!</span> ${said.urgent}</p>`
  }${body}</div>`;
}

/** Puts “urgent” in the heading. On a phone, a label of its own would push the number to call out of view. */
function urgentHeading({ headingLevel }: QuoteSetting, text: string, { urgent }: Said): Html {
  return headingAt(
    headingLevel,
    'urgent-label',
    markup`<span class="sign" aria-hidden="true">!</span> <span><span class="hidden">${urgent}: </span>${text}</span>`,
  );
}

/** Shows a model's sentences outside a message, with the same look and label as in the chat. */
export function modelClaims({ claims }: Pick<Answer, 'claims'>, idPrefix: string): Html | false {
  const said = wordsIn('en').page.message;
  const numbered = claims.map(({ text, citations }) => ({
    text,
    numbers: citations.map((index) => index + 1),
  }));
  return claims.length > 0 && markup`${modelLabel(said)}${claimsList(numbered, idPrefix, said)}`;
}

function modelLabel({ writtenByModel }: Said): Html {
  return markup`<p class="model-label">${writtenByModel}</p>`;
}

function renderPart(
  part: Part | FoldedQuotes,
  setting: RenderSetting & { urgent: boolean },
  say: PractitionerWords,
): Content {
  const said = say.page.message;
  switch (part.kind) {
    case 'folded':
      return markup`<details class="more-quotes"><summary>${foldedTitle(part, say)}</summary>
${part.quotes.map((quote) => quoteFigure(quote, setting, say))}</details>`;
    case 'heading':
      return setting.urgent
        ? urgentHeading(setting, part.text, said)
        : headingAt(setting.headingLevel, 'message-heading', part.text);
    case 'text':
      return part.changes ? wordDiff(part.changes, say) : textPart(part.text, part.tone, said);
    case 'quote':
      return quoteFigure(part, setting, say);
    case 'claims':
      return claimsList(part.claims, setting.idPrefix, said);
    case 'contacts':
      return contactList(part.contacts, say, setting.urgent);
    case 'facts':
      return markup`<dl class="facts">${part.facts.map(
        ({ label, value }) => markup`<div><dt>${label}</dt><dd>${value}</dd></div>`,
      )}</dl>`;
    case 'files':
      return fileList(part, say);
    case 'relayed':
      return relayed(part.from, part.text, said);
    case 'choices':
      return choices(part.buttons, setting);
  }
}

/**
 * Leaves out buttons that show a quote in its document, because each quote on the page already has that link.
 */
function choices(buttons: readonly Button[], setting: RenderSetting): Content {
  const others = buttons.filter(({ action }) => action.do !== 'show-citation');
  return others.length ? setting.buttons?.(others) : undefined;
}

function textPart(text: string, tone: Tone = 'normal', said: Said): Html {
  if (tone === 'warning') return warning(text, said);
  if (tone === 'news')
    return markup`<p class="news"><span class="sign" aria-hidden="true">↻</span><strong>${text}</strong></p>`;
  return markup`<p class="${tone === 'muted' ? 'text muted' : 'text'}">${text}</p>`;
}

export function warning(text: Content, said: Said): Html {
  return markup`<p class="warning"><span class="sign" aria-hidden="true">!</span><strong><span class="hidden">${said.warning} </span>${text}</strong></p>`;
}

/**
 * Says what could not be done. Its symbol and word differ from those of a warning, because not everyone can
 * see the colour.
 */
export function errorLine(text: string, { page }: PractitionerWords): Html {
  return markup`<p class="error"><span class="sign" aria-hidden="true">×</span><strong>${page.chat.error} ${text}</strong></p>`;
}

/**
 * Takes the focus when the page opens, so that screen readers read it out and people who use a keyboard continue from
 * there.
 */
export const TAKES_FOCUS = markup` tabindex="-1" autofocus`;

/** Says on the page after a form what was done. */
export function saidLine(said: Content): Html {
  return markup`<p class="said" role="status"${TAKES_FOCUS}>${said}</p>`;
}

/** Says on the page after a form why nothing was done. Fields that are wrong name its id in `aria-describedby`. */
export function refusedBox(problem: string, say: PractitionerWords, more?: Content): Html {
  return markup`<div class="refused" id="${REFUSED}" role="alert"${TAKES_FOCUS}>${errorLine(problem, say)}${more}</div>`;
}

const REFUSED = 'refused';

/** Links a field to the notice, if it is the field that is wrong. */
export function describedByNotice(isWrong: boolean, hint?: string): Html {
  const ids = [hint, isWrong && REFUSED].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${isWrong && markup` aria-invalid="true"`}`;
}

function claimsList(
  claims: readonly { text: string; numbers: number[] }[],
  idPrefix: string,
  said: Said,
): Html {
  return markup`<ul class="claims">${claims.map(
    ({ text, numbers }) =>
      markup`<li>${text} ${numbers.map(
        (number) =>
          markup`<a class="reference" href="#${idPrefix}-quote-${number}"><span class="hidden">${said.quote} </span>[${number}]</a> `,
      )}</li>`,
  )}</ul>`;
}

function contactList(contacts: readonly ShownContact[], say: PractitionerWords, urgent: boolean): Html {
  const said = say.page.message;
  const isButton = ({ phone }: ShownContact) => urgent && phone === EMERGENCY;
  const buttonFirst = [...contacts].sort((one, other) => Number(isButton(other)) - Number(isButton(one)));
  return markup`<ul class="contacts">${buttonFirst.map((contact) =>
    isButton(contact)
      ? emergencyItem(contact, said)
      : markup`<li><span class="contact-name"${languageOf(contact)}>${contact.name}</span> ${telephone(contact.phone)}
<span class="contact-when"${languageOf(contact)}>${contact.when}</span>
<span class="contact-checked">${said.checkedOn(readableDate(contact.verifiedOn, guidanceWords(say.language)))}</span>${
          contact.expired && warning(said.numberMayHaveChanged, said)
        }</li>`,
  )}</ul>`;
}

/** On a phone, this is a full-width button that calls the number. */
function emergencyItem(contact: ShownContact, { callNumber }: Said): Html {
  const { name, phone, when } = contact;
  return markup`<li class="emergency"><a class="button call" href="tel:${phone}">${callNumber(phone)}<span class="hidden"${languageOf(contact)}>: ${name}. ${when}</span></a></li>`;
}

function languageOf({ language }: ShownContact): Html | false {
  return language !== undefined && markup` lang="${language}"`;
}

function telephone(phone: string): Html {
  const digits = phone.replace(/[\s()-]/g, '');
  if (!/^\+?\d{3,15}$/.test(digits)) return markup`<span class="telephone">${phone}</span>`;
  return markup`<a class="telephone" href="tel:${digits}">${phone}</a>`;
}

/**
 * Only web addresses become links. For other files, only the name is shown. The links tell the other site
 * nothing about this one.
 */
function fileList({ count, files }: Extract<Part, { kind: 'files' }>, { handoff }: PractitionerWords): Html {
  const said = files.length ? handoff.files(count) : handoff.filesHere(count);
  const items = files.map(({ name, url }) =>
    url !== undefined && /^https:\/\//i.test(url)
      ? markup`<li><a href="${url}" rel="noopener noreferrer" target="_blank"><bdi>${name}</bdi></a></li>`
      : markup`<li><bdi>${name}</bdi></li>`,
  );
  return markup`<p class="text muted">${said}</p>${items.length > 0 && markup`<ul>${items}</ul>`}`;
}

/**
 * Shows someone's words in their own writing direction and with their line breaks. Nothing in the words
 * becomes a link.
 */
export function relayed(from: string, text: string, said: Said): Html {
  const heading = said.wrote(from);
  const at = heading.indexOf(from);
  // In Welsh, the reader’s own words are headed without a name.
  const caption =
    at < 0
      ? markup`<bdi>${heading}</bdi>`
      : markup`${heading.slice(0, at)}<bdi>${from}</bdi>${heading.slice(at + from.length)}`;
  return markup`<figure class="relayed"><figcaption>${caption}</figcaption><blockquote dir="auto">${formattedText(text)}</blockquote></figure>`;
}
