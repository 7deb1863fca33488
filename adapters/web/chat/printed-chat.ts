// Lays out a conversation for printing or saving, with every quote open and every date and link in full.
import { shownText } from '../../../bot/model/messages/shown-text.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { formatTimeForRecord } from '../../../bot/model/messages/format-time.js';
import type { OutgoingMessage, Part, ShownContact } from '../../../bot/model/messages/message.js';
import { shownQuote } from '../../../knowledge/model/marked-quote.js';
import { cautionsFor, citationText } from '../../../knowledge/model/words/citation.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { datedTimeElement } from '../design/format-time.js';
import { markup, linkAddress, type Html } from '../design/markup.js';
import { ownLanguage } from '../design/own-language.js';
import { renderMessage } from '../design/render.js';
import { citationPath } from '../model/paths.js';
import { entryId, pseudonymsShown, speakerOf } from './entries.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { PSEUDONYM } from '../../../knowledge/redaction/kept/pseudonym-form.js';
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';

const isShown = (entry: TranscriptEntry) => entry.direction === 'in' || entry.state !== 'cancelled';

/** `base` is the address of our pages, without a trailing slash. */
export function conversationRecord(
  entries: readonly TranscriptEntry[],
  base: string,
  say: PractitionerWords,
): Html {
  return markup`<ol class="entries">${entries.filter(isShown).map(
    (entry) => markup`<li class="entry">
<h2 class="entry-head">${speakerOf(entry, say)}, ${datedTimeElement(entry.at, say.language)}</h2>
${recordedBody(entry, base, say)}</li>`,
  )}</ol>${attributionsIn(entries).map((attribution) => markup`<p${ownLanguage(say)}>${attribution}</p>`)}`;
}

/** The attributions that the licences of the quoted documents require, without duplicates. */
function attributionsIn(entries: readonly TranscriptEntry[]): string[] {
  const parts = entries
    .filter(isShown)
    .flatMap((entry) => (entry.direction === 'out' ? entry.message.parts : []));
  const asked = parts.map((part) => (part.kind === 'quote' ? part.citation.document.attribution : undefined));
  return [...new Set(asked.filter((attribution) => attribution !== undefined))];
}

function recordedBody(entry: TranscriptEntry, base: string, say: PractitionerWords): Html {
  if (entry.direction === 'out') {
    const body = renderMessage(entry.message, {
      idPrefix: entryId(entry),
      base,
      unfolded: true,
      answer: entry.answer,
    });
    const { language = 'en' } = entry.message;
    return language === say.language ? body : markup`<div lang="${language}">${body}</div>`;
  }
  if (entry.deleted) return markup`<p>${say.page.message.deleted}</p>`;
  return markup`<p class="text" dir="auto">${pseudonymsShown(entry.text, entry.redactedTypes.length > 0, say)}</p>`;
}

export function conversationText(
  entries: readonly TranscriptEntry[],
  base: string,
  say: PractitionerWords,
): string {
  const said = entries.filter(isShown).map((entry) => {
    const lines =
      entry.direction === 'in'
        ? [entry.deleted ? say.page.message.deletedShort : inRecord(entry, say)]
        : textOf(entry, base);
    return [`${speakerOf(entry, say)}, ${formatTimeForRecord(entry.at, say.language)}`, ...lines].join('\n');
  });
  return `${shownText([...said, ...attributionsIn(entries)].join('\n\n'))}\n`;
}

/** Names what was removed in the language of the record. */
function inRecord({ text, redactedTypes }: TranscriptEntry & { direction: 'in' }, say: PractitionerWords) {
  return redactedTypes.length ? text.replace(PSEUDONYM, (one) => say.names.placeholder(one)) : text;
}

function textOf({ message, answer }: { message: OutgoingMessage; answer?: string }, base: string): string[] {
  const say = wordsIn(message.language);
  const firstClaims = message.writtenByModel && message.parts.find(({ kind }) => kind === 'claims');
  return message.parts.flatMap((part) => [
    ...(part === firstClaims ? [say.page.message.writtenByModel] : []),
    ...partText(part, answer, base, say),
  ]);
}

function partText(part: Part, answer: string | undefined, base: string, say: PractitionerWords): string[] {
  switch (part.kind) {
    case 'heading':
    case 'text':
      return [part.text];
    case 'quote': {
      const { number, citation, link } = part;
      const shown = answer === undefined ? linkAddress(link) : base + citationPath(answer, number);
      const address = linkAddress(citation.document.url) ?? shown ?? '';
      const words = guidanceWords(say.language);
      return [
        ...cautionsFor(citation, words),
        `[${number}] “${shownQuote(citation)}”`,
        `    ${citationText(citation, address, words)}`,
      ];
    }
    case 'claims':
      return part.claims.map(({ text, numbers }) => `- ${text} ${numbers.map((n) => `[${n}]`).join(' ')}`);
    case 'contacts':
      return part.contacts.map((contact) => contactText(contact, say));
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'relayed':
      return [say.page.message.wrote(part.from), part.text];
    case 'files':
      return part.files.map(({ name }) => `- ${name}`);
    case 'choices':
      return [];
  }
}

function contactText(
  { name, phone, when, verifiedOn, expired }: ShownContact,
  say: PractitionerWords,
): string {
  const { checkedOn, numberMayHaveChanged } = say.page.message;
  const checked = checkedOn(readableDate(verifiedOn, guidanceWords(say.language)));
  return `- ${name}: ${phone} (${when}) ${checked}${expired ? ` ${numberMayHaveChanged}` : ''}`;
}
