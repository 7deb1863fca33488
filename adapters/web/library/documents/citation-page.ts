// Shows a quote highlighted in its document, with the text around it and the version it came from.
import type { ShownCitation } from '../../../../bot/model/queries.js';
import type { CitationLink } from '../../../../ingest/model/practice-note.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath, withOpenedFrom } from '../../model/paths.js';
import { warning } from '../../design/render.js';
import type { PractitionerWords } from '../../../../bot/wording/english/practitioner-words.js';
import { ownLanguage } from '../../design/own-language.js';
import { longDate } from '../../design/format-time.js';
import type { Surroundings } from '../../../../bot/model/guidance-queries.js';
import { backToQuestions, documentHead } from './document-head.js';
import { brokenOff, partOf, passageAnchor, showPassages } from './passages.js';

export function citationMain(
  surroundings: Surroundings,
  shown: ShownCitation | undefined,
  number: number,
  {
    say,
    links,
    request,
  }: { say: PractitionerWords; links?: readonly CitationLink[]; request: string | undefined },
): Html {
  const words = say.page.document;
  const { document, passages, release, stillLive, isAtEnd } = surroundings;
  const changed = stillLive === false && warning(words.changedSince, say.page.message);
  const quoted = passages.find(({ marked }) => marked?.length);
  const version = shown
    ? words.answeredOn(String(release), longDate(shown.answer.createdAt, say.language))
    : String(release);
  const from = request === undefined ? shown && { answer: shown.answer.id, number } : { request };
  const back = backToQuestions(from, say);
  return markup`<p class="kicker">${words.quoteInDocument(number)}</p>
<h1${ownLanguage(say, document.language)}>${document.title}</h1>
${documentHead(document, version, say)}
${!quoted && changed}
<p class="reading-links"><a href="#quote">${words.goToQuote}</a>${
    stillLive !== false &&
    quoted &&
    markup` <a href="${withOpenedFrom(documentPath(document.slug, partOf(quoted.passage)), from)}#${passageAnchor(quoted.passage)}">${words.readWhole}</a>`
  } ${back}</p>
<article class="reading" aria-label="${words.inDocument}">
${passages[0] && passages[0].passage.position > 0 && markup`<p class="gap">${words.partOnly}</p>`}
${showPassages(passages, say, { language: document.language, markId: 'quote', links, beforeQuote: changed })}
${isAtEnd ? brokenOff(document, passages.at(-1)?.passage, say) : markup`<p class="gap">${words.mayContinue}</p>`}
</article>
<p class="reading-links">${back}</p>`;
}
