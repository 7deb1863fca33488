// Shows editors what needs their attention, above the list of documents.
import { proposalsIn, type Proposal } from '../../../bot/model/tasks/edited-entries.js';
import type { CheckedContact } from '../../../bot/model/tasks/checked-terms-and-contacts.js';
import { mattersOf } from '../../../bot/model/tasks/recall.js';
import { isWhoAccepted } from '../../../ingest/model/editing.js';
import { assistantOff } from '../design/assistant-off.js';
import { markup, type Content, type Html } from '../design/markup.js';
import type { SignedIn } from '../model/signed-in.js';
import type { ReviewDesk } from '../ports/review-desk.js';
import { dueForReview, type ToDecide } from './due-for-review.js';
import type { EditingLibrary } from './frame/context.js';
import { editorsAlert } from './frame/report-alert.js';
import { readSources } from './sources/source-list.js';
import { proposalLinks } from './terms-and-contacts/terms-and-contacts.js';
import { alertWording } from './wording/alert-wording.js';
import { STATE_LABELS } from './wording/labels.js';

export async function editorsAlerts(
  { options, editing, now }: EditingLibrary,
  { person }: Pick<SignedIn, 'person'>,
): Promise<Html> {
  const [off, toDecide, checked, notes, drafts, { sources }] = await Promise.all([
    options.store.records.switches.off(),
    readToDecide(editing.review, person),
    editing.writing.termsAndContacts(now()),
    editing.writing.notes.list(),
    editing.writing.notes.drafts(),
    readSources(editing.review, now()),
  ]);
  const { bySchedule } = editing.review;
  const due = dueForReview({ ...checked, ...toDecide, notes, drafts, sources, bySchedule, now: now() });
  const proposals = proposalsIn(editing.writing.entries.edited());
  const reportsGoTo = alertWording.reportsGoTo[editing.setUp.editorsChannel];
  return markup`${assistantOff(off)}${proposalAlert(proposals, checked.contacts)}${due}${reportsGoTo && markup`<p class="muted">${reportsGoTo}</p>`}`;
}

async function readToDecide(
  { recalls, records }: Pick<ReviewDesk, 'recalls' | 'records'>,
  { id, name = id }: SignedIn['person'],
): Promise<ToDecide> {
  const [open, waiting, accepted, all] = await Promise.all([
    records.changes(['open']),
    records.changes(['waiting']),
    records.changes(['accepted']),
    recalls.list('open'),
  ]);
  const own = waiting.filter((change) => isWhoAccepted(change, { editor: name, editorId: id }));
  return {
    recalls: mattersOf(all),
    changes: { open: open.length, forYou: waiting.length - own.length, forOthers: own.length },
    accepted: accepted.length,
  };
}

function proposalAlert(proposals: readonly Proposal[], contacts: readonly CheckedContact[]): Content {
  if (!proposals.length) return false;
  return editorsAlert(
    STATE_LABELS.waiting,
    alertWording.proposals(proposals.length),
    proposalLinks(proposals, contacts),
  );
}
