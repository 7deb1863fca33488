// Previews a note: the passages it becomes, and whether the bot would quote it.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import type { Explanation } from '../../../../knowledge/model/explanation.js';
import type { CitationLink, NotePreview } from '../../../../ingest/model/practice-note.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { TAKES_FOCUS } from '../../design/render.js';
import { quoteFigure } from '../../design/render-quote.js';
import { noteWording } from '../wording/note-wording.js';
import { passagePath, showPassages } from '../documents/passages.js';

const said = noteWording.preview;

export function showPreview(
  { passages, asked, document }: NotePreview,
  question: string,
  links: readonly CitationLink[],
): Html {
  return markup`<div class="preview" id="preview"${TAKES_FOCUS}>
${asked ? showQuote(asked, document.slug) : question !== '' && markup`<p>${said.noGuidance}</p>`}
<details${!asked && markup` open`}><summary>${said.passages(passages.length)}</summary>
<div class="reading">${showPassages(
    passages.map((passage) => ({ passage })),
    wordsIn('en'),
    { language: document.language, links },
  )}</div></details>
</div>`;
}

function showQuote(asked: Explanation, slug: string): Html {
  const { about, standsIn } = asked;
  if (standsIn) return showWhereItStands(asked, standsIn);
  if (!about) return markup`<p><strong>${said.notFound}</strong> ${said.useItsWords}</p>`;
  const [verdict, shown] = said.verdicts[verdictOn(asked, slug)](about.rank);
  return markup`<p><strong>${verdict}</strong> ${shown}</p>
${quoteOf(about)}`;
}

/**
 * If 2 documents say nearly the same thing, the text is shown once, from the document with more authority or,
 * if that is equal, from the newer one.
 */
function showWhereItStands(
  { outcome, citations }: Explanation,
  standsIn: NonNullable<Explanation['standsIn']>,
): Html {
  const { passage, document } = standsIn.citation;
  const isQuoted = outcome === 'answered' && citations.some((one) => one.passage.id === passage.id);
  const where = filled(isQuoted ? said.isQuotedFrom : said.wouldBeQuotedFrom, {
    document: markup`<a href="${passagePath(passage)}">${document.title}</a>`,
  });
  return markup`<p><strong>${where}</strong> ${said.shownOnce}</p>
${quoteOf(standsIn)}`;
}

function quoteOf({ rank, citation }: NonNullable<Explanation['standsIn']>): Html {
  return quoteFigure({ kind: 'quote', number: rank, citation }, { idPrefix: 'preview' }, wordsIn('en'));
}

/** Uses the current ranking, which may change if anything else is published before the note. */
function verdictOn({ outcome, citations }: Explanation, slug: string): keyof typeof said.verdicts {
  if (outcome === 'needs-clarification') return 'asksNation';
  if (outcome !== 'answered') return 'notSure';
  return citations.some(({ document }) => document.slug === slug) ? 'quoted' : 'otherGuidance';
}
