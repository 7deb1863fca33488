// Serves the page where an admin downloads a breach report for a period.
import { breachPage as breachReportPage } from '../../../../bot/data-subject/breach-page.js';
import { makeBreachReport } from '../../../../bot/data-subject/breach-report.js';
import { actorOf } from '../../../../bot/model/people/actor.js';
import { adminWording } from '../../../../bot/wording/staff/admin-wording.js';
import { markup, type Html } from '../../design/markup.js';
import { describedByNotice } from '../../design/render.js';
import { BREACH_PATH } from '../../model/paths.js';
import { hiddenFields } from '../../security/csrf-form.js';
import type { Desk } from '../frame/context.js';
import { typedIn, type FormPage, type FormView } from '../frame/form-page.js';
import { breachWording as said } from '../wording/breach-wording.js';
import { governanceWording } from '../wording/governance-wording.js';
import { fileReply } from './file-reply.js';

const FIELDS = ['from', 'to', 'reason'] as const;
type Typed = Record<(typeof FIELDS)[number], string>;

export const breachForm = ({ options: { store, software }, now }: Desk): FormPage<Typed> => ({
  path: BREACH_PATH,
  title: said.title,
  styles: ['governance.css'],
  main: (view) => Promise.resolve(breachMain(view)),
  typedIn: (posted) => typedIn(posted, FIELDS, 500),
  async submit({ posted, typed, by }) {
    const wanted = { ...typed, by: actorOf(by) };
    const made = await makeBreachReport({ store, clock: now }, software(), wanted);
    if (made.outcome === 'refused')
      return {
        problem: made.problem,
        status: 400,
        field: made.problem === adminWording.breach.reason ? 'reason' : 'days',
      };
    return posted.field('do') === 'json'
      ? fileReply('breach-report', 'json', JSON.stringify(made.value, null, 2))
      : fileReply('breach-report', 'html', breachReportPage(made.value));
  },
});

function breachMain({ forms, field, typed = { from: '', to: '', reason: '' } }: FormView<Typed>): Html {
  const { from, to, reason } = typed;
  const { firstDay, lastDay, download } = governanceWording;
  return markup`<p>${said.intro}</p>
<p>${said.whoDecides}</p>
<form method="post" action="${BREACH_PATH}" class="stack hold-form">${hiddenFields(forms)}
<label for="from">${firstDay}</label><input type="date" id="from" name="from" value="${from}"${describedByNotice(field === 'days')}>
<label for="to">${lastDay}</label><input type="date" id="to" name="to" value="${to}"${describedByNotice(field === 'days')}>
<label for="reason">${said.why}</label><input type="text" id="reason" name="reason" value="${reason}" maxlength="500" autocomplete="off"${describedByNotice(field === 'reason', 'reason-hint')}>
<p class="hint" id="reason-hint">${said.whyHint}</p>
<div class="buttons"><button type="submit" class="button primary" name="do" value="html">${download.html}</button> <button type="submit" class="button" name="do" value="json">${download.json}</button></div></form>`;
}
