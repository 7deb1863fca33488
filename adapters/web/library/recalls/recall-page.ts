// Shows one recall: what people were given, what it says now, how many people it reached, and the decision.
import {
  isBlocking,
  type Reach,
  type Recall,
  type RecallStanding,
} from '../../../../bot/model/tasks/recall.js';
import type { WordRun } from '../../../../ingest/model/change.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField } from '../../design/fields.js';
import { DOT, dotted } from '../../design/fact-list.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import { CHANGES_PATH, documentPath, GOLDEN_PATH, RECALLS_PATH, recallPath } from '../../model/paths.js';
import { renderMessage } from '../../design/render.js';
import { datedTimeElement, longDate } from '../../design/format-time.js';
import { diffLegend, wordDiff } from '../../design/show-word-changes.js';
import type { Posted } from '../../security/post-guard.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  numberIn,
  problemOf,
  receiveForm,
  reviewPageReply,
  saidIn,
  settingOf,
  typedOr,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { recallWording } from '../wording/recall-wording.js';
import { correctionOf, type Correction } from './correction.js';
import { givenWords } from './given-words.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import { recallTags } from './recall-tags.js';
import { counted, RECALL_REASON_LABELS, RECALL_STATE_LABELS } from '../wording/labels.js';

const SAID = {
  lift: 'Your decision has been saved.',
  tell: 'We are telling each person in their own chat.',
  dismiss: 'No one will be told. Your decision has been saved.',
};
const LONGEST_COMMENT = 1_000;

export async function showRecall(
  library: EditingLibrary,
  exchange: HttpExchange,
  notice: Notice = saidIn(exchange, SAID),
): Promise<HttpReply> {
  const { recalls } = library.editing.review;
  const id = numberIn(exchange.params.recall);
  const recall = id === undefined ? undefined : await recalls.find(id);
  if (!recall) return notFound(library, exchange, RECALLS_PATH, 'We could not find that recall.');
  const matter = await recalls.matter(recall);
  const [standing] = await recalls.standings([matter]);
  const live = await library.editing.review.liveRelease();
  const documents = live ? await library.editing.review.documentsOf(live.number) : [];
  return reviewPageReply(library, exchange, {
    title: `Recall ${recall.id}: ${recall.title}`,
    current: RECALLS_PATH,
    notice,
    main: recallMain({
      matter,
      standing: standing!,
      reach: await recalls.reach(recall),
      setting: settingOf(library, exchange, notice),
      isLive: documents.some(({ slug }) => slug === recall.document),
      correction: await correctionOf(library.editing, recall.document),
      changed:
        recall.reason === 'changed' && recall.now
          ? recalls.changedWords(recall.was, recall.now.passage.text)
          : [],
    }),
  });
}

interface RecallView {
  /** Never empty. */
  matter: readonly Recall[];
  standing: RecallStanding;
  reach: Reach;
  setting: PageSetting;
  changed: readonly WordRun[];
  /** Whether the document is in the live release. */
  isLive: boolean;
  correction: Correction;
}

function recallMain(view: RecallView): Html {
  const { matter, standing, reach, changed } = view;
  const recall = matter[0]!;
  const { id, title, document, reason, state, since } = recall;
  return markup`<p class="kicker"><a href="${RECALLS_PATH}">All recalls</a>${DOT}Recall ${id}</p>
<h1>${title}</h1>
${recallTags(state, standing.words)}
<p>${RECALL_REASON_LABELS[reason]}, ${longDate(since)}.${matter.length > 1 && ` This recall covers ${counted(matter.length, 'passage')} from this document. You decide on all of them together, and each person is only told once.`} ${view.isLive ? markup`<a href="${documentPath(document)}">${recallWording.readLive}</a>` : recallWording.notLive}</p>
${changed.length > 0 && markup`<section aria-labelledby="changed"><h2 id="changed">What changed</h2>${diffLegend()}<div class="passage-change">${wordDiff(changed)}</div></section>`}
<div class="side-by-side"><section class="trial-answer"><h2>${reason === 'wrong' ? 'The recalled text' : 'What they were given'}</h2>${matter.map(({ was }) => markup`<blockquote class="trial-quote">${was}</blockquote>`)}</section>
<section class="trial-answer"><h2>What the guidance says now</h2>${saysNow(view)}</section></div>
<section aria-labelledby="reach"><h2 id="reach">Who was given this text</h2>${givenWords(reach)}${deliveries(recall, reach)}</section>
${reach.example && isToBeTold(view) && markup`<section aria-labelledby="example"><h2 id="example">What we ${state === 'told' ? 'told' : 'will tell'} each person</h2><div class="example-message">${renderMessage(reach.example, { idPrefix: 'example' })}${reach.example.buttons.map(({ label }) => markup`<p class="hint">With a button: ${label}</p>`)}</div></section>`}
${decision(view)}
${lifted(view)}${liftForm(view)}`;
}

/** If the guidance says the same again, no one needs to hear that it changed. */
const isToBeTold = ({ matter: [recall], standing }: RecallView) =>
  recall!.state !== 'dismissed' && (recall!.state === 'told' || standing.words !== 'back');

function saysNow({ matter, standing, correction }: RecallView): Html {
  const { reason, now: instead } = matter[0]!;
  const said = (words: Content) => markup`<p>${words}</p>`;
  switch (standing.words) {
    case 'not-quoted':
      return said(
        standing.through === undefined
          ? markup`${recallWording.stillThere} <a href="${correction.path}">${correction.text}</a>${recallWording.correct.then}`
          : markup`The guidance still has this text. Answers do not quote it because of <a href="${recallPath(standing.through)}">recall ${standing.through}</a>.`,
      );
    case 'quoted':
      return said('The guidance has this text, and answers can quote it.');
    case 'gone':
      return said(
        matter.some(isBlocking)
          ? 'This document no longer has this text. Answers do not quote it from other documents that have the same sentence.'
          : 'This document no longer has this text.',
      );
    case 'back':
      return said(
        markup`The guidance has gone back to this text${standing.publication && markup`: version ${standing.publication.release} has been live since ${datedTimeElement(standing.publication.at)}`}.`,
      );
    case 'replaced':
      if (!instead) return said(REPLACED_BY_NOTHING[reason]);
      return markup`${matter.map((one) => one.now && markup`<blockquote class="trial-quote">${one.now.passage.text}</blockquote>`)}${reason === 'scope' && said(dotted([documentLine(instead.document)]))}`;
  }
}

const REPLACED_BY_NOTHING: Record<Recall['reason'], string> = {
  changed: 'The guidance no longer has this text.',
  removed: 'This text has been removed and not replaced.',
  withdrawn: 'The guidance still has this text, marked as withdrawn by its publisher.',
  scope: 'The guidance still has this text, but it covers fewer nations than before or is less binding.',
  wrong: 'The guidance no longer has this text.',
};

function deliveries({ state }: Recall, { messages }: Reach): Html | false {
  if (state !== 'told') return false;
  const { sent, onTheWay, undeliverable } = messages;
  return markup`<p>${counted(sent, 'message')} delivered${onTheWay > 0 && `, ${onTheWay} on the way`}${undeliverable > 0 && `, ${undeliverable} could not be delivered`}.</p>`;
}

function decision(view: RecallView): Html {
  const { form, notice } = view.setting;
  const { id, reason, state, decidedBy, decidedAt, comment } = view.matter[0]!;
  const isWrong = reason === 'wrong';
  if (state !== 'open')
    return markup`<p class="decided">${recallWording.decidedBy} <bdi>${decidedBy}</bdi>${decidedAt !== undefined && markup`, ${datedTimeElement(decidedAt)}`}.${comment !== undefined && markup` ${isWrong && `${recallWording.needToKnow} `}“${comment}”`}</p>`;
  const isTold = isToBeTold(view);
  return markup`<section class="panel" aria-labelledby="decide"><h2 id="decide">Decide</h2>
${!isTold && markup`<p>No one needs to be told about the change, because the guidance has gone back to the text they were given.</p>`}${form(
    recallPath(id),
    // What people need to know was written when the recall was opened, and stays as it is.
    markup`${!isWrong && commentField(notice)}
<div class="buttons">${
      isTold &&
      markup`<button type="submit" class="button primary" name="do" value="tell">Tell everyone</button>
`
    }<button type="submit" class="button plain" name="do" value="dismiss">Do not tell anyone</button></div>`,
  )}</section>`;
}

function commentField(notice: Notice): Html {
  return markup`<label for="comment">${recallWording.comment} <span class="optional">${recallWording.commentUse}</span></label>
<textarea id="comment" name="comment" rows="2" maxlength="${LONGEST_COMMENT}" data-draft="comment">${typedOr(notice, 'comment')}</textarea>`;
}

/** Who lifted the recall and why, and what that does not undo. */
function lifted({ matter }: RecallView): Html | false {
  const recall = matter.find(({ liftedAt }) => liftedAt !== undefined);
  if (!recall) return false;
  const { state, liftedBy, liftedAt, liftedReason } = recall;
  return markup`<p><bdi>${liftedBy}</bdi> allowed ${matter.some(isBlocking) ? 'part of this text' : 'this text'} to be quoted again, ${datedTimeElement(liftedAt!)}: “${liftedReason}”</p>
<p>${state === 'told' && 'People who were told that this text was wrong have not been told that it can be quoted again. '}<a href="${GOLDEN_PATH}">Test questions</a> that were paused stay paused until you resume them, and <a href="${CHANGES_PATH}">changes</a> that would remove notes citing this text wait for your decision.</p>`;
}

function liftForm({ matter, setting: { form, notice } }: RecallView): Html | false {
  const { id } = matter[0]!;
  if (!matter.some(isBlocking)) return false;
  const isTyped = notice.typed?.field('do') === 'lift';
  return markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="lift">Allow this text to be quoted again</h2></summary>
${form(
  recallPath(id),
  markup`${areaField({ name: 'reason', label: recallWording.whyLift, value: isTyped ? typedOr(notice, 'reason') : '', rows: 2, maxLength: LONGEST_COMMENT, draft: 'reason', hint: recallWording.report.liftHint, isRequired: true, problems: notice.fields })}
<div class="buttons"><button type="submit" class="button danger" name="do" value="lift">Allow quoting again</button></div>`,
)}</details>`;
}

export async function receiveRecall(library: EditingLibrary, exchange: HttpExchange): Promise<HttpReply> {
  const { posted, editor, refusal } = await receiveForm(library, exchange);
  const refuse = (notice: Notice) => showRecall(library, exchange, { ...notice, typed: posted });
  if (refusal) return refuse(refusal);
  const { recalls } = library.editing.review;
  const id = numberIn(exchange.params.recall);
  const recall = id === undefined ? undefined : await recalls.find(id);
  const wanted = posted.field('do');
  if (!recall) return showRecall(library, exchange);
  if (wanted === 'lift') return receiveLift(library, exchange, { recall: recall.id, posted, editor });
  if (wanted !== 'tell' && wanted !== 'dismiss')
    return refuse({ problem: 'Choose whether to tell people.', status: 400 });
  const [standing] = await recalls.standings([await recalls.matter(recall)]);
  if (wanted === 'tell' && standing!.words === 'back')
    return refuse({ problem: 'The guidance has gone back to this text, so no one was told.', status: 409 });
  const comment = (posted.field('comment') ?? '').trim().slice(0, LONGEST_COMMENT);
  const { outcome, recall: now } = await recalls.decide({
    recall: recall.id,
    editor,
    tell: wanted === 'tell',
    ...(comment !== '' && { comment }),
  });
  if (outcome === 'decided') return done(recallPath(recall.id), wanted);
  return refuse({
    problem: `${now.decidedBy ?? 'Someone'} has already decided: ${RECALL_STATE_LABELS[now.state].toLowerCase()}. Your decision was not saved.`,
    status: 409,
  });
}

async function receiveLift(
  library: EditingLibrary,
  exchange: HttpExchange,
  { recall, posted, editor }: { recall: number; posted: Posted; editor: string },
): Promise<HttpReply> {
  const reason = (posted.field('reason') ?? '').trim().slice(0, LONGEST_COMMENT);
  const refuse = (notice: Notice) => showRecall(library, exchange, { ...notice, typed: posted });
  const { problems } = recallWording;
  if (reason === '')
    return refuse({ problem: problems.notStarted, fields: { reason: problems.reason }, status: 400 });
  try {
    if (await library.editing.review.recalls.lift({ recall, editor, reason }))
      return done(recallPath(recall), 'lift');
  } catch (error) {
    return refuse(problemOf(error));
  }
  return refuse({
    problem: 'Another editor has already allowed this. Your reason was not saved.',
    status: 409,
  });
}
