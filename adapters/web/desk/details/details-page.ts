// The page on which one adviser's hours and what they know are set: what holds, the form, what the file says, the record.
import { readableDetails } from '../../../../bot/model/people/adviser-details.js';
import type { DetailsChange } from '../../../../bot/model/people/adviser-details.js';
import type { AdviserDetailsFile } from '../../../../bot/model/ports.js';
import type { Content, Html } from '../../design/markup.js';
import { markup } from '../../design/markup.js';
import { hiddenFields } from '../../security/csrf-form.js';
import { ADVISERS_PATH, adviserPath } from '../../model/paths.js';
import { warning } from '../../design/render.js';
import { timeElement } from '../../design/format-time.js';
import type { CsrfForm } from '../../security/csrf-form.js';
import type { DetailsFormView } from './details-form.js';
import { detailsFields, fieldOf } from './details-form.js';
import { detailFacts, showFacts } from './describe-details.js';

export interface DetailsView extends Omit<DetailsFormView, 'timeZone'> {
  file: AdviserDetailsFile;
  isOwn: boolean;
  forms: CsrfForm;
  now: Date;
  /** Nothing was saved, and why, where no field is to blame. */
  problem?: string;
  /** Somebody else set others while these were being written. */
  overtaken?: DetailsChange;
}

export function detailsTitle({ adviser }: AdviserDetailsFile, isOwn: boolean): string {
  return isOwn ? 'Your hours and what you know' : `${adviser.name}: hours and what they know`;
}

export function detailsMain(view: DetailsView): Html {
  const { file, isOwn, forms, now, overtaken } = view;
  const { adviser } = file;
  return markup`<p class="kicker"><a href="${ADVISERS_PATH}">All advisers</a></p>
<h1>${detailsTitle(file, isOwn)}</h1>
${whatIsWrong(view)}${overtaken && showOvertaken(file, overtaken, now)}
<p>What is set here holds at once, here and in the chats. Who is an adviser, and which accounts are theirs, stands in the file that whoever looks after the service keeps.</p>
${file.isUnreadable && warning('What was set here cannot be read by this version, so that what the file says holds. Please set it anew.')}
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
    markup`<section class="refused" aria-labelledby="wrong-title" tabindex="-1" autofocus><h2 id="wrong-title">Nothing was saved yet</h2>
<ul>${problems.map((one) => markup`<li><a href="#${fieldOf(one)}">${one.text}</a></li>`)}</ul></section>`
  );
}

function showOvertaken({ adviser, inFile }: AdviserDetailsFile, change: DetailsChange, now: Date): Html {
  const who = markup`<bdi>${change.by.name ?? 'Somebody'}</bdi>`;
  return markup`<section class="overtaken" aria-labelledby="overtaken-title" tabindex="-1" autofocus>
<h2 id="overtaken-title">${who} changed this while you were writing</h2>
<p>Nothing of yours is lost: it stands below, and was not saved. If you save it now, it takes the place of what ${who} set ${timeElement(change.at, now)}${change.details === undefined && ', which is what the file says'}:</p>
${showFacts(detailFacts(readableDetails(change) ?? inFile, adviser.timeZone))}</section>`;
}

function inFile({ file, forms, now }: DetailsView): Html {
  const { adviser, setAtDesk, isUnreadable, changes } = file;
  if (!setAtDesk && !isUnreadable)
    return markup`<p class="muted not-set">As in the file: nothing else is set here.</p>`;
  return markup`<section class="in-file" aria-labelledby="file-title"><h2 id="file-title">What the file says</h2>
${setAtDesk && markup`<p>What was set here by <bdi>${setAtDesk.by.name ?? 'somebody'}</bdi>, ${timeElement(setAtDesk.at, now)}, stands above it.</p>`}
${showFacts(detailFacts(file.inFile, adviser.timeZone))}
<form method="post" action="${adviserPath(adviser.id)}">${hiddenFields(forms)}<input type="hidden" name="version" value="${changes[0]?.version ?? 0}">
<button type="submit" name="do" value="as-in-file" class="button plain">As in the file</button></form></section>`;
}

/** Of a long record the latest; all of it is in the store. */
const CHANGES_SHOWN = 20;

function record({ adviser, changes }: AdviserDetailsFile, now: Date): Html | false {
  return (
    changes.length > 0 &&
    markup`<details class="record"><summary>What was set here, and by whom</summary><ul>${changes
      .slice(0, CHANGES_SHOWN)
      .map(
        (change) =>
          markup`<li>${timeElement(change.at, now)}, <bdi>${change.by.name ?? 'Somebody'}</bdi>: ${setThen(change, adviser.timeZone)}</li>`,
      )}</ul></details>`
  );
}

function setThen(change: DetailsChange, timeZone: string): Content {
  if (change.details === undefined) return 'as in the file.';
  const details = readableDetails(change);
  return details ? showFacts(detailFacts(details, timeZone)) : 'what this version cannot read.';
}
