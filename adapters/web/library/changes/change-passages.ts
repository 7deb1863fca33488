// Shows the passages of a change, with what to check and the decision on each one.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { atParagraphChanged } from '../../../../ingest/comparing/changed-words.js';
import { relocatedIn } from '../../../../ingest/comparing/relocated-passages.js';
import { isOfSubstance, type PassageChange, type CriticalChange } from '../../../../ingest/model/change.js';
import { isPossible } from '../../../../ingest/model/editing.js';
import { sectionName } from '../../../../knowledge/model/passage.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { passageForm } from './change-forms.js';
import type { ChangeView } from './change-view.js';
import { diffLegend, wordDiff } from '../../design/show-word-changes.js';
import { changeWording } from '../wording/change-wording.js';
import {
  DECISION_LABELS,
  PASSAGE_CHANGE_LABELS,
  SIGNAL_LABELS,
} from '../../../../bot/wording/staff/editing-labels.js';

const said = changeWording.text;

/** Shows the passages. Those that say the same in other words are folded, because no one has to read them. */
export function passages(view: ChangeView): Html {
  const relocated = relocatedIn(view.read.difference.changes);
  const numbered = view.read.difference.changes.map((change, index) => ({ change, number: index + 1 }));
  const toRead = numbered.filter(({ change }) => isOfSubstance(change) || relocated.has(change));
  const cosmetic = numbered.filter((one) => !toRead.includes(one));
  const show = (those: typeof numbered) =>
    those.map(({ change, number }) => showPassage(change, number, view, relocated.has(change)));
  return markup`${numbered.length > 0 && diffLegend()}
${show(toRead)}
${
  cosmetic.length > 0 &&
  markup`<details class="cosmetic"${flag('open', view.isPaper === true)}><summary>${said.cosmetic(cosmetic.map(({ number }) => number))}</summary>
<p class="hint">${said.cosmeticHint}</p>${show(cosmetic)}</details>`
}`;
}

function showPassage(change: PassageChange, number: number, view: ChangeView, isRelocated: boolean): Html {
  const { kind, runs, signals, key } = change;
  const decision = view.change.decisions[key];
  return markup`<article class="passage-change" id="change-${number}" aria-labelledby="change-${number}-title">
<h3 id="change-${number}-title"><span class="passage-number">${number}</span> ${isRelocated ? said.moved : PASSAGE_CHANGE_LABELS[kind]}${
    decision && markup` <span class="tag state-tag">${DECISION_LABELS[decision]}</span>`
  }</h3>
<p class="passage-place">${place(change)}</p>
${isRelocated && markup`<p class="hint">${said.movedHint}</p>`}
${signals.length > 0 && showSignals(signals, kind)}
${wordDiff(runs, wordsIn('en'), view.origin.links)}
${!view.isPaper && isPossible('accept', view.change.state) && passageForm(view, change, number)}
</article>`;
}

/** Without headings, gives the number of the paragraph that changed. */
function place({ before, after, runs }: PassageChange): Html {
  const passage = (after ?? before)!;
  const moved = runs.filter((run) => run.moved).map(({ text }) => text);
  const section = sectionName(atParagraphChanged(passage, (after && before)?.text ?? '', moved));
  const was = before && after && sectionName(atParagraphChanged(before, after.text, moved));
  const isElsewhere = was !== section && (section !== undefined || before?.headings.length);
  return markup`${section !== undefined && markup`<span>${section}</span>`}${passage.page !== undefined && markup`<span>${said.page(passage.page)}</span>`}${was !== undefined && isElsewhere && markup`<span>${said.previously(was)}</span>`}`;
}

function showSignals(signals: readonly CriticalChange[], change: PassageChange['kind']): Html {
  return checkCarefully(
    signals.map(({ kind, before, after }) => ({
      label: SIGNAL_LABELS[kind],
      // A new or removed passage has only one side, so “none” would say nothing.
      before: change === 'added' ? undefined : list(before),
      after: change === 'removed' ? undefined : list(after),
    })),
  );
}

interface Compared {
  label: string;
  before: string | undefined;
  after: string | undefined;
}

export function checkCarefully(those: readonly Compared[]): Html {
  const { title } = changeWording.checks;
  return markup`<div class="signals" role="group" aria-label="${title}"><p class="signals-title"><span class="sign" aria-hidden="true">!</span> ${title}</p><dl>${those.map(
    ({ label, before, after }) =>
      markup`<div><dt>${label}</dt><dd>${before}${before !== undefined && after !== undefined && markup` <span class="hidden">${said.became}</span><span aria-hidden="true">→</span> `}${after !== undefined && markup`<strong>${after}</strong>`}</dd></div>`,
  )}</dl></div>`;
}

function list(values: readonly string[]): string {
  return values.length ? values.join(', ') : said.none;
}
