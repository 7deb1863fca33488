// Shows the words that were added and removed. Each change has a symbol, a line and a word as well as a
// colour.
import type { CitationLink } from '../../../ingest/model/practice-note.js';
import type { WordRun } from '../../../ingest/model/change.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { withoutDoubleBullets } from '../../../knowledge/model/marked-quote.js';
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { linkCitations } from './link-citations.js';
import { markup, type Content, type Html } from './markup.js';

const { changes } = staffWording;

/**
 * If changed words end with a line break, the highlight ends before the break, so that it does not continue
 * on the next line.
 */
export function wordDiff(
  runs: readonly WordRun[],
  say: PractitionerWords,
  links: readonly CitationLink[] = [],
): Html {
  return markup`<div class="marked-words">${runs.map((run) => showRun(run, say, links))}</div>`;
}

function showRun(run: WordRun, say: PractitionerWords, links: readonly CitationLink[]): Content {
  const text = withoutDoubleBullets(run.text);
  if (run.kind === 'same') return linkCitations(text, links);
  const [, before = '', words = '', after = ''] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return words === ''
    ? text
    : [before, markRun(run.kind, run.moved, linkCitations(words, links), say), after];
}

/** The words for moved text are only in English, because only editors see them. */
function markRun(
  kind: 'added' | 'removed',
  moved: WordRun['moved'],
  words: Content,
  { page }: PractitionerWords,
): Html {
  const what = moved
    ? kind === 'added'
      ? changes.movedHereFrom
      : changes.movedFromHere
    : page.message[kind];
  const inside = markup`<span class="hidden">[${what}: </span>${words}<span class="hidden">]</span>`;
  const look = moved && markup` class="moved"`;
  return kind === 'added' ? markup`<ins${look}>${inside}</ins>` : markup`<del${look}>${inside}</del>`;
}

export function diffLegend(): Html {
  return markup`<p class="marks-key">${changes.key} <ins>${changes.added}</ins> <del>${changes.removed}</del> <ins class="moved">${changes.movedHere}</ins> <del class="moved">${changes.movedElsewhere}</del></p>`;
}
