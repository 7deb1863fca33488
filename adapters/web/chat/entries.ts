// Shows the entries of a conversation to a practitioner, and writes the announcement of each one for screen
// readers.
import type { ChatState } from '../../../bot/model/queries.js';
import type { Action } from '../../../bot/model/messages/action.js';
import type { TranscriptEntry } from '../../../bot/model/messages/conversation.js';
import { buttonsOf, type Button, type OutgoingMessage } from '../../../bot/model/messages/message.js';
import { guidanceButton } from '../../../bot/wording/buttons.js';
import { markup, type Content, type Html } from '../design/markup.js';
import { renderMessage } from '../design/render.js';
import { wordsIn } from '../../../bot/wording/words-in.js';
import type { PractitionerWords } from '../../../bot/wording/english/practitioner-words.js';
import { answerAnchor, FIND_PATH, findPath } from '../model/paths.js';
import type { Jurisdiction } from '../../../knowledge/model/source.js';
import { PSEUDONYM } from '../../../knowledge/redaction/kept/pseudonym-form.js';
import { hiddenFields } from '../security/csrf-form.js';
import { askAdviser, type AdviserSetting } from './adviser-panel.js';
import { correctionForm, explainForm, reportForm, type RefusedChatForm } from './typed-forms.js';
import { timeElement } from '../design/format-time.js';

/** `say` is the wording of the page. Each message is shown in the language it was sent in, with its own buttons. */
export interface EntrySetting extends AdviserSetting {
  nation?: Jurisdiction;
  ratings: NonNullable<ChatState['ratings']>;
  reported: NonNullable<ChatState['reported']>;
  offersGuidance?: ChatState['offersGuidance'];
  now: Date;
  refused?: RefusedChatForm;
  /**
   * Position of the person's own last message or, before the first one, of the last reply. Without JavaScript, the
   * page scrolls to that entry.
   */
  latest?: number;
}

/** Undefined for an entry that should not be shown, such as a message cancelled before it was sent. */
export function showEntry(entry: TranscriptEntry, page: EntrySetting): Html | undefined {
  if (entry.direction === 'in') return showWritten(entry, page);
  if (entry.state === 'cancelled') return undefined;
  const setting = { ...page, say: wordsIn(entry.message.language) };
  const idPrefix = entryId(entry);
  // A recall, or a message in which an adviser forwards quotes, belongs to an answer but is not one.
  const isAnswer = entry.answer !== undefined && !isRecall(entry) && !isFromAdviser(entry.message);
  const isReported =
    entry.answer !== undefined && setting.reported.includes(entry.answer) && canBeReported(entry.message);
  const body = renderMessage(entry.message, {
    idPrefix,
    canCopy: true,
    isAnswer,
    answer: entry.answer,
    headingLevel: 4,
    buttons: (buttons) => {
      const shown = isGreeting(entry) ? [] : buttons.filter((button) => !isInBar(button));
      return shown.length > 0 && buttonForm(shown, setting);
    },
  });
  return markup`<li class="entry entry-out" id="${idPrefix}" data-position="${entry.position}" tabindex="-1"${isFromAdviser(entry.message) && markup` data-from="adviser"`}${langOf(entry.message, page.say)}>
<h3 class="entry-head"${isAnswer ? markup` id="${answerAnchor(entry.answer!)}"` : latestMark(entry, page)}>${speakerOf(entry, setting.say)} <span class="entry-time">${timeElement(entry.at, setting.now, setting.say.language)}</span></h3>
${isReported && markup`<p class="reported" data-reported="${entry.answer}">${setting.say.rating.unsafeDone}</p>`}
${body}
${hasNoAnswer(entry) && searchInstead(entry, setting)}
</li>`;
}

/** Takes the focus after a form, so that what follows is read next. */
function latestMark({ position }: TranscriptEntry, { latest }: EntrySetting): Html | false {
  return position === latest && markup` id="latest" tabindex="-1"`;
}

/**
 * A greeting is shown without its buttons, because the page already has the same buttons above and below the
 * conversation.
 */
export const isGreeting = ({ id }: Pick<TranscriptEntry, 'id'>) => id.startsWith('greeting:');

const isRecall = ({ id }: Pick<TranscriptEntry, 'id'>) => id.startsWith('recall:');

/** The bar above the question box already has the button that cancels a request. */
const isInBar = ({ action }: Button) => action.do === 'withdraw' && !action.sure && !action.keep;

/** Only the answer itself has the button that reports it. A recall of the same answer does not. */
function canBeReported(message: OutgoingMessage): boolean {
  return buttonsOf(message).some(({ action }) => action.do === 'report-unsafe' && !action.more);
}

function langOf({ language = 'en' }: OutgoingMessage, say: PractitionerWords): Content {
  return language !== say.language && markup` lang="${language}"`;
}

/** True if the guidance was searched and nothing could be quoted. */
function hasNoAnswer({ answer, message }: TranscriptEntry & { direction: 'out' }): boolean {
  // Buttons that correct the question or ask it as a follow-up do not count as an answer.
  const isOffered = message.parts.some(
    (part) =>
      part.kind === 'quote' ||
      (part.kind === 'choices' &&
        !part.ofQuestion &&
        part.buttons.some(({ action }) => action.do !== 'ask-follow-up')),
  );
  return answer !== undefined && !isOffered && !message.urgent;
}

/**
 * Makes a form that posts the question. If the question were in the address, proxies would keep it in their
 * logs.
 */
function searchInstead({ question }: { question?: string }, { say, nation }: EntrySetting): Html {
  if (!question)
    return markup`<p class="instead"><a href="${findPath(nation)}">${say.web.search.instead}</a></p>`;
  return markup`<form class="instead" method="post" action="${FIND_PATH}"><input type="hidden" name="text" value="${question}">${nation && markup`<input type="hidden" name="nation" value="${nation}">`}<button type="submit" class="button link">${say.web.search.instead}</button></form>`;
}

/**
 * Returns the announcement for screen readers. It is only a summary, because people cannot interrupt a whole
 * answer while it is read out.
 */
export function announcement(entry: TranscriptEntry): string | undefined {
  if (entry.direction === 'in' || entry.state === 'cancelled') return undefined;
  const quotes = entry.message.parts.filter(({ kind }) => kind === 'quote').length;
  const { announced, announcedUrgent } = wordsIn(entry.message.language).page.message;
  const words = announced(entry.message.summary, quotes);
  return entry.message.urgent ? announcedUrgent(words) : words;
}

export function entryId({ position }: Pick<TranscriptEntry, 'position'>): string {
  return `entry-${position}`;
}

export function speakerOf(entry: TranscriptEntry, { page: { message: said } }: PractitionerWords): string {
  if (entry.direction === 'in') return said.you;
  return isFromAdviser(entry.message) ? said.adviser : said.assistant;
}

/**
 * A message that the bot relays starts with the adviser's words. A message that the bot writes about a
 * handoff starts with the bot's words.
 */
export function isFromAdviser({ parts: [first] }: OutgoingMessage): boolean {
  return first?.kind === 'relayed';
}

function showWritten(entry: TranscriptEntry & { direction: 'in' }, setting: EntrySetting): Html {
  const { now, say } = setting;
  const said = say.page.message;
  const words = entry.deleted
    ? markup`<p class="text muted">${said.deleted}</p>`
    : markup`<p class="text" dir="auto">${pseudonymsShown(entry.text, entry.redactedTypes.length > 0, say)}</p>`;
  return markup`<li class="entry entry-in" id="${entryId(entry)}" data-message="${entry.id}" data-position="${entry.position}" tabindex="-1">
<h3 class="entry-head"${latestMark(entry, setting)}>${said.you} <span class="entry-time">${timeElement(entry.at, now, say.language)}${entry.edited && `, ${said.changed}`}</span></h3>
${words}
${entry.toAdviser && !entry.deleted && markup`<p class="entry-to">${said.toAdviser}</p>${askGuidance(entry, setting)}`}
</li>`;
}

/** Asks quietly, because a reply to each message would separate the person's words from the adviser's. */
function askGuidance(
  { id, text, offersGuidance }: TranscriptEntry & { direction: 'in' },
  setting: EntrySetting,
): Content {
  if (!setting.offersGuidance || !offersGuidance || !text) return false;
  const { label, action } = guidanceButton(setting.say, id);
  return markup`<form class="entry-to" method="post" action="/chat/actions" data-actions>${hiddenFields(setting)}<button type="submit" class="button link" name="action" value="${JSON.stringify(action)}">${label}</button></form>`;
}

/**
 * Shows placeholders such as "[name 1]", which replace removed details, in a different style, so that no one
 * thinks they typed them.
 */
export function pseudonymsShown(text: string, hasPseudonyms: boolean, say?: PractitionerWords): Content {
  if (!hasPseudonyms) return text;
  const pieces: Content[] = [];
  let at = 0;
  for (const { 0: pseudonym, index } of text.matchAll(PSEUDONYM)) {
    const shown = say ? say.names.placeholder(pseudonym) : pseudonym;
    pieces.push(text.slice(at, index), markup`<span class="pseudonym">${shown}</span>`);
    at = index + pseudonym.length;
  }
  return [...pieces, text.slice(at)];
}

/**
 * Puts a row of buttons in one form. Without JavaScript, pressing a button posts the form, and the page
 * reloads with the reply.
 */
export function buttonForm(buttons: readonly Button[], setting: EntrySetting): Html {
  const of = (kind: ButtonKind) => buttons.filter(({ action }) => kindOf(action) === kind);
  const [rating, reasons, others] = [of('rating'), of('reason'), of('other')];
  const [corrections, advisers] = [of('correction'), of('adviser')];
  const { helped, whatWasWrong } = setting.say.page.message;
  const group = (label: string, of: readonly Button[]) =>
    of.length > 0 &&
    markup`<div class="rating" role="group" aria-label="${label}">${of.map((button) => showButton(button, setting))}</div>`;
  const row = [...rating, ...reasons, ...others];
  const form = markup`<form class="buttons" method="post" action="/chat/actions" data-actions>
${hiddenFields(setting)}
${group(helped, rating)}${group(whatWasWrong, reasons)}${others.map((button) => showButton(button, setting))}</form>`;
  const first = markup`${row.length > 0 && form}${advisers.map((button) => askAdviser(button, setting))}`;
  return markup`${row.length + advisers.length > 0 && markup`<div class="answer-buttons">${first}</div>`}${corrections.length > 0 && correctionForm(corrections, setting)}${of(
    'report',
  ).map((button) =>
    reportForm(button, setting),
  )}${of('explain').map((button) => explainForm(button, setting))}${of('asked').map((button) => askFirst(button, setting))}`;
}

type ButtonKind = 'rating' | 'reason' | 'correction' | 'report' | 'explain' | 'adviser' | 'asked' | 'other';

const KINDS: Partial<Record<Action['do'], ButtonKind>> = {
  'rate-handoff': 'rating',
  'not-personal': 'correction',
  'missed-something': 'correction',
  'report-unsafe': 'report',
  'explain-rating': 'explain',
  'talk-to-adviser': 'adviser',
  'no-danger': 'asked',
  'confirm-sharing': 'asked',
};

function kindOf(action: Action): ButtonKind {
  if (action.do === 'feedback') return action.reason === undefined ? 'rating' : 'reason';
  return KINDS[action.do] ?? 'other';
}

/**
 * After a press by mistake, someone in danger would wait longer, or an adviser would see what cannot be hidden
 * again.
 */
function askFirst(button: Button, setting: EntrySetting): Html {
  const { noDanger, shareFirst } = setting.say.handoff;
  const { question, sure } = button.action.do === 'no-danger' ? noDanger : shareFirst;
  return markup`<details class="asks"><summary>${button.label}</summary>
<p>${question}</p>
<form class="buttons" method="post" action="/chat/actions" data-actions>
${hiddenFields(setting)}
${showButton({ ...button, label: sure }, setting)}</form></details>`;
}

function showButton({ label, action, style }: Button, { ratings }: EntrySetting): Html {
  const rated = ratedBy(action, ratings);
  return markup`<button type="submit" class="button ${style ?? 'plain'}" name="action" value="${JSON.stringify(action)}"${
    rated && markup` aria-pressed="${String(rated.pressed)}" data-rated="${rated.group}"`
  }${action.do === 'take-back-report' && markup` data-takes-back="${action.answer}"`}>${label}</button>`;
}

/**
 * Returns the group of rating buttons that this button belongs to, and whether it is pressed. Undefined if it
 * is not a rating button.
 */
function ratedBy(
  action: Action,
  ratings: EntrySetting['ratings'],
): { group: string; pressed: boolean } | undefined {
  if (action.do === 'rate-handoff')
    return { group: action.escalation, pressed: ratings[action.escalation]?.rating === action.rating };
  if (action.do !== 'feedback') return undefined;
  const { answer, rating, reason } = action;
  return reason === undefined
    ? { group: answer, pressed: ratings[answer]?.rating === rating }
    : { group: `${answer} why`, pressed: ratings[answer]?.reason === reason };
}
