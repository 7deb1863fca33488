import { guidanceWords } from '../../knowledge/model/words/guidance-names.js';
import {
  foldedTitle,
  foldQuotes,
  type FoldedQuotes,
  type QuotePart,
} from '../../bot/model/messages/fold-quotes.js';
import { webAddress } from '../../bot/model/messages/shown-text.js';
import { wordsIn } from '../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../bot/wording/english/practitioner-words.js';
import type { Button, OutgoingMessage, Part, ShownContact } from '../../bot/model/messages/message.js';
import { cautionsFor, linesOfSource } from '../../knowledge/model/words/citation.js';
import { readableDate } from '../../knowledge/model/words/readable-date.js';
import { plainQuote } from '../../knowledge/model/marked-quote.js';
import { safeLine, wrap } from './terminal-text.js';
import type { Printed, PrintOptions } from './types.js';

const STYLES = { bold: 1, dim: 2, warning: 33 } as const;
type Style = keyof typeof STYLES;

/** Wraps the text. The first line starts with `first`, and later lines start with `rest` or spaces. */
type Format = (text: string, options?: { first?: string; rest?: string; style?: Style }) => string;

export function renderText(message: OutgoingMessage, options: PrintOptions): Printed {
  const say = wordsIn(message.language);
  const said = say.page.message;
  const format = createFormat(options);
  const choices: Button[] = [];
  const blocks: string[] = [];
  if (message.urgent) blocks.push(format(said.urgent, { style: 'warning' }));
  let labelled = !message.writtenByModel;
  for (const part of foldQuotes(message.parts)) {
    if (part.kind === 'claims' && !labelled) {
      blocks.push(format(said.writtenByModel, { style: 'dim' }));
      labelled = true;
    }
    if (part.kind === 'choices') blocks.push(numbered(part.buttons));
    else blocks.push(linesOf(part, format, say).join('\n'));
  }
  if (!labelled) blocks.push(format(said.writtenByModel, { style: 'dim' }));
  if (message.parts.length === 0) blocks.push(format(message.summary));
  blocks.push(numbered(message.buttons));
  const text = blocks.filter((block) => block.trim() !== '').join('\n\n');
  return { text, choices: choices.map(({ action }) => action) };

  function numbered(buttons: readonly Button[]): string {
    return buttons
      .map((button) => {
        choices.push(button);
        return format(safeLine(button.label) || say.app.choose, {
          first: `${options.firstNumber + choices.length - 1}) `,
        });
      })
      .join('\n');
  }
}

function linesOf(
  part: Exclude<Part | FoldedQuotes, { kind: 'choices' }>,
  format: Format,
  say: PractitionerWords,
): string[] {
  switch (part.kind) {
    case 'folded':
      return [
        format(`${foldedTitle(part, say)}:`, { style: 'bold' }),
        // Show every quote, because a terminal cannot unfold one, and a later quote may contain an exception to the
        // first.
        ...part.quotes.flatMap((quote) => quoteLines(quote, format, say)),
      ];
    case 'heading':
      return [format(safeLine(part.text), { style: 'bold' })];
    case 'text':
      return [textLine(part, format)];
    case 'quote':
      return quoteLines(part, format, say);
    case 'claims':
      return part.claims.map(({ text, numbers }) =>
        format(`${safeLine(text)} ${numbers.map((number) => `[${number}]`).join(' ')}`, { first: '• ' }),
      );
    case 'contacts':
      return part.contacts.map((contact) => format(contactLine(contact, say), { first: '• ' }));
    case 'facts':
      return part.facts.map(({ label, value }) => format(`${safeLine(label)}: ${value}`, { rest: '  ' }));
    case 'files':
      return [
        format(part.files.length ? say.handoff.files(part.count) : say.handoff.filesHere(part.count), {
          style: 'dim',
        }),
        ...part.files.flatMap(({ name, url }) => fileLines(safeLine(name), webAddress(url), format)),
      ];
    case 'relayed':
      return [
        format(say.page.message.wrote(safeLine(part.from)), { style: 'bold' }),
        format(part.text, { first: '> ', rest: '> ' }),
      ];
  }
}

/** Puts the address on its own line, without breaking it. */
function fileLines(name: string, address: string | undefined, format: Format): string[] {
  return [format(name, { first: '  ', rest: '  ' }), ...(address ? [`  ${address}`] : [])];
}

function textLine({ text, tone }: Extract<Part, { kind: 'text' }>, format: Format): string {
  if (tone === 'warning') return format(text, { first: '! ', style: 'warning' });
  if (tone === 'news') return format(text, { style: 'bold' });
  return format(text, tone === 'muted' ? { style: 'dim' } : {});
}

/** A bar separates the quote from our own words, even in a terminal without colours. */
function quoteLines(part: QuotePart, format: Format, say: PractitionerWords): string[] {
  const words = format(plainQuote(part.citation), { first: '  │ ', rest: '  │ ' });
  return [...titleLines(part, format, say), words, ...sourceLines(part, format, say)];
}

function titleLines(
  { number, citation }: QuotePart,
  format: Format,
  { language }: PractitionerWords,
): string[] {
  const words = guidanceWords(language);
  const address = webAddress(citation.newer?.url);
  return [
    format(safeLine(citation.document.title), { first: `[${number}] `, style: 'bold' }),
    ...cautionsFor(citation, words).map((caution) => format(caution, { first: '  ! ', style: 'warning' })),
    ...(address ? [`  ${words.openNewer}: ${address}`] : []),
  ];
}

function sourceLines(
  { citation, link }: QuotePart,
  format: Format,
  { app, language }: PractitionerWords,
): string[] {
  const words = guidanceWords(language);
  const source = linesOfSource(citation, words);
  if (citation.alsoIn.length) source.push(app.alsoIn(citation.alsoIn.map(({ title }) => title).join('; ')));
  const address = webAddress(link ?? citation.document.url);
  return [
    ...source.map((line) => format(safeLine(line), { first: '  ', style: 'dim' })),
    // Do not break the address, because an address on 2 lines cannot be opened.
    ...(address ? [`  ${address}`] : []),
  ];
}

function contactLine(
  { name, phone, when, verifiedOn, expired }: ShownContact,
  { app, page, language }: PractitionerWords,
): string {
  const checked = `${app.contactCheckedOn(readableDate(verifiedOn, guidanceWords(language)))}.`;
  const late = expired ? ` ${page.message.numberMayHaveChanged}` : '';
  return `${safeLine(name)}: ${safeLine(phone)} (${safeLine(when)}) ${checked}${late}`;
}

function createFormat({ width, colour }: PrintOptions): Format {
  return (text, { first = '', rest = ' '.repeat(first.length), style } = {}) => {
    const lines = wrap(text, Math.max(20, width - Math.max(first.length, rest.length)));
    const paint = (line: string): string =>
      colour && style ? `\u001b[${STYLES[style]}m${line}\u001b[0m` : line;
    return lines.map((line, index) => paint(`${index === 0 ? first : rest}${line}`)).join('\n');
  };
}
