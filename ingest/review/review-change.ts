// Records an editor's decision on a change: accept or reject all of it or one passage, edit its details, or
// comment.
import { InputFailure } from '../../knowledge/model/errors.js';
import { isTitleForOthers } from '../comparing/diff-editions.js';
import { differenceBetween, editionContent } from '../comparing/difference-between.js';
import { isSameDetail, TELLING_DETAILS, type Weight } from '../model/change.js';
import {
  editedDetailsSchema,
  isPossible,
  isWhoAccepted,
  type ChangeRecord,
  type Decision,
  type EditedDetails,
  type Review,
  type ReviewOutcome,
  type SecondEditorPolicy,
} from '../model/editing.js';
import { readDate } from '../model/read-date.js';
import type { ChangeRecords, EditingStore, Reviewed } from '../model/ports.js';
import { tornSentence } from './torn-sentences.js';
import { needsTwo, secondEditorPolicy, type SecondEditorPorts } from './second-editor.js';
import { reviewWording as said } from '../wording/review-wording.js';
import { fieldFault } from '../model/field-wording.js';

export interface ReviewPorts extends SecondEditorPorts {
  editing: ChangeRecords & Pick<EditingStore, 'edition'>;
}

export async function reviewChange(ports: ReviewPorts, asked: Review): Promise<ReviewOutcome> {
  const { editing } = ports;
  const change = await editing.change(asked.change);
  if (!change) throw new InputFailure(...said.notFound(asked.change));
  if (change.version !== asked.version) return { outcome: 'overtaken', change };
  await checkReview(ports, change, asked);
  const review = asked.action === 'edit' ? { ...asked, details: checkedDetails(asked.details) } : asked;
  const { editor, action, key, comment } = review;
  const event = { change: change.id, at: ports.clock().toISOString(), editor, action, key, comment };
  const weight = await weightOf(editing, change, review);
  const effect = effectOf(await secondEditorPolicy(ports, editor), { ...change, weight }, review);
  const reviewed = await editing.review(change.id, change.version, { ...effect, weight }, event);
  if (reviewed) return { outcome: 'decided', change: reviewed };
  return { outcome: 'overtaken', change: (await editing.change(review.change))! };
}

async function checkReview({ editing }: ReviewPorts, change: ChangeRecord, review: Review): Promise<void> {
  const { action, key, comment, editor } = review;
  if (!editor.trim()) throw new InputFailure(...said.noEditor);
  if (!isPossible(action, change.state))
    throw new InputFailure(...said.notNow(change.id, change.state, action));
  if (action === 'comment' && !comment?.trim()) throw new InputFailure(...said.noComment);
  if (action === 'accept' && isWhoAccepted(change, review))
    throw new InputFailure(...said.acceptedYourself(change.id));
  if (key === undefined) return action === 'accept' ? refuseTorn(editing, change) : undefined;
  const { changes } = await differenceBetween(editing, change.base, change.edition);
  if (!changes.some((one) => one.key === key)) throw new InputFailure(...said.noPassage(change.id, key));
}

/** Throws if only one change of a sentence that moved was rejected: it would be lost or repeated. */
async function refuseTorn(editing: ReviewPorts['editing'], change: ChangeRecord): Promise<void> {
  if (!Object.values(change.decisions).includes('rejected')) return;
  const passagesOf = async (id?: number) => (await editionContent(editing, id))?.passages ?? [];
  const torn = await tornSentence(
    await passagesOf(change.base),
    await passagesOf(change.edition),
    change.decisions,
  );
  if (!torn) return;
  throw new InputFailure(...said.torn[torn.would](torn.text));
}

function checkedDetails(typed: EditedDetails = {}): EditedDetails {
  const { data: details = {}, error } = editedDetailsSchema.safeParse(typed, { error: fieldFault });
  const [issue] = error?.issues ?? [];
  if (issue) throw new InputFailure(...said.wrongDetail(issue.path.join('.'), issue.message));
  if (details.date !== undefined && readDate(details.date) === undefined)
    throw new InputFailure(...said.notADate(details.date));
  if (!Object.keys(details).length) throw new InputFailure(...said.nothingToChange);
  return details;
}

/**
 * An editor's correction can change the meaning, like a publisher's change. If it is undone, only the text counts.
 */
async function weightOf(
  editing: ReviewPorts['editing'],
  { weight, base, edition, details: saved }: ChangeRecord,
  { action, details: edited }: Review,
): Promise<Weight> {
  const details: EditedDetails = { ...saved, ...edited };
  const { title } = details;
  const fields = TELLING_DETAILS.filter((field) => details[field] !== undefined);
  if (base === undefined || (title === undefined && !fields.length)) return weight;
  const { document } = (await editing.edition(base))!.record;
  const isSame = fields.every((field) => isSameDetail(details[field], document[field]));
  if (!isSame || (title !== undefined && isTitleForOthers(document.title, title))) return 'substance';
  if (action !== 'edit' || weight !== 'substance') return weight;
  const found = await differenceBetween(editing, base, edition);
  return found.weight === 'cosmetic' ? 'cosmetic' : weight;
}

function effectOf(secondEditor: SecondEditorPolicy, change: ChangeRecord, review: Review): Reviewed {
  const { action, key, editor, editorId, details } = review;
  if (action === 'comment') return {};
  if (action === 'edit') return { details: { ...change.details, ...details }, ...backToOpen(change) };
  if (action === 'reopen') return { state: 'open' };
  const decision: Decision = action === 'accept' ? 'accepted' : 'rejected';
  // After a decision on one passage, the change as a whole must be accepted again by someone who has seen
  // that decision.
  if (key !== undefined)
    return { decisions: { ...change.decisions, [key]: decision }, ...backToOpen(change) };
  if (action === 'reject') return { state: 'rejected' };
  return {
    state: needsTwo(secondEditor, change.weight) && change.state === 'open' ? 'waiting' : 'accepted',
    acceptedBy: editor,
    acceptedById: editorId,
  };
}

/** Earlier acceptances were of a different version of the change. */
function backToOpen({ state }: ChangeRecord): Reviewed {
  return state === 'open' ? {} : { state: 'open' };
}
