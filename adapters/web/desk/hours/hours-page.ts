// Serves the page where a lead sets opening hours, closed days and bank holidays.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { openingHours } from '../../../../bot/wording/describe-opening-hours.js';
import { bankHolidayClosures, DIVISIONS } from '../../../../bot/model/people/bank-holidays.js';
import { DAYS } from '../../../../bot/model/people/roster.js';
import { isUnreadable, serviceHoursIn } from '../../../../bot/model/people/service-hours.js';
import type { AdviserAvailability, ServiceHoursFile } from '../../../../bot/model/queries.js';
import { describedBy, fieldProblem, optionList, type FieldProblems } from '../../design/fields.js';
import { isoDay, longDate, timeElement } from '../../design/format-time.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { HOURS_PATH } from '../../model/paths.js';
import { hiddenFields } from '../../security/csrf-form.js';
import type { Day } from '../details/describe-details.js';
import type { Desk } from '../frame/context.js';
import type { FormPage, FormView } from '../frame/form-page.js';
import { nameOf } from '../frame/name-of.js';
import { detailsWording } from '../wording/details-wording.js';
import { frameWording } from '../wording/frame-wording.js';
import { hoursWording } from '../wording/hours-wording.js';
import {
  CLOSED_DAYS,
  exampleOfDay,
  hoursOf,
  readTypedHours,
  timeField,
  typedHours,
  type TypedHours,
} from './typed-hours.js';

const { form: said, problems } = hoursWording;

export const hoursPage = ({ options: { queries, changeServiceHours }, now }: Desk): FormPage<TypedHours> => ({
  path: HOURS_PATH,
  title: hoursWording.title,
  styles: ['details.css'],
  said: new Map(Object.entries(hoursWording.done)),
  main: async (view) =>
    hoursMain({ ...view, file: await queries.serviceHours(), advisers: await queries.advisers() }),
  typedIn: readTypedHours,
  async submit({ posted, typed, by }) {
    const isRemoved = posted.field('do') === 'remove';
    const read = isRemoved ? {} : hoursOf(typed, { now: now(), noDay: await noDaySaid(queries) });
    if ('problems' in read) return { problem: frameWording.notSaved, problems: read.problems, status: 400 };
    const said = await changeServiceHours({ version: typed.version, by, ...read });
    if (said !== 'overtaken') return { said: said === 'changed' && isRemoved ? 'removed' : said };
    const [latest] = (await queries.serviceHours()).changes;
    return {
      problem: hoursWording.overtaken(latest?.by.name ?? frameWording.someone.atStart),
      status: 409,
      typed: { ...typed, version: latest?.version ?? 0 },
    };
  },
});

async function noDaySaid(queries: Desk['options']['queries']): Promise<string> {
  const { hours } = await queries.serviceHours();
  return hours ? problems.noDayLeft(hoursOfAdvisers(await queries.advisers())) : problems.noDay;
}

interface HoursView extends FormView<TypedHours> {
  file: ServiceHoursFile;
  advisers: readonly AdviserAvailability[];
}

function hoursMain(view: HoursView): Html {
  const { file, forms, problems = {} } = view;
  const typed = view.typed ?? typedHours(file.hours, file.changes[0]?.version ?? 0);
  return markup`${openNow(view)}
${statusNow(view)}
<p>${hoursWording.intro}</p>
${hasNoDuty(view) && warning(hoursWording.noDuty, wordsIn('en').page.message)}
<form method="post" action="${HOURS_PATH}" class="details-form">${hiddenFields(forms)}<input type="hidden" name="version" value="${typed.version}">
<fieldset class="hours"><legend>${said.week}</legend>
<p class="hint">${said.weekHint}</p>
<table class="week"><thead><tr>${said.columns.map((column) => markup`<th scope="col">${column}</th>`)}</tr></thead><tbody>${DAYS.map((day) => dayRow(day, typed, problems))}</tbody></table></fieldset>
<div class="languages"><label for="closed-days">${said.closedDays}</label>
<p class="hint" id="closed-hint">${said.closedDaysHint(exampleOfDay(view.now))}</p>
${fieldProblem(CLOSED_DAYS, problems)}<textarea id="closed-days" name="closed-days" rows="4" autocomplete="off"${describedBy(CLOSED_DAYS, problems, 'closed-hint')}>\n${typed.closedDays}</textarea></div>
<div class="languages"><label for="bank-holidays">${said.bankHolidays}</label>
<select id="bank-holidays" name="bank-holidays">${optionList(
    [['', said.noBankHolidays], ...DIVISIONS.map((one) => [one, hoursWording.divisions[one]] as const)],
    typed.bankHolidays,
  )}</select>${nextHolidays(view)}</div>
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">${frameWording.save}</button></div>
${(file.hours ?? file.isUnreadable) && markup`<details class="record"><summary>${said.remove}</summary><p>${said.removeSure}</p><button type="submit" name="do" value="remove" class="button danger">${said.removeSurely}</button></details>`}
</form>${history(view)}`;
}

function dayRow(day: Day, { week }: TypedHours, problems: FieldProblems): Html {
  const { long } = detailsWording.days[day];
  const time = (part: 'from' | 'to', label: string) => {
    const id = timeField(day, part);
    return markup`<td><input id="${id}" name="${id}" value="${week[day][part]}" maxlength="20" size="7" autocomplete="off" aria-label="${label}"${describedBy(id, problems)}></td>`;
  };
  const wrong =
    fieldProblem(timeField(day, 'from'), problems) || fieldProblem(timeField(day, 'to'), problems);
  return markup`${wrong && markup`<tr><td colspan="3">${wrong}</td></tr>`}<tr><th scope="row">${long}</th>${time('from', said.opens(long))}${time('to', said.closes(long))}</tr>`;
}

function hasNoDuty({ advisers }: HoursView): boolean {
  return advisers.length > 0 && !advisers.some(({ adviser }) => adviser.duty);
}

function openNow({ file: { isOpen, opensAt }, advisers, now }: HoursView): Html | false {
  const words = hoursWording[advisers.length ? 'isStaffed' : 'isOpen'];
  if (isOpen) return markup`<p><strong>${words.open}</strong></p>`;
  if (opensAt === undefined) return false;
  return markup`<p><strong>${filled(words.closed, { when: timeElement(opensAt, now) })}</strong></p>`;
}

function statusNow({ file: { hours, changes, isUnreadable: isLater }, advisers, now }: HoursView): Html {
  const { now: words } = hoursWording;
  const [latest] = changes;
  if (isLater) return warning(words.unreadable, wordsIn('en').page.message);
  if (hours && latest)
    return markup`<p>${filled(words.set, { name: nameOf(latest.by, 'inside'), when: timeElement(latest.at, now) })}</p>`;
  const known = hoursOfAdvisers(advisers);
  return markup`<p>${known === undefined ? words.none : words.ofAdvisers(known)}</p>`;
}

const hoursOfAdvisers = (advisers: readonly AdviserAvailability[]) =>
  openingHours(
    advisers.map(({ adviser }) => adviser),
    wordsIn('en').page.times,
  );

/**
 * Lists the next bank holidays by the usual rules, so that leads can see which one-off holidays they need to
 * add.
 */
function nextHolidays({ file: { hours }, now }: HoursView): Html | false {
  const division = hours?.bankHolidays;
  if (!division) return false;
  const today = isoDay(now);
  const year = now.getUTCFullYear();
  const closed = [year, year + 1].flatMap((one) => bankHolidayClosures(division, one));
  const next = closed.filter((day) => day >= today);
  return markup`<p class="hint">${said.nextHolidays(next.slice(0, 4).map(dayInWords))}</p>`;
}

const CHANGES_SHOWN = 20;

function history({ file: { changes }, now }: HoursView): Html | false {
  return (
    changes.length > 0 &&
    markup`<details class="record"><summary>${frameWording.history}</summary><ul>${changes
      .slice(0, CHANGES_SHOWN)
      .map((change) => {
        const hours = serviceHoursIn(change);
        const line = hours ? 'changed' : isUnreadable(change) ? 'unreadable' : 'removed';
        return markup`<li>${filled(hoursWording.history[line], {
          when: timeElement(change.at, now),
          name: nameOf(change.by, 'atStart'),
          hours: hours && hoursInWords(hours),
        })}</li>`;
      })}</ul></details>`
  );
}

/**
 * Returns, for example, “Monday to Friday, 9am to 5pm; closed on bank holidays in Scotland, 24 December
 * 2026”.
 */
export function hoursInWords(hours: NonNullable<ServiceHoursFile['hours']>): string {
  const closed = [
    ...(hours.bankHolidays ? [hoursWording.bankHolidaysIn(hours.bankHolidays)] : []),
    ...hours.closedDays.map(dayInWords),
  ];
  const week = openingHours([], wordsIn('en').page.times, hours.week) ?? '';
  return closed.length ? hoursWording.closedOn(week, closed) : week;
}

function dayInWords(day: string): string {
  return longDate(`${day}T12:00:00Z`);
}
