// The preview of a note: the passages that it becomes, and how the bot would quote it among everything that is live.
import type { Explanation } from '../../../../knowledge/model/explanation.js';
import type { NotePreview } from '../../../../ingest/model/practice-note.js';
import type { Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { quoteFigure } from '../../design/render-quote.js';
import { counted } from '../frame/labels.js';
import { passagePath, showPassages } from '../documents/passages.js';

export function showPreview({ passages, asked, document }: NotePreview, question: string): Html {
  return markup`<div class="preview" id="preview" tabindex="-1" autofocus>
${asked ? showQuote(asked, document.slug) : question !== '' && markup`<p>Nothing is live yet, so there is nothing to ask.</p>`}
<details${!asked && markup` open`}><summary>${counted(passages.length, 'passage')} that can be found and quoted</summary>
<div class="reading">${showPassages(passages.map((passage) => ({ passage })))}</div></details>
</div>`;
}

function showQuote(asked: Explanation, slug: string): Html {
  const { about, standsIn } = asked;
  if (standsIn) return showWhereItStands(asked, standsIn);
  if (!about)
    return markup`<p><strong>The note is not found for this question.</strong> Use the question’s own words in it, most of all in a heading.</p>`;
  return markup`<p>${verdict(asked, slug)}</p>
${quoteOf(about)}`;
}

/** Nearly the same words are shown once, from the document of more weight. */
function showWhereItStands(
  { outcome, citations }: Explanation,
  standsIn: NonNullable<Explanation['standsIn']>,
): Html {
  const { passage, document } = standsIn.citation;
  const isQuoted = outcome === 'answered' && citations.some((one) => one.passage.id === passage.id);
  return markup`<p><strong>These words stand already in <a href="${passagePath(passage)}">${document.title}</a>, and ${
    isQuoted ? 'are' : 'would be'
  } quoted from there.</strong> That document has more weight, or is newer, and nobody is shown the same twice. Keep in the note what it does not say.</p>
${quoteOf(standsIn)}`;
}

function quoteOf({ rank, citation }: NonNullable<Explanation['standsIn']>): Html {
  return quoteFigure({ kind: 'quote', number: rank, citation }, { idPrefix: 'preview' });
}

/** The order is that of the ranking today; what is published meanwhile may change it. */
function verdict({ outcome, citations, about }: Explanation, slug: string): Html {
  const place = about!.rank;
  const isQuoted = citations.some(({ document }) => document.slug === slug);
  if (outcome === 'answered' && isQuoted)
    return markup`<strong>The bot would quote the note${place === 1 ? ' first' : `, in place ${place}`}.</strong> These words would be shown:`;
  if (outcome === 'answered')
    return markup`<strong>The bot would answer from other guidance.</strong> The note stands in place ${place}; the first three are quoted. It would be quoted so:`;
  if (outcome === 'needs-clarification')
    return markup`<strong>The bot would first ask for the nation.</strong> The note stands in place ${place}, and would be quoted so:`;
  return markup`<strong>The bot would not be sure enough to answer.</strong> The note stands in place ${place}. These words come nearest:`;
}
