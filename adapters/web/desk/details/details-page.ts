// The page for one adviser's hours and specialisms: current settings, the form, the file's settings, the history.
import {
  mayChangeDetails,
  readableDetails,
  type DetailsChange,
} from '../../../../bot/model/people/adviser-details.js';
import { listedAs, MAX_SHIFTS, type AdviserDetails } from '../../../../bot/model/people/roster.js';
import type { AdviserDetailsFile } from '../../../../bot/model/queries.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { markup, type Content, type Html } from '../../design/markup.js';
import { checkForm, csrfFormOf, hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { seeOther } from '../../design/page.js';
import { ADVISERS_PATH, adviserPath } from '../../model/paths.js';
import { readPost, type Posted } from '../../security/post-guard.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { detailsOf, EMPTY_SHIFT, readTypedDetails, typedOf, type TypedDetails } from './typed-details.js';
import { errorLine, warning } from '../../design/render.js';
import { timeElement } from '../../design/format-time.js';
import { detailsFields, fieldOf, type DetailsFormView } from './details-form.js';
import { factList } from '../../design/fact-list.js';
import { detailFacts } from './describe-details.js';

export async function showDetails(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const opened = await openDetails(desk, exchange);
  return 'refused' in opened ? opened.refused : pageOf(desk, opened, {});
}

export async function receiveDetails(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const opened = await openDetails(desk, exchange);
  if ('refused' in opened) return opened.refused;
  const posted = readPost(exchange);
  const action = posted.field('do');
  const typed = action === 'as-in-file' ? undefined : readTypedDetails(posted);
  const refusal = await checkForm(desk, opened.visitor, exchange, posted);
  if (refusal)
    return pageOf(desk, opened, { ...(typed && { typed }), problem: refusal.problem }, refusal.status);
  if (!typed) return save(desk, opened, { version: versionIn(posted) });
  const moved = moveShifts(typed, action);
  if (moved) return pageOf(desk, opened, moved);
  const details = detailsOf(typed);
  if (Array.isArray(details)) return pageOf(desk, opened, { typed, problems: details }, 400);
  return save(desk, opened, { version: typed.version, details, typed });
}

interface Opened {
  visitor: SignedIn;
  file: AdviserDetailsFile;
}

async function openDetails(desk: Desk, exchange: HttpExchange): Promise<Opened | { refused: HttpReply }> {
  const visitor = desk.visitorOf(exchange);
  const refused = async (status: number, title: string, sentence: string) => ({
    refused: await deskPageReply(desk, visitor, {
      title,
      current: ADVISERS_PATH,
      main: markup`<h1>${title}</h1><p>${sentence}</p><p><a href="${ADVISERS_PATH}">All advisers</a></p>`,
      status,
    }),
  });
  const { queries } = desk.options;
  const file = await queries.adviserDetails(exchange.params.adviser ?? '');
  if (!file) return refused(404, 'Not found', 'There is no adviser with that name on the list.');
  const roster = (await queries.advisers()).map(({ adviser }) => adviser);
  if (!mayChangeDetails(roster, file.adviser, visitor))
    return refused(
      403,
      'You do not have permission to view this page',
      'You can edit your own hours and specialisms. Leads can edit everyone’s.',
    );
  return { visitor, file };
}

function pageOf(
  desk: Desk,
  { visitor, file }: Opened,
  shown: Partial<Omit<DetailsView, 'file' | 'isOwn' | 'forms' | 'now'>>,
  status = 200,
): Promise<HttpReply> {
  const isOwn = listedAs([file.adviser], visitor.person) !== undefined;
  const title = detailsTitle(file, isOwn);
  return deskPageReply(desk, visitor, {
    title: shown.problems?.length ? `Error: ${title}` : title,
    current: ADVISERS_PATH,
    styles: ['review.css', 'writing.css', 'details.css'],
    status,
    main: detailsMain({
      file,
      isOwn,
      typed: typedOf(file.adviser, file.changes[0]?.version ?? 0),
      problems: [],
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...shown,
    }),
  });
}

/** Undefined if the form is to be saved. */
function moveShifts(
  typed: TypedDetails,
  action: string | undefined,
): Pick<DetailsView, 'typed' | 'added' | 'note'> | undefined {
  const { shifts } = typed;
  if (action === 'add' && shifts.length < MAX_SHIFTS)
    return { typed: { ...typed, anyTime: false, shifts: [...shifts, EMPTY_SHIFT] }, added: shifts.length };
  const [, place] = /^remove-(\d{1,2})$/.exec(action ?? '') ?? [];
  if (place === undefined) return undefined;
  return {
    typed: { ...typed, shifts: shifts.filter((_, index) => index !== Number(place)) },
    note: `Shift ${Number(place) + 1} has been removed. Save to keep this change.`,
  };
}

interface Saving {
  version: number;
  /** Absent if the settings in the file should apply. */
  details?: AdviserDetails;
  typed?: TypedDetails;
}

async function save(desk: Desk, opened: Opened, { version, details, typed }: Saving): Promise<HttpReply> {
  const { visitor } = opened;
  const { id } = opened.file.adviser;
  const set = await desk.options.changeDetails({
    adviser: id,
    version,
    by: visitor,
    ...(details && { details }),
  });
  if (set.outcome === 'changed' || set.outcome === 'unchanged')
    return seeOther(`${ADVISERS_PATH}?set=${encodeURIComponent(`${id}.${set.version}`)}`);
  const file = await desk.options.queries.adviserDetails(id);
  const [overtaken] = file?.changes ?? [];
  // Not expected here: opening the page already checked that the adviser is listed and their details may be changed.
  if (set.outcome !== 'overtaken' || !file || !overtaken) return seeOther(adviserPath(id));
  const now = { ...(typed ?? typedOf(file.adviser, 0)), version: overtaken.version };
  return pageOf(desk, { visitor, file }, { typed: now, overtaken }, 409);
}

function versionIn(posted: Posted): number {
  return Number.parseInt(posted.field('version') ?? '', 10) || 0;
}

interface DetailsView extends Omit<DetailsFormView, 'timeZone'> {
  file: AdviserDetailsFile;
  isOwn: boolean;
  forms: CsrfForm;
  now: Date;
  /** Why nothing was saved, if the problem is not in one field. */
  problem?: string;
  /** The change that someone else saved while this form was being filled in. */
  overtaken?: DetailsChange;
}

function detailsTitle({ adviser }: AdviserDetailsFile, isOwn: boolean): string {
  return isOwn ? 'Your hours and specialisms' : `${adviser.name}: hours and specialisms`;
}

function detailsMain(view: DetailsView): Html {
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
    return markup`<div class="refused" tabindex="-1" autofocus>${errorLine(problem)}</div>`;
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
${factList(detailFacts(readableDetails(change) ?? inFile, adviser.timeZone))}</section>`;
}

function inFile({ file, forms, now }: DetailsView): Html {
  const { adviser, setAtDesk, isUnreadable, changes } = file;
  if (!setAtDesk && !isUnreadable)
    return markup`<p class="muted not-set">These are the settings in the file. No one has changed them here.</p>`;
  return markup`<section class="in-file" aria-labelledby="file-title"><h2 id="file-title">Settings in the file</h2>
${setAtDesk && markup`<p><bdi>${setAtDesk.by.name ?? 'Someone'}</bdi> changed the settings above, ${timeElement(setAtDesk.at, now)}. The file says:</p>`}
${factList(detailFacts(file.inFile, adviser.timeZone))}
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
  return details ? factList(detailFacts(details, timeZone)) : 'settings that this version cannot read.';
}
