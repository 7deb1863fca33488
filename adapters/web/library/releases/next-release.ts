// Shows the accepted changes, and the forms to test and publish them.
import type { ChangeRecord } from '../../../../ingest/model/editing.js';
import type { UnfoundedCitation } from '../../../../ingest/releases/unfounded-citations.js';
import { releaseWording as refusals } from '../../../../ingest/wording/release-wording.js';
import { describedBy, fieldProblem, requiredMark } from '../../design/fields.js';
import { DOT } from '../../design/fact-list.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import {
  CHANGES_PATH,
  changePath,
  GOLDEN_PATH,
  notePath,
  RELEASES_PATH,
  SEARCH_PATH,
  trialPath,
} from '../../model/paths.js';
import { typedOr } from '../frame/editor-frame.js';
import { titleOfChange } from '../frame/titles.js';
import { releaseWording } from '../wording/release-wording.js';
import { outdatedWarning } from './read-tested-release.js';
import { LONGEST_RELEASE_REASON, type ReleasesView } from './releases-view.js';
import { trialSummary } from './trial-answer.js';

const words = releaseWording.next;

export function nextRelease(view: ReleasesView): Html {
  const { accepted, waiting, titleOf, isUnderWay } = view;
  if (isUnderWay) return section(words.title, markup`<p class="empty">${words.underWay}</p>`);
  if (!accepted.length)
    return section(
      words.title,
      markup`<p class="empty">${words.nothing} ${waiting > 0 && `${words.waiting(waiting)} `}<a href="${CHANGES_PATH}">${words.review}</a></p>`,
    );
  return section(
    isHeldBack(view) ? words.accepted : words.title,
    markup`<ul>${accepted.map(
      (change) =>
        markup`<li><a href="${changePath(change.id)}">${titleOfChange(titleOf, change)}</a> <span class="muted">${filled(words.acceptedBy[change.weight], { name: markup`<bdi>${change.acceptedBy}</bdi>` })}</span></li>`,
    )}</ul>
${view.unfounded.map(wrongCitation)}
${testForm(view)}
${testResult(view)}
${publishForm(view)}`,
    'panel',
  );
}

function section(title: string, content: Html, name?: string): Html {
  return markup`<section${name !== undefined && markup` class="${name}"`} aria-labelledby="next-title"><h2 id="next-title">${title}</h2>
${content}</section>`;
}

/** Publishing and testing are refused with the same sentence. */
function wrongCitation(citation: UnfoundedCitation): Html {
  const { note, cited, why } = citation;
  const sentence = refusals.citation[why](citation).join(' ');
  return markup`<p class="caution"><span>${sentence} <a href="${notePath(note)}">${words.openNote}</a>${cited !== undefined && markup`${DOT}<a href="${changePath(cited)}">${words.openChange(cited)}</a>`}</span></p>`;
}

/** True if exactly these accepted changes have been tested. */
const isTested = ({ draft }: ReleasesView) => draft !== undefined && !draft.since;
const isHeldBack = (view: ReleasesView) => isTested(view) && !view.draft!.trial.passed;

function testForm(view: ReleasesView): Html {
  const { draft, questions, gate, form } = view;
  const before = questions
    ? !draft && markup`<p>${words.testFirst(questions, gate)}</p>`
    : markup`<p>${words.noQuestions} <a href="${GOLDEN_PATH}#add">${words.addQuestion}</a></p>${!isTested(view) && markup`<p class="hint">${words.prepareHint}</p>`}`;
  const [first, again] = questions ? [words.test, words.again] : [words.prepare, words.prepareAgain];
  return form(
    RELEASES_PATH,
    markup`${draft && outdatedWarning(draft)}${before}
<div class="buttons"><button type="submit" class="button ${isTested(view) || !questions ? 'plain' : 'primary'}" name="do" value="try">${draft ? again : first}</button></div>`,
  );
}

/**
 * Shows the result of the last test. Returns false if the test was of another draft, so that the result does
 * not seem to be about these changes.
 */
function testResult(view: ReleasesView): Content {
  if (!isTested(view)) return false;
  const { trial } = view.draft!;
  const isOfQuestions = trial.lines.length > 0;
  return markup`${isOfQuestions && trialSummary(trial, 'draft')}<p>${isOfQuestions && markup`<a href="${trialPath(trial.release)}">${words.answers}</a>${DOT}`}<a href="${SEARCH_PATH}?in=draft">${words.ask}</a></p>`;
}

function publishForm(view: ReleasesView): Html {
  const { accepted, titleOf, draft, form, notice, questions } = view;
  const said = releaseWording.publish;
  const [isBlocked, tested] = [isHeldBack(view), isTested(view)];
  const isTyped = notice.typed?.field('do') === 'publish';
  const label = isBlocked ? said.anyway : said.publish;
  return markup`<details class="publish"${flag('open', isTyped)}><summary>${label}: ${said.count(accepted.length)}</summary>
${form(
  RELEASES_PATH,
  markup`<ul>${accepted.map((change) => markup`<li>${titleOfChange(titleOf, change)}: ${said.effects[effectOf(change)]}</li>`)}</ul>
${!tested && questions > 0 && markup`<p>${draft ? said.outdated : said.untested}</p>`}${
    isBlocked
      ? markup`<label for="override">${said.why} ${requiredMark()}</label>${fieldProblem('override', notice.fields)}<textarea id="override" name="override" rows="2" required maxlength="${LONGEST_RELEASE_REASON}"${describedBy('override', notice.fields, 'override-hint')} data-draft="override">${isTyped && typedOr(notice, 'override')}</textarea><p class="hint" id="override-hint">${said.whyHint}</p>`
      : markup`<p class="hint">${said.hint}</p>`
  }<input type="hidden" name="seen" value="${accepted.map(({ id, version }) => `${id}.${version}`).join(' ')}"><div class="buttons"><button type="submit" class="button ${tested || !questions ? 'primary' : 'plain'}" name="do" value="publish">${label}</button></div>`,
)}</details>`;
}

function effectOf({ edition, base }: ChangeRecord): 'removed' | 'added' | 'changed' {
  if (edition === undefined) return 'removed';
  return base === undefined ? 'added' : 'changed';
}
