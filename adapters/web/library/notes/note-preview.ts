// The preview of a note: the passages it becomes, and how the bot would quote it alongside all the live guidance.
import { wordsIn } from '../../../../bot/copy/words-in.js';
import type { Explanation } from '../../../../knowledge/model/explanation.js';
import type { CitationLink, NotePreview } from '../../../../ingest/model/practice-note.js';
import { markup, type Html } from '../../design/markup.js';
import { quoteFigure } from '../../design/render-quote.js';
import { counted } from '../wording/labels.js';
import { passagePath, showPassages } from '../documents/passages.js';

export function showPreview(
  { passages, asked, document }: NotePreview,
  question: string,
  links: readonly CitationLink[],
): Html {
  return markup`<div class="preview" id="preview" tabindex="-1" autofocus>
${asked ? showQuote(asked, document.slug) : question !== '' && markup`<p>No guidance has been published yet, so you cannot test a question.</p>`}
<details${!asked && markup` open`}><summary>${counted(passages.length, 'passage')} that can be found and quoted</summary>
<div class="reading">${showPassages(
    passages.map((passage) => ({ passage })),
    wordsIn('en'),
    { links },
  )}</div></details>
</div>`;
}

function showQuote(asked: Explanation, slug: string): Html {
  const { about, standsIn } = asked;
  if (standsIn) return showWhereItStands(asked, standsIn);
  if (!about)
    return markup`<p><strong>Searching for this question does not find the note.</strong> Use words from the question in the note, especially in a heading.</p>`;
  return markup`<p>${verdict(asked, slug)}</p>
${quoteOf(about)}`;
}

/**
 * If 2 documents say nearly the same thing, we show the text once, from the document with more authority or the newer
 * one.
 */
function showWhereItStands(
  { outcome, citations }: Explanation,
  standsIn: NonNullable<Explanation['standsIn']>,
): Html {
  const { passage, document } = standsIn.citation;
  const isQuoted = outcome === 'answered' && citations.some((one) => one.passage.id === passage.id);
  return markup`<p><strong>This text is already in <a href="${passagePath(passage)}">${document.title}</a>, and ${
    isQuoted ? 'is' : 'would be'
  } quoted from there.</strong> That document has more authority or is newer, and we do not show the same text twice. In the note, only include what that document does not say.</p>
${quoteOf(standsIn)}`;
}

function quoteOf({ rank, citation }: NonNullable<Explanation['standsIn']>): Html {
  return quoteFigure({ kind: 'quote', number: rank, citation }, { idPrefix: 'preview' });
}

/** Uses today's ranking, which may change if anything else is published before the note. */
function verdict({ outcome, citations, about }: Explanation, slug: string): Html {
  const place = about!.rank;
  const isQuoted = citations.some(({ document }) => document.slug === slug);
  if (outcome === 'answered' && isQuoted)
    return markup`<strong>The assistant would quote this note${place === 1 ? ' first' : ` in position ${place}`}.</strong> It would show:`;
  if (outcome === 'answered')
    return markup`<strong>The assistant would answer from other guidance.</strong> This note is number ${place} in the results, and only the first 3 are quoted. If the note were quoted, people would see:`;
  if (outcome === 'needs-clarification')
    return markup`<strong>The assistant would first ask which nation.</strong> This note is number ${place} in the results. If the note were quoted, people would see:`;
  return markup`<strong>The assistant would not be sure enough to answer.</strong> This note is number ${place} in the results. The closest text is:`;
}
