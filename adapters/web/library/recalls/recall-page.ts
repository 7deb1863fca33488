// Shows one recall: what people were given, what it says now, how many people it reached, and the decision.
import type { Reach, Recall } from '../../../../bot/model/tasks/recall.js';
import type { WordRun } from '../../../../ingest/model/change.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath, RECALLS_PATH, recallPath } from '../../model/paths.js';
import { renderMessage } from '../../design/render.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { diffLegend, wordDiff } from '../../design/show-word-changes.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  done,
  notFound,
  numberIn,
  receiveForm,
  reviewPageReply,
  saidIn,
  settingOf,
  typedOr,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { givenWords } from './given-words.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import { counted, RECALL_REASON_LABELS, RECALL_STATE_LABELS } from '../wording/labels.js';

const SAID = {
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
  return reviewPageReply(library, exchange, {
    title: `Recall ${recall.id}: ${recall.title}`,
    current: RECALLS_PATH,
    notice,
    main: recallMain(
      await recalls.matter(recall),
      await recalls.reach(recall),
      settingOf(library, exchange, notice),
      recall.reason === 'changed' && recall.now
        ? recalls.changedWords(recall.was, recall.now.passage.text)
        : [],
    ),
  });
}

/** `matter` is never empty. */
function recallMain(
  matter: readonly Recall[],
  reach: Reach,
  setting: PageSetting,
  changed: readonly WordRun[],
): Html {
  const recall = matter[0]!;
  const { id, title, document, reason, state, now: instead, since } = recall;
  return markup`<p class="kicker"><a href="${RECALLS_PATH}">All recalls</a> · Recall ${id}</p>
<h1>${title}</h1>
<p class="tags"><span class="tag ${state === 'open' ? 'trouble-tag' : 'state-tag'}">${RECALL_STATE_LABELS[state]}</span></p>
<p>${RECALL_REASON_LABELS[reason]}, as of ${longDate(since)}.${matter.length > 1 && ` ${counted(matter.length, 'passage')} from this document were given to people. Your decision covers all of them, and each person is told once.`} <a href="${documentPath(document)}">Read the live document</a></p>
${changed.length > 0 && markup`<section aria-labelledby="changed"><h2 id="changed">What changed</h2>${diffLegend()}<div class="passage-change">${wordDiff(changed)}</div></section>`}
<div class="side-by-side"><section class="trial-answer"><h2>What they were given</h2>${matter.map(({ was }) => markup`<blockquote class="trial-quote">${was}</blockquote>`)}</section>
<section class="trial-answer"><h2>What the guidance says now</h2>${instead ? markup`${matter.map(({ now }) => now && markup`<blockquote class="trial-quote">${now.passage.text}</blockquote>`)}${reason === 'scope' && markup`<p>${documentLine(instead.document)}</p>`}` : markup`<p class="muted">${reason === 'wrong' ? 'Nothing has replaced this text. If it is still in the guidance, correct or remove it there too.' : 'This guidance has been removed and not replaced.'}</p>`}</section></div>
<section aria-labelledby="reach"><h2 id="reach">Who was given this text</h2>${givenWords(reach)}${deliveries(recall, reach)}</section>
${reach.example && markup`<section aria-labelledby="example"><h2 id="example">What we ${state === 'told' ? 'told' : 'will tell'} each person</h2><div class="example-message">${renderMessage(reach.example, { idPrefix: 'example' })}${reach.example.buttons.map(({ label }) => markup`<p class="hint">With a button: ${label}</p>`)}</div></section>`}
${decision(recall, setting)}`;
}

function deliveries({ state }: Recall, { messages }: Reach): Html | false {
  if (state !== 'told') return false;
  const { sent, onTheWay, undeliverable } = messages;
  return markup`<p>${counted(sent, 'message')} delivered${onTheWay > 0 && `, ${onTheWay} on the way`}${undeliverable > 0 && `, ${undeliverable} could not be delivered`}.</p>`;
}

function decision(recall: Recall, { form, notice, now }: PageSetting): Html {
  const { id, state, decidedBy, decidedAt, comment } = recall;
  if (state !== 'open')
    return markup`<p>Decided by <bdi>${decidedBy}</bdi>${decidedAt !== undefined && markup`, ${timeElement(decidedAt, now)}`}.${comment !== undefined && markup` “${comment}”`}</p>`;
  return markup`<section class="panel" aria-labelledby="decide"><h2 id="decide">Decide</h2>
${form(
  recallPath(id),
  markup`<label for="comment">Comment <span class="optional">(optional; saved in the history, not sent to anyone)</span></label>
<textarea id="comment" name="comment" rows="2" maxlength="${LONGEST_COMMENT}" data-draft="comment">${typedOr(notice, 'comment')}</textarea>
<div class="buttons"><button type="submit" class="button primary" name="do" value="tell">Tell everyone</button>
<button type="submit" class="button plain" name="do" value="dismiss">Do not tell anyone</button></div>`,
)}</section>`;
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
  if (wanted !== 'tell' && wanted !== 'dismiss')
    return refuse({ problem: 'Choose whether to tell people.', status: 400 });
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
