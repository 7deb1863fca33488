// The page for one adviser's hours and specialisms: current settings, the form, the file's settings, the history.
import { readableDetails, type DetailsChange } from '../../../../bot/model/people/adviser-details.js';
import type { AdviserDetailsFile } from '../../../../bot/model/queries.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { ADVISERS_PATH, adviserPath } from '../../model/paths.js';
import { warning } from '../../design/render.js';
import { timeElement } from '../../design/format-time.js';
import { detailsFields, fieldOf, type DetailsFormView } from './details-form.js';
import { detailFacts, showFacts } from './describe-details.js';

export interface DetailsView extends Omit<DetailsFormView, 'timeZone'> {
  file: AdviserDetailsFile;
  isOwn: boolean;
  forms: CsrfForm;
  now: Date;
  /** Why nothing was saved, if the problem is not in one field. */
  problem?: string;
  /** The change that someone else saved while this form was being filled in. */
  overtaken?: DetailsChange;
}

export function detailsTitle({ adviser }: AdviserDetailsFile, isOwn: boolean): string {
  return isOwn ? 'Your hours and specialisms' : `${adviser.name}: hours and specialisms`;
}

export function detailsMain(view: DetailsView): Html {
  const { file, isOwn, forms, now, overtaken } = view;
  const { adviser } = file;
  return markup`<p class="kicker"><a href="${ADVISERS_PATH}">All advisers</a></p>
<h1>${detailsTitle(file, isOwn)}</h1>
${whatIsWrong(view)}${overtaken && showOvertaken(file, overtaken, now)}
<p>Changes take effect immediately, on this page and in chat. Your service administrator manages who is an adviser and their accounts.</p>
${file.isUnreadable && warning('These settings were saved by another version and cannot be read, so the settings in the file apply. Enter them again.')}
<form method="post" action="${adviserPath(adviser.id)}" class="details-form">${hiddenFields(forms)}
${detailsFields({ ...view, timeZone: adviser.timeZone })}
</form>
${inFile(view)}${record(file, now)}`;
}

function whatIsWrong({ problem, problems }: DetailsView): Html | false {
  if (problem !== undefined)
    return markup`<div class="refused" tabindex="-1" autofocus>${warning(problem)}</div>`;
  return (
    problems.length > 0 &&
    markup`<section class="refused" aria-labelledby="wrong-title" tabindex="-1" autofocus><h2 id="wrong-title">Your changes have not been saved</h2>
<ul>${problems.map((one) => markup`<li><a href="#${fieldOf(one)}">${one.text}</a></li>`)}</ul></section>`
  );
}

function showOvertaken({ adviser, inFile }: AdviserDetailsFile, change: DetailsChange, now: Date): Html {
  const who = markup`<bdi>${change.by.name ?? 'Someone'}</bdi>`;
  return markup`<section class="overtaken" aria-labelledby="overtaken-title" tabindex="-1" autofocus>
<h2 id="overtaken-title">${who} changed this while you were writing</h2>
<p>Your changes are below but have not been saved. If you save them now, they will replace these settings, which ${who} saved ${timeElement(change.at, now)}${change.details === undefined && ' by resetting to the settings in the file'}:</p>
${showFacts(detailFacts(readableDetails(change) ?? inFile, adviser.timeZone))}</section>`;
}

function inFile({ file, forms, now }: DetailsView): Html {
  const { adviser, setAtDesk, isUnreadable, changes } = file;
  if (!setAtDesk && !isUnreadable)
    return markup`<p class="muted not-set">These are the settings in the file. No one has changed them here.</p>`;
  return markup`<section class="in-file" aria-labelledby="file-title"><h2 id="file-title">Settings in the file</h2>
${setAtDesk && markup`<p><bdi>${setAtDesk.by.name ?? 'Someone'}</bdi> changed the settings above, ${timeElement(setAtDesk.at, now)}. The file says:</p>`}
${showFacts(detailFacts(file.inFile, adviser.timeZone))}
<form method="post" action="${adviserPath(adviser.id)}">${hiddenFields(forms)}<input type="hidden" name="version" value="${changes[0]?.version ?? 0}">
<button type="submit" name="do" value="as-in-file" class="button plain">Reset to the settings in the file</button></form></section>`;
}

/** How many changes in a long history to show. The store keeps all of them. */
const CHANGES_SHOWN = 20;

function record({ adviser, changes }: AdviserDetailsFile, now: Date): Html | false {
  return (
    changes.length > 0 &&
    markup`<details class="record"><summary>History</summary><ul>${changes
      .slice(0, CHANGES_SHOWN)
      .map(
        (change) =>
          markup`<li>${timeElement(change.at, now)}, <bdi>${change.by.name ?? 'Someone'}</bdi>: ${setThen(change, adviser.timeZone)}</li>`,
      )}</ul></details>`
  );
}

function setThen(change: DetailsChange, timeZone: string): Content {
  if (change.details === undefined) return 'reset to the settings in the file.';
  const details = readableDetails(change);
  return details ? showFacts(detailFacts(details, timeZone)) : 'settings that this version cannot read.';
}
