// Shows an adviser's private searches, and the quotes sent to the practitioner.
import { foundOnlyOutOfDate } from '../../../../bot/answers/all-out-of-date.js';
import type { StoredAnswer, Suggested } from '../../../../bot/model/messages/conversation.js';
import { foldedTitle, foldQuotes, type QuotePart } from '../../../../bot/model/messages/fold-quotes.js';
import { samePerson, type Person } from '../../../../bot/model/people/person.js';
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import type { RelayedEntry } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { Citation } from '../../../../knowledge/model/answer.js';
import type { Language } from '../../../../knowledge/model/language.js';
import { shownQuote } from '../../../../knowledge/model/marked-quote.js';
import { cautionsFor, citationText, isAllOutOfDate } from '../../../../knowledge/model/words/citation.js';
import { filled } from '../../design/filled.js';
import { formattedText } from '../../design/formatted-text.js';
import { markup, linkAddress, type Html } from '../../design/markup.js';
import { ownLanguage } from '../../design/own-language.js';
import { documentPath, withOpenedFrom } from '../../model/paths.js';
import { modelClaims } from '../../design/render.js';
import { quoteFigure } from '../../design/render-quote.js';
import { SEARCH_BOX, sendQuotesButton } from './claim-and-reply-forms.js';
import { addQuoteButton } from './add-quote.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { dotted } from '../../design/fact-list.js';

const said = deskWording.thread;

interface SearchView {
  escalation: Escalation;
  canReply: boolean;
  /** The practitioner's. */
  language: Language | undefined;
}

/**
 * Finds the newest search, which is shown in full until the adviser writes to the practitioner. Older searches and
 * those of another adviser are folded, so that they do not hide the conversation. An adviser who searched in another
 * app is recognised by name.
 */
export function unfoldedSearch(
  entries: readonly RelayedEntry[],
  { adviser }: { adviser: Person },
): RelayedEntry | undefined {
  const newest = entries.findLast(({ direction, deleted }) => direction === 'private' && !deleted);
  if (newest && !samePerson(newest.from, adviser) && newest.from.name !== adviser.name) return undefined;
  const since = newest ? entries.slice(entries.indexOf(newest)) : [];
  return since.some(({ direction }) => direction === 'to-practitioner') ? undefined : newest;
}

/** Shows a search in the conversation. The adviser’s newest result is below the search form instead. */
export function privateSearch(entry: RelayedEntry, view: SearchView & { isOpen: boolean }): Html {
  const { text, message, answered } = entry;
  const question = markup`<blockquote dir="auto">${formattedText(text)}</blockquote>`;
  if (view.isOpen && view.canReply)
    return markup`${question}<p><a href="#${SEARCH_RESULT}">${said.seeResult}</a></p>`;
  if (view.isOpen || !answered)
    return markup`${question}
<div class="private-answer">${searchResult(entry, view)}</div>`;
  const found = answered.answer.citations.length;
  return markup`<details class="folded-quotes" id="search-${message}"><summary><span dir="auto">${text}</span> <span class="hint">${said.quotesFound(found)}</span></summary>
<div class="private-answer">${searchResult(entry, view)}</div></details>`;
}

export const SEARCH_RESULT = 'search-result';

/** Shows the adviser’s newest search below its form, where the page opens and takes the focus after a search. */
export function newestSearch(entry: RelayedEntry, view: SearchView): Html {
  const title = `${SEARCH_RESULT}-title`;
  return markup`<section id="${SEARCH_RESULT}" class="search-result" tabindex="-1" aria-labelledby="${title}"><h3 class="turn-head" id="${title}">${filled(said.heads.private, { who: said.you })}</h3>
<blockquote dir="auto">${formattedText(entry.text)}</blockquote>
<div class="private-answer">${searchResult(entry, view)}</div>${
    entry.answered && markup`<p><a href="#${SEARCH_BOX}">${said.searchAgain}</a></p>`
  }</section>`;
}

function searchResult({ answered, message }: RelayedEntry, view: SearchView): Html {
  if (!answered) return markup`<p class="muted">${said.searching}</p>`;
  const { citations, clarification } = answered.answer;
  if (!citations.length)
    return markup`${beforeQuotes(answered)}<p>${clarification ? said.askedBack(clarification.question) : said.foundNothing}</p>${suggestedPassages(answered, { ...view, request: view.escalation.id })}`;
  const idPrefix = `private-${message}`;
  return markup`${foundOnlyOutOfDate(answered) && outOfDate(wordsIn('en').allSuperseded)}${beforeQuotes(answered)}${modelClaims(answered.answer, idPrefix)}${quotes(answered, { ...view, idPrefix, request: view.escalation.id })}${
    view.canReply &&
    markup`${isAllOutOfDate(citations) && outOfDate(said.sendingOutOfDate)}${sendQuotesButton(answered.id)}`
  }`;
}

/** Says what people must know about the quotes, such as that they were not checked, or the nations they are for. */
export function beforeQuotes({ answer: { preface, withoutReranker }, asked }: StoredAnswer): Html {
  const say = wordsIn('en');
  return markup`${withoutReranker && markup`<p>${say.withoutReader}</p>`}${preface !== undefined && markup`<p${ownLanguage(say, asked?.language)}>${preface}</p>`}`;
}

export function outOfDate(words: string): Html {
  return markup`<p class="warning">${words}</p>`;
}

export function sentQuotes({ answered, message, escalation: request }: RelayedEntry): Html | undefined {
  if (!answered) return undefined;
  const day = answered.asked?.day;
  return markup`<details class="folded-quotes" id="sent-${message}"><summary>${said.quotesSent(answered.answer.citations.length)}</summary>
<div class="private-answer">${day !== undefined && markup`<p>${wordsIn('en').asOf.sentOn(day)}</p>`}${allQuotes(answered, { idPrefix: `sent-${message}`, request })}</div></details>`;
}

interface ShownQuotes {
  idPrefix: string;
  request: string;
  /** If true, each quote has a button that adds it to the adviser's message. */
  canReply?: boolean;
  /** The practitioner's. */
  language?: Language | undefined;
}

/** Folds the quotes that the chat folds. */
export function quotes(stored: StoredAnswer, shown: ShownQuotes): Html {
  const { answer, asFollowUp } = stored;
  const parts = answer.citations.map((citation, index): QuotePart => {
    const isOpen = index === 0 || index === asFollowUp?.from;
    return { kind: 'quote', number: index + 1, citation, ...(!isOpen && { folded: true }) };
  });
  return markup`${foldQuotes(parts).map((part) => {
    if (part.kind === 'quote') return quote(part, stored, shown);
    if (part.kind !== 'folded') return false;
    return markup`<details class="folded-quotes" id="${shown.idPrefix}-from-${part.quotes[0]!.number}"><summary>${foldedTitle(part, wordsIn('en'))}</summary>${part.quotes.map((one) => quote(one, stored, shown))}</details>`;
  })}`;
}

function allQuotes(stored: StoredAnswer, shown: ShownQuotes): Html {
  return markup`${stored.answer.citations.map((citation, index) => quote({ citation, number: index + 1 }, stored, shown))}`;
}

function quote(
  { citation, number }: Pick<QuotePart, 'citation' | 'number'>,
  { id, asked }: StoredAnswer,
  { idPrefix, request, canReply = false, language }: ShownQuotes,
): Html {
  const text = canReply && quoteInMessage(citation, asked?.day, language);
  return markup`${quoteFigure({ kind: 'quote', number, citation }, { idPrefix, answer: id, request }, wordsIn('en'))}${
    text !== false && addQuoteButton({ answer: id, number, text })
  }`;
}

/**
 * `day` is the past day that was asked about. `language` is the practitioner's, because they read the text around the
 * quote.
 */
export function quoteInMessage(
  citation: Citation,
  day: string | undefined,
  language: Language | undefined,
): string {
  const words = guidanceWords(language);
  const ofDay = day === undefined ? [] : [wordsIn(language).asOf.quoteFrom(day)];
  const source = citationText(citation, linkAddress(citation.document.url) ?? '', words).trim();
  return [`“${shownQuote(citation)}”`, ...ofDay, ...cautionsFor(citation, words), source].join('\n');
}

/** Cautions and the source are in English, as the answer stores them. */
export function passageInMessage(
  { title, place, source, cautions = [], text }: Suggested,
  day: string | undefined,
  language: Language | undefined,
): string {
  const ofDay = day === undefined ? [] : [wordsIn(language).asOf.quoteFrom(day)];
  return [`“${text}”`, ...ofDay, ...cautions, `${[title, place, source].filter(Boolean).join('. ')}.`].join(
    '\n',
  );
}

/** Shows the close matches that were not quoted. */
export function suggestedPassages(
  { id, suggested = [], asked }: StoredAnswer,
  { request, canReply, language }: Pick<ShownQuotes, 'request' | 'canReply' | 'language'>,
): Html | false {
  return (
    suggested.length > 0 &&
    markup`<details><summary>${adviserWording.suggested}</summary><ul class="suggested">${suggested.map(
      (passage, index) => {
        const { title, place, source, cautions = [], text, document } = passage;
        return markup`<li><p class="suggested-title">${document === undefined ? title : markup`<a href="${withOpenedFrom(documentPath(document), { request })}">${title}</a>`}</p><p class="hint">${dotted([place, source])}</p>${cautions.map((caution) => markup`<p class="caution"><span class="sign" aria-hidden="true">!</span> ${caution}</p>`)}<p>${text}</p>${
          canReply &&
          addQuoteButton({
            answer: id,
            number: index + 1,
            isOther: true,
            text: passageInMessage(passage, asked?.day, language),
          })
        }</li>`;
      },
    )}</ul></details>`
  );
}
