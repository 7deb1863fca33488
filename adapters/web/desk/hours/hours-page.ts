// The page where a lead sets when the service is open: the hours of each day, closed days and bank holidays.
import { openingHours } from '../../../../bot/copy/opening-hours.js';
import { bankHolidays, DIVISIONS, type Division } from '../../../../bot/model/people/bank-holidays.js';
import { DAYS } from '../../../../bot/model/people/roster.js';
import { isUnreadable, serviceHoursIn } from '../../../../bot/model/people/service-hours.js';
import type { AdviserAvailability, ServiceHoursFile } from '../../../../bot/model/queries.js';
import { optionList } from '../../design/fields.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { warning } from '../../design/render.js';
import { HOURS_PATH } from '../../model/paths.js';
import { hiddenFields } from '../../security/csrf-form.js';
import { DAY_NAMES, type Day } from '../details/describe-details.js';
import type { Desk } from '../frame/context.js';
import type { FormPage, FormView } from '../frame/form-page.js';
import { hoursOf, readTypedHours, typedOf, type TypedHours } from './typed-hours.js';

const SAID = new Map([
  ['changed', 'Saved. The new hours apply now. The chat page may take a minute to show them.'],
  ['unchanged', 'No changes were made. These hours are already set.'],
]);

export const DIVISION_NAMES: Record<Division, string> = {
  'england-and-wales': 'England and Wales',
  scotland: 'Scotland',
  'northern-ireland': 'Northern Ireland',
};

export const hoursPage = ({ options: { queries, changeServiceHours } }: Desk): FormPage<TypedHours> => ({
  path: HOURS_PATH,
  title: 'Opening hours',
  styles: ['details.css'],
  said: SAID,
  main: async (view) =>
    hoursMain({ ...view, file: await queries.serviceHours(), advisers: await queries.advisers() }),
  typedIn: readTypedHours,
  async submit({ posted, typed, by }) {
    const hours = posted.field('do') === 'reset' ? undefined : hoursOf(typed);
    if (typeof hours === 'string') return { problem: hours, status: 400 };
    const said = await changeServiceHours({ version: typed.version, by, ...(hours && { hours }) });
    if (said !== 'overtaken') return { said };
    const [latest] = (await queries.serviceHours()).changes;
    return {
      problem: `${latest?.by.name ?? 'Someone'} changed the hours while you were writing. Your changes are below but have not been saved. If you save them now, they will replace theirs.`,
      status: 409,
      typed: { ...typed, version: latest?.version ?? 0 },
    };
  },
});

interface HoursView extends FormView<TypedHours> {
  file: ServiceHoursFile;
  advisers: readonly AdviserAvailability[];
}

function hoursMain(view: HoursView): Html {
  const { file, forms } = view;
  const typed = view.typed ?? typedOf(file.hours, file.changes[0]?.version ?? 0);
  return markup`${statusNow(view)}
<p>People who ask for an adviser are told when the service opens again, and reminders wait until then. Reminders about urgent requests do not wait. Advisers’ own shifts count only within these hours.</p>
${hasNoDuty(view) && warning('No adviser is marked as on duty, so outside these hours no one is messaged directly about an urgent request. Ask your service administrator to mark someone.')}
<form method="post" action="${HOURS_PATH}" class="details-form">${hiddenFields(forms)}<input type="hidden" name="version" value="${typed.version}">
<fieldset class="hours"><legend>Each week</legend>
<p class="hint">Leave both times empty on days when you are closed. If you close after midnight, the time is on the next day. For a whole day, enter 00:00 twice.</p>
<table class="week"><thead><tr><th scope="col">Day</th><th scope="col">Opens</th><th scope="col">Closes</th></tr></thead><tbody>${DAYS.map((day) => dayRow(day, typed))}</tbody></table></fieldset>
<div class="languages"><label for="closed-days">Closed days</label>
<p class="hint" id="closed-hint">One date on each line, for example 24 December 2026.</p>
<textarea id="closed-days" name="closed-days" rows="4" autocomplete="off" aria-describedby="closed-hint">\n${typed.closedDays}</textarea></div>
<div class="languages"><label for="bank-holidays">Also closed on bank holidays in</label>
<select id="bank-holidays" name="bank-holidays">${optionList(
    [['', 'None: open on bank holidays'], ...DIVISIONS.map((one) => [one, DIVISION_NAMES[one]] as const)],
    typed.bankHolidays,
  )}</select>${nextHolidays(view)}</div>
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">Save</button>
${(file.hours ?? file.isUnreadable) && markup`<button type="submit" name="do" value="reset" class="button plain">Reset to the settings</button>`}</div>
</form>${history(view)}`;
}

function dayRow(day: Day, { week }: TypedHours): Html {
  const { long } = DAY_NAMES[day];
  const time = (part: 'from' | 'to', label: string) =>
    markup`<td><input name="${day}-${part}" value="${week[day][part]}" maxlength="20" size="7" autocomplete="off" aria-label="${long}: ${label}"></td>`;
  return markup`<tr><th scope="row">${long}</th>${time('from', 'opens')}${time('to', 'closes')}</tr>`;
}

function hasNoDuty({ advisers }: HoursView): boolean {
  return advisers.length > 0 && !advisers.some(({ adviser }) => adviser.duty);
}

function statusNow({ file: { hours, changes, isUnreadable: isLater }, advisers, now }: HoursView): Html {
  const [latest] = changes;
  if (isLater)
    return warning(
      'These hours were saved by another version and cannot be read, so the advisers’ own hours and the settings apply. Enter them again.',
    );
  if (hours && latest)
    return markup`<p>Set by <bdi>${latest.by.name ?? 'someone'}</bdi>, ${timeElement(latest.at, now)}.</p>`;
  const known = openingHours(advisers.map(({ adviser }) => adviser));
  return known === undefined
    ? markup`<p>No hours are set, so requests can be claimed at any time.</p>`
    : markup`<p>No hours are set here. The hours of the advisers apply (${known}), with the holidays in the settings.</p>`;
}

/**
 * Lists the next bank holidays that the rules give, so that leads can see which one-off holidays are missing.
 */
function nextHolidays({ file: { hours }, now }: HoursView): Html | false {
  const division = hours?.bankHolidays;
  if (!division) return false;
  const today = now.toISOString().slice(0, 10);
  const year = now.getUTCFullYear();
  const next = [year, year + 1].flatMap((one) => bankHolidays(division, one)).filter((day) => day >= today);
  return markup`<p class="hint">Next: ${next
    .slice(0, 4)
    .map((day) => longDate(`${day}T12:00:00Z`))
    .join(', ')}. Add one-off holidays to the closed days.</p>`;
}

const CHANGES_SHOWN = 20;

function history({ file: { changes }, now }: HoursView): Html | false {
  return (
    changes.length > 0 &&
    markup`<details class="record"><summary>History</summary><ul>${changes
      .slice(0, CHANGES_SHOWN)
      .map((change) => {
        const hours = serviceHoursIn(change);
        const other = isUnreadable(change) ? 'hours that this version cannot read' : 'reset to the settings';
        return markup`<li>${timeElement(change.at, now)}, <bdi>${change.by.name ?? 'Someone'}</bdi>: ${hours ? hoursInWords(hours) : other}</li>`;
      })}</ul></details>`
  );
}

/** “Monday to Friday, 9am to 5pm; closed on bank holidays in Scotland, 24 December 2026” */
export function hoursInWords(hours: NonNullable<ServiceHoursFile['hours']>): string {
  const closed = [
    ...(hours.bankHolidays ? [`bank holidays in ${DIVISION_NAMES[hours.bankHolidays]}`] : []),
    ...hours.closedDays.map((day) => longDate(`${day}T12:00:00Z`)),
  ];
  const week = openingHours([], undefined, hours.week) ?? '';
  return closed.length ? `${week}; closed on ${closed.join(', ')}` : week;
}
