// Shows one adviser's hours and specialisms, with the form, the settings in the file and the history.
import {
  mayChangeDetails,
  readableDetails,
  type DetailsChange,
} from '../../../../bot/model/people/adviser-details.js';
import { listedAs, type AdviserDetails } from '../../../../bot/model/people/roster.js';
import type { AdviserDetailsFile } from '../../../../bot/model/queries.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { problemList } from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { checkForm, csrfFormOf, hiddenFields, type CsrfForm } from '../../security/csrf-form.js';
import { seeOther } from '../../design/page.js';
import { ADVISERS_PATH, adviserPath } from '../../model/paths.js';
import { readPost, type Posted } from '../../security/post-guard.js';
import type { SignedIn } from '../../model/signed-in.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { nameOf } from '../frame/name-of.js';
import { detailsOf, readTypedDetails, typedDetails, type TypedDetails } from './typed-details.js';
import { refusedBox, TAKES_FOCUS, warning } from '../../design/render.js';
import { timeElement } from '../../design/format-time.js';
import { detailsFields, type DetailsFormView } from './details-form.js';
import { factList } from '../../design/fact-list.js';
import { detailFacts } from './describe-details.js';
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { filled } from '../../design/filled.js';
import { advisersWording } from '../wording/advisers-wording.js';
import { detailsWording } from '../wording/details-wording.js';
import { frameWording } from '../wording/frame-wording.js';

const { page: said, overtaken: overtakenSaid, inFile: inFileSaid, history } = detailsWording;

export async function showDetails(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const opened = await openDetails(desk, exchange);
  return 'refused' in opened ? opened.refused : pageOf(desk, opened, {});
}

export async function receiveDetails(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const opened = await openDetails(desk, exchange);
  if ('refused' in opened) return opened.refused;
  const posted = readPost(exchange);
  const typed = posted.field('do') === 'as-in-file' ? undefined : readTypedDetails(posted);
  const refusal = await checkForm(desk, opened.visitor, exchange, posted);
  if (refusal)
    return pageOf(desk, opened, { ...(typed && { typed }), problem: refusal.problem }, refusal.status);
  if (!typed) return save(desk, opened, { version: versionIn(posted) });
  const read = detailsOf(typed);
  if ('problems' in read) return pageOf(desk, opened, { typed, problems: read.problems }, 400);
  return save(desk, opened, { version: typed.version, details: read.details, typed });
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
      main: markup`<h1>${title}</h1><p>${sentence}</p><p><a href="${ADVISERS_PATH}">${said.all}</a></p>`,
      status,
    }),
  });
  const { queries } = desk.options;
  const file = await queries.adviserDetails(exchange.params.adviser ?? '');
  if (!file) return refused(404, frameWording.notFound.title, said.unknown);
  const roster = (await queries.advisers()).map(({ adviser }) => adviser);
  if (!mayChangeDetails(roster, file.adviser, visitor))
    return refused(403, wordsIn('en').signIn.noPermission.title, advisersWording.mayEdit);
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
    title: shown.problems ? frameWording.errorTitle(title) : title,
    current: ADVISERS_PATH,
    styles: ['review.css', 'writing.css', 'details.css'],
    status,
    main: detailsMain({
      file,
      isOwn,
      typed: typedDetails(file.adviser, file.changes[0]?.version ?? 0),
      problems: {},
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...shown,
    }),
  });
}

interface Saving {
  version: number;
  /** The details to save. Absent to go back to the settings in the file. */
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
  // This should not happen, because opening the page already checked that this adviser is listed and can be
  // edited.
  if (set.outcome !== 'overtaken' || !file || !overtaken) return seeOther(adviserPath(id));
  const now = { ...(typed ?? typedDetails(file.adviser, 0)), version: overtaken.version };
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
  /** Why nothing was saved, if the problem is not in a single field. */
  problem?: string;
  overtaken?: DetailsChange;
}

function detailsTitle({ adviser }: AdviserDetailsFile, isOwn: boolean): string {
  return isOwn ? said.ownTitle : said.title(adviser.name);
}

function detailsMain(view: DetailsView): Html {
  const { file, isOwn, forms, now, overtaken } = view;
  const { adviser } = file;
  return markup`<p class="kicker"><a href="${ADVISERS_PATH}">${said.all}</a></p>
<h1>${detailsTitle(file, isOwn)}</h1>
${whatIsWrong(view)}${overtaken && showOvertaken(file, overtaken, now)}
<p>${said.intro}</p>
${file.isUnreadable && warning(said.unreadable, wordsIn('en').page.message)}
<form method="post" action="${adviserPath(adviser.id)}" class="details-form">${hiddenFields(forms)}
${detailsFields({ ...view, timeZone: adviser.timeZone })}
</form>
${inFile(view)}${record(file, now)}`;
}

function whatIsWrong({ problem, problems }: DetailsView): Html | false {
  if (problem !== undefined) return refusedBox(problem, wordsIn('en'));
  return Object.keys(problems).length > 0 && problemList(frameWording.notSaved, problems);
}

function showOvertaken({ adviser, inFile }: AdviserDetailsFile, change: DetailsChange, now: Date): Html {
  const name = nameOf(change.by, 'atStart');
  const what = overtakenSaid[change.details === undefined ? 'reset' : 'changed'];
  return markup`<section class="overtaken" aria-labelledby="overtaken-title"${TAKES_FOCUS}>
<h2 id="overtaken-title">${filled(overtakenSaid.title, { name })}</h2>
<p>${filled(what, { name, when: timeElement(change.at, now) })}</p>
${factList(detailFacts(readableDetails(change) ?? inFile, adviser.timeZone))}</section>`;
}

function inFile({ file, forms, now }: DetailsView): Html {
  const { adviser, setAtDesk, isUnreadable, changes } = file;
  if (!setAtDesk && !isUnreadable) return markup`<p class="muted not-set">${inFileSaid.unchanged}</p>`;
  return markup`<section class="in-file" aria-labelledby="file-title"><h2 id="file-title">${inFileSaid.title}</h2>
${setAtDesk && markup`<p>${filled(inFileSaid.changed, { name: nameOf(setAtDesk.by, 'atStart'), when: timeElement(setAtDesk.at, now) })}</p>`}
${factList(detailFacts(file.inFile, adviser.timeZone))}
<form method="post" action="${adviserPath(adviser.id)}">${hiddenFields(forms)}<input type="hidden" name="version" value="${changes[0]?.version ?? 0}">
<button type="submit" name="do" value="as-in-file" class="button plain">${inFileSaid.reset}</button></form></section>`;
}

/** The page shows the latest changes. The store keeps all of them. */
const CHANGES_SHOWN = 20;

function record({ adviser, changes }: AdviserDetailsFile, now: Date): Html | false {
  return (
    changes.length > 0 &&
    markup`<details class="record"><summary>${frameWording.history}</summary><ul>${changes
      .slice(0, CHANGES_SHOWN)
      .map((change) => markup`<li>${historyLine(change, adviser.timeZone, now)}</li>`)}</ul></details>`
  );
}

function historyLine(change: DetailsChange, timeZone: string, now: Date): Html {
  const details = readableDetails(change);
  const line = details ? 'changed' : change.details === undefined ? 'reset' : 'unreadable';
  return filled(history[line], {
    when: timeElement(change.at, now),
    name: nameOf(change.by, 'atStart'),
    details: details && factList(detailFacts(details, timeZone)),
  });
}
