// Shows one recall: the text people were given, what the guidance says now, and the decision.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import {
  aboutSameText,
  isBlocking,
  mattersOf,
  placesNow,
  stillToTell,
  type Reach,
  type Recall,
  type RecallStanding,
} from '../../../../bot/model/recalls/recall.js';
import { readReach } from '../../../../bot/recalls/count-recipients.js';
import { standingsOf } from '../../../../bot/recalls/recall-standing.js';
import { changedWords } from '../../../../ingest/comparing/changed-words.js';
import { liveEditions } from '../../../../ingest/editions/draft-document.js';
import type { WordRun } from '../../../../ingest/model/change.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { areaField } from '../../design/fields.js';
import { DOT, dotted } from '../../design/fact-list.js';
import { filled, withLink } from '../../design/filled.js';
import { flag, markup, type Content, type Html } from '../../design/markup.js';
import { CHANGES_PATH, documentPath, GOLDEN_PATH, RECALLS_PATH, recallPath } from '../../model/paths.js';
import { renderMessage } from '../../design/render.js';
import { datedTimeElement, longDate } from '../../design/format-time.js';
import { diffLegend, wordDiff } from '../../design/show-word-changes.js';
import type { EditingLibrary } from '../frame/context.js';
import {
  notFound,
  numberIn,
  reviewPageReply,
  saidIn,
  settingOf,
  typedOr,
  type Notice,
  type PageSetting,
} from '../frame/editor-frame.js';
import { recallWording } from '../wording/recall-wording.js';
import { correctionOf, type EditingLink } from './find-editing-page.js';
import { howManyWereGiven } from './how-many-were-given.js';
import { documentLine } from '../../../../knowledge/model/words/citation.js';
import { recallTags } from './recall-tags.js';
import { alsoFields, sameText } from './other-recalls-of-text.js';
import { JUST_STARTED, stillToDecide } from './recalls-opened.js';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';
import { RECALL_REASON_LABELS } from '../../../../bot/wording/staff/editing-labels.js';

export const LONGEST_RECALL_COMMENT = 1_000;
/** Not `comment`, because earlier pages said that no one would be sent what was written in that field. */
export const NEED_TO_KNOW = 'need-to-know';

export async function showRecall(
  library: EditingLibrary,
  exchange: HttpExchange,
  given?: Notice,
): Promise<HttpReply> {
  const { review } = library.editing;
  const { store } = library.options;
  const { recalls } = store.records;
  const id = numberIn(exchange.params.recall);
  const recall = id === undefined ? undefined : await recalls.find(id);
  if (!recall) return notFound(library, exchange, RECALLS_PATH, recallWording.notFound);
  const matter = await recalls.matter(recall);
  const [standing] = await standingsOf(review, [matter]);
  const live = await liveEditions(review.ports.store);
  const reach = await readReach({ store, citationLink: review.citationLink }, recall);
  const notice = given ?? (await noticeOf(library, exchange, reach.people));
  const all = await recalls.list();
  return reviewPageReply(library, exchange, {
    title: recallWording.windowTitle(recall.id, recall.title),
    current: RECALLS_PATH,
    notice,
    main: recallMain({
      matter,
      standing: standing!,
      sameText: aboutSameText(matter, mattersOf(all)),
      toTell: stillToTell(matter, all).length,
      reach,
      setting: settingOf(library, exchange, notice),
      isLive: live.has(recall.document),
      correction: await correctionOf(library.editing, recall.document),
      changed:
        recall.reason === 'changed' && recall.now
          ? changedWords(recall.was, recall.now.passage.text, recall.now.moved)
          : [],
    }),
  });
}

/** After a decision, names the recalls that still wait, because nothing else on the page leads to them. */
async function noticeOf(library: EditingLibrary, exchange: HttpExchange, people: number): Promise<Notice> {
  if (exchange.query.get('said') === JUST_STARTED) return { said: recallWording.started(people) };
  const notice = saidIn(exchange, recallWording.said);
  if (notice.said === undefined) return notice;
  const open = await library.options.store.records.recalls.list('open');
  return { ...notice, next: stillToDecide(mattersOf(open)) };
}

export interface RecallView {
  /** The recalls to decide together. There is always at least one. */
  matter: readonly Recall[];
  standing: RecallStanding;
  /** Other recalls of these passages. */
  sameText: readonly Recall[][];
  /** The number of passages that people have not been told were wrong. */
  toTell: number;
  reach: Reach;
  setting: PageSetting;
  changed: readonly WordRun[];
  isLive: boolean;
  correction: EditingLink;
}

function recallMain(view: RecallView): Html {
  const { matter, standing, reach, changed } = view;
  const recall = matter[0]!;
  const { id, title, document, reason, state, since } = recall;
  const said = recallWording;
  return markup`<p class="kicker"><a href="${RECALLS_PATH}">${said.all}</a>${DOT}${said.number(id)}</p>
<h1>${title}</h1>
${recallTags(state, standing.words)}
<p>${RECALL_REASON_LABELS[reason]}, ${longDate(since)}.${matter.length > 1 && ` ${said.covers(matter.length)}`} ${view.isLive ? markup`<a href="${documentPath(document)}">${said.readLive}</a>` : said.notLive}</p>
${sameText(view)}${changed.length > 0 && markup`<section aria-labelledby="changed"><h2 id="changed">${said.whatChanged}</h2>${diffLegend()}<div class="passage-change">${wordDiff(changed, wordsIn('en'))}</div></section>`}
<div class="side-by-side"><section class="trial-answer"><h2>${reason === 'wrong' ? said.recalled : said.given}</h2>${matter.map(({ was }) => markup`<blockquote class="trial-quote">${was}</blockquote>`)}</section>
<section class="trial-answer"><h2>${said.saysNow}</h2>${saysNow(view)}</section></div>
<section aria-labelledby="reach"><h2 id="reach">${said.who}</h2>${howManyWereGiven(reach)}${deliveries(recall, reach)}</section>
${reach.example && isToBeTold(view) && markup`<section aria-labelledby="example"><h2 id="example">${state === 'told' ? said.example.told : said.example.toTell}</h2><div class="example-message">${renderMessage(reach.example, { idPrefix: 'example' })}${reach.example.buttons.map(({ label }) => markup`<p class="hint">${said.example.button(label)}</p>`)}</div></section>`}
${decision(view)}
${lifted(view)}${liftForm(view)}`;
}

/**
 * If the guidance has changed back to its old text, or people know that the text was wrong, no one needs to be
 * told about the change.
 */
const isToBeTold = ({ matter: [recall], standing, toTell }: RecallView) =>
  recall!.state !== 'dismissed' && (recall!.state === 'told' || (standing.words !== 'back' && toTell > 0));

function saysNow({ matter, standing, correction }: RecallView): Html {
  const { reason, now: instead } = matter[0]!;
  const said = recallWording.now;
  const line = (words: Content) => markup`<p>${words}</p>`;
  switch (standing.words) {
    case 'not-quoted':
      return line(
        standing.through === undefined
          ? markup`${said.stillThere} ${withLink(correction.text, correction.path)}`
          : withLink(said.stillThereThrough(standing.through), recallPath(standing.through)),
      );
    case 'quoted':
      return line(said.quoted);
    case 'gone':
      return line(matter.some(isBlocking) ? said.goneButNotQuoted : said.gone);
    case 'back':
      return line(backWords(standing.publication));
    case 'replaced':
      if (!instead) return line(said.replacedByNothing[reason]);
      return markup`${matter.map((one) => one.now && markup`<blockquote class="trial-quote">${one.now.passage.text}</blockquote>`)}${reason === 'scope' && line(dotted([documentLine(instead.document, guidanceWords('en'))]))}${reason === 'audience' && placesNow(matter).map(line)}${standing.through !== undefined && line(withLink(said.stillHas(standing.through), recallPath(standing.through)))}`;
  }
}

function backWords(publication: RecallStanding['publication']): Content {
  const { back, backIn } = recallWording.now;
  if (!publication) return back;
  return filled(backIn, { version: publication.release, when: datedTimeElement(publication.at) });
}

function deliveries({ state }: Recall, { messages }: Reach): Html | false {
  if (state !== 'told') return false;
  return markup`<p>${recallWording.delivered(messages)}</p>`;
}

function decision(view: RecallView): Html {
  const { form, notice } = view.setting;
  const { id, reason, state } = view.matter[0]!;
  if (state !== 'open') return decided(view.matter[0]!);
  const { decide, decision: said } = recallWording;
  const isTold = isToBeTold(view);
  const { words, through } = view.standing;
  return markup`<section class="panel" aria-labelledby="decide"><h2 id="decide">${decide}</h2>
${isTold && words === 'replaced' && through !== undefined && markup`<p><strong>${withLink(said.newIsRecalled(through), recallPath(through))}</strong></p>`}${!isTold && markup`<p>${view.toTell ? said.noNeed : recallWording.sameText.allTold}</p>`}${form(
    recallPath(id),
    // If the text was wrong, the message to people was written when the recall was opened and cannot be
    // changed.
    markup`${isTold && reason !== 'wrong' && commentField(notice)}${alsoFields(view, notice)}
<div class="buttons">${
      isTold &&
      markup`<button type="submit" class="button primary" name="do" value="tell">${said.tell}</button>
`
    }<button type="submit" class="button plain" name="do" value="dismiss">${said.dismiss}</button></div>`,
  )}</section>`;
}

function decided({ reason, decidedBy, decidedAt, comment, needToKnow: written }: Recall): Html {
  const { by, byWhen, needToKnow } = recallWording.decided;
  const name = markup`<bdi>${decidedBy}</bdi>`;
  const told = reason === 'wrong' ? comment : written;
  return markup`<p class="decided">${decidedAt === undefined ? filled(by, { name }) : filled(byWhen, { name, when: datedTimeElement(decidedAt) })}${told !== undefined ? ` ${needToKnow(told)}` : comment !== undefined && ` “${comment}”`}</p>`;
}

function commentField(notice: Notice): Html {
  return areaField({
    name: NEED_TO_KNOW,
    label: recallWording.needToKnow,
    value: typedOr(notice, NEED_TO_KNOW),
    rows: 2,
    maxLength: LONGEST_RECALL_COMMENT,
    draft: NEED_TO_KNOW,
    hint: recallWording.decision.commentHint,
  });
}

function lifted({ matter }: RecallView): Html | false {
  const recall = matter.find(({ liftedAt }) => liftedAt !== undefined);
  if (!recall) return false;
  const { state, liftedBy, liftedAt, liftedReason } = recall;
  const said = recallWording.lifted;
  const line = filled(matter.some(isBlocking) ? said.part : said.all, {
    name: markup`<bdi>${liftedBy}</bdi>`,
    when: datedTimeElement(liftedAt!),
    reason: liftedReason,
  });
  const waiting = filled(said.waiting, {
    questions: markup`<a href="${GOLDEN_PATH}">${said.questions}</a>`,
    changes: markup`<a href="${CHANGES_PATH}">${said.changes}</a>`,
  });
  return markup`<p>${line}</p>
<p>${state === 'told' && `${said.told} `}${waiting}</p>`;
}

function liftForm({ matter, setting: { form, notice } }: RecallView): Html | false {
  const { id } = matter[0]!;
  if (!matter.some(isBlocking)) return false;
  const isTyped = notice.typed?.field('do') === 'lift';
  const said = recallWording.lift;
  return markup`<details class="panel"${flag('open', isTyped)}><summary><h2 id="lift">${said.title}</h2></summary>
${form(
  recallPath(id),
  markup`${areaField({ name: 'reason', label: said.why, value: isTyped ? typedOr(notice, 'reason') : '', rows: 2, maxLength: LONGEST_RECALL_COMMENT, draft: 'reason', hint: said.hint, isRequired: true, problems: notice.fields })}
<div class="buttons"><button type="submit" class="button danger" name="do" value="lift">${said.button}</button></div>`,
)}</details>`;
}
