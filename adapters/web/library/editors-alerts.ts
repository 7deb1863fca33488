// What needs an editor's attention, shown above the list of documents: what an admin has turned off, answers reported
// as unsafe, what is due for review, and where reports go if no channel is set.
import { proposalsIn, type Proposal } from '../../../bot/model/tasks/edited-entries.js';
import type { CheckedContact } from '../../../bot/model/tasks/checked-terms-and-contacts.js';
import type { UnsafeReport } from '../../../bot/model/tasks/unsafe-report.js';
import { assistantOff } from '../design/assistant-off.js';
import { dayAndTime } from '../design/format-time.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { warning } from '../design/render.js';
import { reportPath } from '../model/paths.js';
import { dueForReview } from './due-for-review.js';
import type { EditingLibrary } from './frame/context.js';
import { readSources } from './sources/source-list.js';
import { proposalLinks } from './terms-and-contacts/terms-and-contacts.js';

const REPORTS_GO_TO = {
  none: 'If someone reports an answer as unsafe, you only see the report here. To be notified in Teams or Slack, ask your service administrator to set up a channel for editors.',
  advisers:
    'If someone reports an answer as unsafe, the report goes to the advisers’ channel. To get reports in a channel of your own, ask your service administrator to set up a channel for editors.',
  own: undefined,
};

export async function editorsAlerts({ options, editing, now }: EditingLibrary): Promise<Html> {
  const [off, reports, checked, notes, drafts, { sources }] = await Promise.all([
    options.store.records.switches.off(),
    editing.review.reports.open(),
    editing.writing.termsAndContacts(now()),
    editing.writing.notes.list(),
    editing.writing.notes.drafts(),
    readSources(editing.review, now()),
  ]);
  const { bySchedule } = editing.review;
  const due = dueForReview({ ...checked, notes, drafts, sources, bySchedule, now: now() });
  const proposals = proposalsIn(editing.writing.entries.edited());
  const reportsGoTo = REPORTS_GO_TO[editing.setUp.editorsChannel];
  return markup`${assistantOff(off)}${reportAlert(reports)}${proposalAlert(proposals, checked.contacts)}${due}${reportsGoTo && markup`<p class="muted">${reportsGoTo}</p>`}`;
}

function alert(label: string, text: string, list: Html): Html {
  return markup`<section class="reports" aria-label="${label}">${warning(text)}${list}</section>`;
}

/** Reports come first, because someone may be acting on the answer right now. */
function reportAlert(reports: readonly UnsafeReport[]): Content {
  if (!reports.length) return false;
  return alert(
    'Reported as unsafe',
    reports.length === 1
      ? 'An answer was reported as unsafe. Check it now.'
      : `${reports.length} answers were reported as unsafe. Check them now.`,
    markup`<ul>${reports.map(
      ({ answer, people, lastAt }) =>
        markup`<li><a href="${reportPath(answer)}">Reported on ${dayAndTime(lastAt)}${people > 1 && ` by ${people} people`}</a></li>`,
    )}</ul>`,
  );
}

function proposalAlert(proposals: readonly Proposal[], contacts: readonly CheckedContact[]): Content {
  if (!proposals.length) return false;
  return alert(
    'Waiting for a second editor',
    proposals.length === 1
      ? 'A change to a helpline needs a second editor.'
      : `${proposals.length} changes to helplines need a second editor.`,
    proposalLinks(proposals, contacts),
  );
}
