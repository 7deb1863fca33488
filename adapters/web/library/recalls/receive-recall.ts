import { decideRecall } from '../../../../bot/recalls/decide-recall.js';
import { liftRecall } from '../../../../bot/recalls/lift-recall.js';
import { standingsOf } from '../../../../bot/recalls/recall-standing.js';
import { stillToTell, type Recall } from '../../../../bot/model/recalls/recall.js';
import type { HttpReply } from '../../../http/http.js';
import { RECALLS_PATH, recallPath } from '../../model/paths.js';
import { typedText } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import { done, notFound, numberIn, problemOf, type EditorsForm } from '../frame/editor-frame.js';
import { RECALL_STATE_LABELS } from '../../../../bot/wording/staff/editing-labels.js';
import { recallWording } from '../wording/recall-wording.js';
import { LONGEST_RECALL_COMMENT, NEED_TO_KNOW, showRecall } from './recall-page.js';
import { alsoIn } from './other-recalls-of-text.js';

const { problems } = recallWording;

export async function receiveRecall(form: EditorsForm): Promise<HttpReply> {
  const { library, exchange, posted, editor, refuse } = form;
  const { recalls } = library.options.store.records;
  const id = numberIn(exchange.params.recall);
  const recall = id === undefined ? undefined : await recalls.find(id);
  const wanted = posted.field('do');
  if (!recall) return notFound(library, exchange, RECALLS_PATH, recallWording.notFound);
  if (wanted === 'lift') return receiveLift(form, recall.id);
  if (wanted !== 'tell' && wanted !== 'dismiss') return refuse({ problem: problems.notChosen, status: 400 });
  const all = await recalls.list();
  const also = alsoIn(posted, all);
  const comment = typedText(posted, NEED_TO_KNOW, LONGEST_RECALL_COMMENT);
  const problem = wanted === 'tell' && (await whyNotTell(library, { recall, all, also, comment }));
  if (problem) return refuse({ problem, status: 409 });
  const decided = await decideRecall(library.editing.review.recalls, {
    ...{ recall: recall.id, editor, tell: wanted === 'tell', also: also.map((one) => one.id) },
    ...(comment !== '' && { comment }),
  });
  library.options.wake();
  const left = decided.left.map(({ recall: { id: other, state, decidedBy } }) =>
    problems.notDecided(other, state === 'open' ? undefined : { decision: decisionOf(state), by: decidedBy }),
  );
  if (left.length)
    return showRecall(library, exchange, { problem: [problems.saved, ...left].join(' '), status: 409 });
  if (decided.outcome === 'decided') return done(recallPath(recall.id), wanted);
  const { state, decidedBy } = decided.recall;
  return refuse({
    problem: decided.outcome === 'known' ? problems.told : problems.decided(decisionOf(state), decidedBy),
    status: 409,
  });
}

const decisionOf = (state: Recall['state']) => RECALL_STATE_LABELS[state];

async function whyNotTell(
  { editing, options }: EditingLibrary,
  asked: { recall: Recall; all: readonly Recall[]; also: readonly Recall[]; comment: string },
): Promise<string | undefined> {
  const { recalls } = options.store.records;
  const { recall, all, also, comment } = asked;
  const open = [recall, ...also].filter(({ state }) => state === 'open');
  const matters = await Promise.all(open.map((one) => recalls.matter(one)));
  const standings = await standingsOf(editing.review, matters);
  const back = open.find((_, index) => standings[index]!.words === 'back');
  if (back) return back === recall ? problems.back : problems.alsoBack(back.id);
  const [matter = [], ...others] = matters;
  const told = others.flat().map((other) => ({ ...other, state: 'told' as const }));
  const isRead =
    comment === '' || recall.state !== 'open' || stillToTell(matter, [...all, ...told]).length > 0;
  return isRead ? undefined : problems.notRead;
}

async function receiveLift(
  { library, posted, editor, refuse }: EditorsForm,
  recall: number,
): Promise<HttpReply> {
  const reason = typedText(posted, 'reason', LONGEST_RECALL_COMMENT);
  if (reason === '')
    return refuse({ problem: problems.notStarted, fields: { reason: problems.reason }, status: 400 });
  try {
    const isLifted = await liftRecall(library.editing.review.recalls, { recall, editor, reason });
    library.options.wake();
    if (isLifted) return done(recallPath(recall), 'lift');
  } catch (error) {
    return refuse(problemOf(error));
  }
  return refuse({ problem: problems.lifted, status: 409 });
}
