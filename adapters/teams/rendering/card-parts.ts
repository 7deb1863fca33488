// Turns each part of a message into card elements. Quotes and relayed messages are plain text runs, so that
// Teams does not interpret anything in them.
import { guidanceWords } from '../../../knowledge/model/words/guidance-names.js';
import type { Button, Part, ShownContact } from '../../../bot/model/messages/message.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { foldedTitle, type FoldedQuotes } from '../../../bot/model/messages/fold-quotes.js';
import type { Citation } from '../../../knowledge/model/answer.js';
import { cautionsFor, documentLine, placeLine } from '../../../knowledge/model/words/citation.js';
import { readableDate } from '../../../knowledge/model/words/readable-date.js';
import { clippedPieces, linesOfPieces } from '../../../knowledge/model/marked-quote.js';
import { piecesWithoutTables, textOfCell } from '../../../knowledge/model/quote-tables.js';
import type { GuidanceDocument } from '../../../knowledge/model/source.js';
import type { CardElement, Container, RichTextBlock, TextRun } from './card.js';
import { actionRows, type ActionSetting, type PassageButtons } from './card-actions.js';
import {
  block,
  cut,
  heading,
  lines,
  linkRun,
  markedLines,
  numberRun,
  oneLine,
  run,
  cardAddress,
} from './card-text.js';

export interface Setting extends ActionSetting {
  /** The longest that each text may be, in characters. Longer text is cut and marked "Shown in part". */
  limit: number;
  /** True if there is no room for folded quotes, so that only links to them are shown. */
  linksOnly: boolean;
  isFirst: boolean;
  /** True if quotes have numbers. A single quote does not need one. */
  numbered: boolean;
  urgent: boolean;
  passages: PassageButtons;
}

type PartOf<K extends Part['kind']> = Extract<Part, { kind: K }>;
type Inline = TextRun | string;

const SMALL = { size: 'small', isSubtle: true } as const;
const TITLE_LIMIT = 300;
const ALSO_IN_LIMIT = 3;

export function cardElements(part: Part | FoldedQuotes, setting: Setting): CardElement[] {
  switch (part.kind) {
    case 'folded':
      return foldedElements(part, setting);
    case 'heading':
      return [
        heading(part.text, {
          size: setting.isFirst ? 'large' : 'medium',
          ...(setting.isFirst && setting.urgent ? { color: 'attention' as const } : {}),
        }),
      ];
    case 'text':
      return textElements(part, setting);
    case 'quote':
      return [quoteElement(part, setting)];
    case 'claims':
      return part.claims.flatMap((claim) => claimElements(claim, setting));
    case 'contacts':
      return [
        container(
          setting.urgent ? 'attention' : 'emphasis',
          part.contacts.flatMap((contact) => contactElements(contact, setting.say)),
        ),
      ];
    case 'facts':
      return part.facts.flatMap((fact) => factElements(fact, setting));
    case 'files':
      return fileElements(part, setting.say);
    case 'relayed':
      return [
        container('emphasis', [
          block(run(setting.say.page.message.wrote(oneLine(part.from, 100)), { weight: 'bolder' })),
          ...shortened(part.text, setting, { asLines: markedLines }),
        ]),
      ];
    case 'choices':
      return actionSets(
        part.buttons.filter((button) => !setting.passages.holds(button)),
        setting,
      );
  }
}

function actionSets(buttons: readonly Button[], setting: ActionSetting): CardElement[] {
  return actionRows(buttons, setting).map((actions) => ({ type: 'ActionSet', actions }));
}

const FILES_LIMIT = 20;

function fileElements({ count, files }: PartOf<'files'>, { handoff, app }: PractitionerWords): CardElement[] {
  const said = files.length ? handoff.files(count) : handoff.filesHere(count);
  return [
    block(run(said, SMALL)),
    ...files
      .slice(0, FILES_LIMIT)
      .map(({ name, url }) => block(linkRun(oneLine(name, 200) || app.teams.file, url))),
  ];
}

function container(style: Container['style'], items: CardElement[]): Container {
  return { type: 'Container', style, items };
}

/**
 * Splits the text into lines. If the text was cut, the last line says so, with a link to the full text if
 * there is one.
 */
function shortened(
  text: string,
  { limit, say }: Setting,
  {
    style = {},
    first = [],
    link,
    asLines = (words) => lines(words, style, first),
  }: {
    style?: Omit<TextRun, 'type' | 'text'>;
    first?: Inline[];
    link?: string;
    asLines?: (words: string) => RichTextBlock[];
  } = {},
): RichTextBlock[] {
  const [shown, wasCut] = cut(text, limit);
  const elements = asLines(shown);
  if (!wasCut) return elements;
  const note = run(`${say.app.teams.shownInPart} `, { size: 'small', weight: 'bolder' });
  return [
    ...elements,
    block(note, ...(link ? [linkRun(say.app.teams.readInFull, link, { size: 'small' })] : [])),
  ];
}

function textElements({ text, tone, link }: PartOf<'text'>, setting: Setting): CardElement[] {
  if (link) return [block(run(text.slice(0, -link.length)), linkRun(link, link))];
  if (tone === 'warning') {
    const style = setting.urgent ? ({ weight: 'bolder' } as const) : {};
    return [container('warning', shortened(text, setting, { style }))];
  }
  if (tone === 'news')
    return [container('accent', shortened(text, setting, { style: { weight: 'bolder' } }))];
  return shortened(text, setting, { style: tone === 'muted' ? SMALL : {} });
}

function factElements({ label, value }: PartOf<'facts'>['facts'][number], setting: Setting): CardElement[] {
  const first = [run(`${oneLine(label, 100)}: `, { weight: 'bolder' })];
  return shortened(value, setting, { first }).map((element) => ({ ...element, spacing: 'small' }));
}

function claimElements(claim: PartOf<'claims'>['claims'][number], setting: Setting): CardElement[] {
  const elements = shortened(claim.text, setting);
  const marks = claim.numbers.map((number) => `[${number}]`).join(' ');
  const last = elements.at(-1);
  if (!last || !marks) return elements;
  return [
    ...elements.slice(0, -1),
    { ...last, inlines: [...last.inlines, run(` ${marks}`, { weight: 'bolder', color: 'accent' })] },
  ];
}

/** The quotes are hidden until someone presses the button, which can also hide them again. */
function foldedElements(folded: FoldedQuotes, setting: Setting): CardElement[] {
  const { quotes } = folded;
  const title = foldedTitle(folded, setting.say);
  if (setting.linksOnly)
    return [
      block(run(title, { weight: 'bolder' })),
      ...quotes.map((quote) => container('emphasis', quoteSource(quote, setting))),
    ];
  const ids = quotes.map(({ number }) => `quote-${number}`);
  return [
    { type: 'ActionSet', actions: [{ type: 'Action.ToggleVisibility', title, targetElements: ids }] },
    ...quotes.map((quote, n): CardElement => ({
      ...quoteElement(quote, setting),
      id: ids[n]!,
      isVisible: false,
    })),
  ];
}

function quoteElement(quote: PartOf<'quote'>, setting: Setting): Container {
  const { number, citation, link } = quote;
  const page = link ?? citation.document.url;
  return container('emphasis', [
    ...cautionElements(citation, setting.say),
    ...shortened(textOfCell(piecesWithoutTables(citation)), setting, {
      asLines: (shown) => quoteLines(citation, shown, setting.numbered ? [numberMark(number)] : []),
      ...(page ? { link: page } : {}),
    }),
    ...sourceElements(quote, setting.say),
    ...actionSets(setting.passages.of(number), setting),
  ]);
}

/** Shows a quote's number and where to read it, but not its text. */
function quoteSource(quote: PartOf<'quote'>, setting: Setting): CardElement[] {
  const { say, passages } = setting;
  const [title, ...rest] = sourceElements(quote, say);
  return [
    ...cautionElements(quote.citation, say),
    { ...title!, inlines: [numberMark(quote.number), ...title!.inlines] },
    ...rest,
    ...actionSets(passages.of(quote.number), setting),
  ];
}

const numberMark = (number: number) => run(`[${number}] `, { weight: 'bolder', color: 'accent' });

function cautionElements(citation: Citation, { language }: PractitionerWords): RichTextBlock[] {
  const words = guidanceWords(language);
  const address = citation.newer?.url;
  return [
    // Cautions are bold instead of coloured, because the warning colour is pale yellow in some clients.
    ...cautionsFor(citation, words).map((caution) => block(run(caution, { weight: 'bolder' }))),
    ...(cardAddress(address) ? [block(linkRun(words.openNewer, address, { size: 'small' }))] : []),
  ];
}

function sourceElements(
  { citation: { document, passage, alsoIn }, link }: PartOf<'quote'>,
  say: PractitionerWords,
): RichTextBlock[] {
  const words = guidanceWords(say.language);
  const page = link ?? document.url;
  return [
    block(linkRun(oneLine(document.title, TITLE_LIMIT), page, { size: 'small', weight: 'bolder' })),
    ...smallLines(placeLine(passage, words), documentLine(document, words), alsoInLine(alsoIn, say)),
    ...publicationLink(link, document.url, say),
  ];
}

/** Makes one block for each line, with the words that answer the question in bold. */
function quoteLines(citation: Citation, shown: string, first: Inline[]): RichTextBlock[] {
  return linesOfPieces(clippedPieces(piecesWithoutTables(citation), shown)).map((pieces, n) => ({
    ...block(
      ...(n === 0 ? first : []),
      ...pieces.map(({ text, answers }) => run(text, answers ? { weight: 'bolder' } : {})),
    ),
    ...(n > 0 && { spacing: 'small' as const }),
  }));
}

/** Our page shows the quote in the document, but readers must also be able to reach the publisher's page. */
function publicationLink(
  link: string | undefined,
  url: string | undefined,
  { page }: PractitionerWords,
): RichTextBlock[] {
  if (!cardAddress(link) || !cardAddress(url)) return [];
  return [{ ...block(linkRun(page.message.onPublishersSite, url, { size: 'small' })), spacing: 'none' }];
}

function smallLines(...texts: string[]): RichTextBlock[] {
  return texts
    .filter(Boolean)
    .map((text) => ({ ...block(run(oneLine(text, TITLE_LIMIT), SMALL)), spacing: 'none' as const }));
}

function alsoInLine(documents: readonly GuidanceDocument[], { app }: PractitionerWords): string {
  if (!documents.length) return '';
  const titles = documents.slice(0, ALSO_IN_LIMIT).map(({ title }) => oneLine(title, 80));
  const more = documents.length - titles.length;
  const shown = titles.join('; ');
  return more ? app.teams.andMore(shown, more) : app.alsoIn(shown);
}

function contactElements(
  { name, phone, when, verifiedOn, expired }: ShownContact,
  { app, language }: PractitionerWords,
): RichTextBlock[] {
  const checked = readableDate(verifiedOn, guidanceWords(language));
  return [
    block(
      numberRun(oneLine(phone, 40), { weight: 'bolder', size: 'large' }),
      run(` ${oneLine(name, 120)}`, { weight: 'bolder' }),
    ),
    {
      ...block(
        run(`${oneLine(when, 200)} `, { size: 'small' }),
        expired
          ? run(app.teams.lastChecked(checked), { size: 'small', weight: 'bolder' })
          : run(app.contactCheckedOn(checked), { size: 'small' }),
      ),
      spacing: 'none',
    },
  ];
}
