// Shows editors what needs their attention, above the list of documents.
import { proposalsIn, type ProposedEntry } from '../../../bot/model/editing/edited-entries.js';
import type { CheckedContact } from '../../../bot/model/editing/checked-terms-and-contacts.js';
import type { EditingPorts } from '../../../bot/model/editing-ports.js';
import { mattersOf } from '../../../bot/model/recalls/recall.js';
import { listNotes } from '../../../ingest/notes/list-notes.js';
import type { WrongAnswer } from '../../../ingest/model/golden-records.js';
import { isWhoAccepted, releaseBefore } from '../../../ingest/model/editing.js';
import { assistantOff } from '../design/assistant-off.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { filled } from '../design/filled.js';
import { GOLDEN_PATH, RELEASES_PATH, SET_UP_PATH } from '../model/paths.js';
import type { SignedIn } from '../model/signed-in.js';
import { dueForReview, type ToDecide } from './due-for-review.js';
import type { EditingLibrary } from './frame/context.js';
import { editorsAlert } from './frame/report-alert.js';
import { wrongNow } from './releases/golden-runs.js';
import { readSources } from './sources/source-list.js';
import { proposalLinks } from './terms-and-contacts/terms-and-contacts.js';
import { alertWording } from './wording/alert-wording.js';
import { STATE_LABELS } from '../../../bot/wording/staff/editing-labels.js';

const DAY_MS = 86_400_000;

/** The most questions to count, because each one has to be unsealed. */
const MOST_COUNTED = 500;

export async function editorsAlerts(
  { options, editing, now }: EditingLibrary,
  { person }: Pick<SignedIn, 'person'>,
): Promise<Html> {
  const [off, tested, toDecide, checked, notes, drafts, { sources }, isSample] = await Promise.all([
    options.store.records.switches.off(),
    testQuestionAlerts(editing.review.ports),
    readToDecide({ options, editing }, person, now()),
    editing.writing.termsAndContacts(now()),
    listNotes(editing.writing.notes),
    options.store.records.notes.inState('draft'),
    readSources(editing.review, now()),
    options.guidance.isSample(),
  ]);
  const { bySchedule } = editing.review;
  const due = dueForReview({ ...checked, ...toDecide, notes, drafts, sources, bySchedule, now: now() });
  const proposals = proposalsIn(editing.writing.entries.edited());
  const reportsGoTo = alertWording.reportsGoTo[editing.setUp.editorsChannel];
  return markup`${assistantOff(off)}${isSample && gettingStarted()}${tested}${proposalAlert(proposals, checked.contacts)}${due}${reportsGoTo && markup`<p class="muted">${reportsGoTo}</p>`}`;
}

function gettingStarted(): Html {
  const setUp = markup`<a href="${SET_UP_PATH}">${alertWording.setUp}</a>`;
  return markup`<p class="getting-started">${filled(alertWording.gettingStarted, { setUp })}</p>`;
}

async function testQuestionAlerts(ports: EditingPorts['ports']): Promise<Html> {
  const all = await wrongNow(ports);
  const notShown = all.filter(({ platforms }) => platforms);
  const wrong = all.filter(({ platforms }) => !platforms);
  return markup`${await wrongAnswersAlert(ports, wrong)}${notShown.length > 0 && notShownAlert(notShown)}`;
}

async function wrongAnswersAlert(
  ports: EditingPorts['ports'],
  wrong: readonly WrongAnswer[],
): Promise<Content> {
  const [first] = wrong;
  if (!first) return false;
  const words = alertWording.wrongAnswers;
  const before = await versionThatMayAnswer(ports, wrong, first.release);
  return editorsAlert(
    words.title,
    words.said(first.release, wrong.length),
    questionsAnd(
      before !== undefined && markup`<li><a href="${RELEASES_PATH}#back">${words.goBack(before)}</a></li>`,
    ),
  );
}

/** Returns the version before this one, unless it lacks a document that these questions must be answered from. */
async function versionThatMayAnswer(
  { store, editing }: EditingPorts['ports'],
  wrong: readonly WrongAnswer[],
  release: number,
): Promise<number | undefined> {
  const before = releaseBefore(await editing.publications(), release);
  if (before === undefined) return undefined;
  const documents = new Set((await store.editionsOf(before)).map(({ document }) => document.slug));
  const asked = new Set(wrong.map(({ question }) => question));
  const isMissing = (slug: string | undefined) => slug !== undefined && !documents.has(slug);
  const questions = (await editing.goldenQuestions()).filter(({ id }) => asked.has(id));
  return questions.some(({ document }) => isMissing(document)) ? undefined : before;
}

/** The answer is right, so going back to another version would not help. */
function notShownAlert(notShown: readonly WrongAnswer[]): Html {
  const words = alertWording.notShown;
  const platforms = [...new Set(notShown.flatMap((one) => one.platforms ?? []))].sort();
  return editorsAlert(words.title, words.said(notShown.length, platforms), questionsAnd(false));
}

function questionsAnd(more: Content): Html {
  return markup`<ul><li><a href="${GOLDEN_PATH}">${alertWording.wrongAnswers.questions}</a></li>${more}</ul>`;
}

async function readToDecide(
  { options, editing: { review, writing } }: Pick<EditingLibrary, 'options' | 'editing'>,
  { id, name }: SignedIn['person'],
  now: Date,
): Promise<ToDecide> {
  const since = new Date(now.getTime() - 30 * DAY_MS).toISOString();
  const { changes } = review.ports.editing;
  const [open, waiting, accepted, all, missed] = await Promise.all([
    changes(['open']),
    changes(['waiting']),
    changes(['accepted']),
    options.store.records.recalls.list('open'),
    writing.questions.list(since, MOST_COUNTED),
  ]);
  const own = waiting.filter((change) => isWhoAccepted(change, { editor: name, editorId: id }));
  return {
    recalls: mattersOf(all),
    changes: { open: open.length, forYou: waiting.length - own.length, forOthers: own.length },
    accepted: accepted.length,
    missed: {
      'not-found': missed.filter(({ why }) => why === 'not-found').length,
      'low-rated': missed.filter(({ why }) => why === 'low-rated').length,
    },
  };
}

function proposalAlert(proposals: readonly ProposedEntry[], contacts: readonly CheckedContact[]): Content {
  if (!proposals.length) return false;
  return editorsAlert(
    STATE_LABELS.waiting,
    alertWording.proposals(proposals.length),
    proposalLinks(proposals, contacts),
  );
}
