// Turns an answer into a message for any platform: introduction, claims, numbered quotes and buttons.
import { markedInContext } from '../../knowledge/quotes/marked-in-context.js';
import type { Citation } from '../../knowledge/model/answer.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { cautionsFor, isBrokenOff } from '../../knowledge/model/words/citation.js';
import { guidanceWords, jurisdictionNames } from '../../knowledge/model/words/guidance-names.js';
import type { StoredAnswer } from '../model/messages/conversation.js';
import type { QuotePart } from '../model/messages/fold-quotes.js';
import type { Button, OutgoingMessage, Part } from '../model/messages/message.js';
import { shortened } from '../model/messages/shortened.js';
import type { BotPorts } from '../model/ports.js';
import { adviserButton } from '../wording/buttons.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';
import { adviserWording } from '../wording/english/adviser-wording.js';
import { foundOnlyOutOfDate } from './all-out-of-date.js';
import { nationParts, onlyNationParts } from './nation-used.js';
import { askedEarlier, correctionParts, removedNotice, type Removed } from './show-redacted-details.js';

export interface AnswerSetting extends Removed {
  citationLink?: BotPorts['citationLink'];
  /** Who else can help. Shown after every kind of answer. */
  after?: readonly Part[];
  followUpOf?: string;
  /** The nation chosen earlier, if the answer has to say that it was used. */
  nation?: Jurisdiction | undefined;
  /** The nation of all quotes, if the answer has to say so and offer the others. */
  onlyNation?: Jurisdiction | undefined;
  isAboutOneChild?: boolean;
  isAboutOneAdult?: boolean;
  /** The person wrote that 999 or the police have been called. */
  isHelpCalled?: boolean;
  /**
   * Why the answer does not offer an adviser: the person already has a request (`asked`) or is an adviser
   * (`asking`).
   */
  adviser?: 'asked' | 'asking';
}

export function presentAnswer(stored: StoredAnswer, setting: AnswerSetting): OutgoingMessage {
  const body =
    stored.answer.outcome === 'answered' ? answered(stored, setting) : notAnswered(stored, setting);
  const nation = setting.nation ? nationParts(setting.nation, stored.message, setting.say) : [];
  body.parts.unshift(...askedEarlier(setting), ...removedNotice(setting), ...nation);
  body.parts.push(
    ...(setting.onlyNation ? onlyNationParts(setting.onlyNation, stored.message, setting.say) : []),
    ...dangerLine(stored, setting),
    ...(setting.after ?? []),
    ...followUpChoice(setting),
    ...correctionParts(stored, setting),
    ...(isUrgentFailure(stored) ? [{ kind: 'text' as const, text: urgentFirst(setting) }] : []),
  );
  return { ...body, writtenByModel: stored.answer.writtenBy === 'model' && stored.answer.claims.length > 0 };
}

/**
 * Says to call 999 if we found no answer or the question is about one person, because the checks for danger
 * may have missed something. Other answers leave it out, because people stop reading a line that is always
 * there.
 */
function dangerLine({ answer: { outcome }, urgent }: StoredAnswer, setting: AnswerSetting): Part[] {
  const isNothing = outcome === 'unanswerable' || outcome === 'failed';
  const { isAboutOneChild, isAboutOneAdult, isHelpCalled, say } = setting;
  if (urgent || !(isNothing || isAboutOneChild || isAboutOneAdult)) return [];
  if (isHelpCalled) return [{ kind: 'text', text: say.helpCalled.again }];
  return [{ kind: 'text', text: isAboutOneAdult ? say.ifAdultInDanger : say.ifInDanger }];
}

/** After a failure, someone who wrote about danger must not be left with only “Try again”. */
const isUrgentFailure = ({ answer: { outcome }, urgent }: StoredAnswer) => urgent && outcome === 'failed';

const urgentFirst = ({ isHelpCalled, say }: AnswerSetting) =>
  isHelpCalled ? say.helpCalled.again : say.urgentFirst;

function followUpChoice({ followUpOf: message, say }: AnswerSetting): Part[] {
  if (message === undefined) return [];
  const label = say.labels.askFollowUp;
  return [{ kind: 'choices', buttons: [{ label, action: { do: 'ask-follow-up', message } }] }];
}

type Body = Pick<OutgoingMessage, 'parts' | 'buttons' | 'summary'>;

function answered(stored: StoredAnswer, setting: AnswerSetting): Body {
  const { say } = setting;
  const { claims, withoutReranker } = stored.answer;
  const parts: Part[] = [];
  if (foundOnlyOutOfDate(stored)) parts.push({ kind: 'text', tone: 'warning', text: say.allSuperseded });
  if (withoutReranker) parts.push({ kind: 'text', text: say.withoutReader });
  const lead = leadOf(stored, say);
  if (lead) parts.push({ kind: 'text', text: lead });
  if (claims.length)
    parts.push({
      kind: 'claims',
      claims: claims.map(({ text, citations: of }) => ({ text, numbers: of.map((index) => index + 1) })),
    });
  const quotes = quoteParts(stored, setting.citationLink);
  const from = stored.asFollowUp?.from || quotes.length;
  parts.push(...firstOpen(quotes.slice(0, from)));
  // An answer that an earlier version stored may have no quote for the follow-up.
  if (stored.asFollowUp && from < quotes.length) {
    const text = [say.bothWays.asFollowUp, stored.asFollowUp.preface].filter(Boolean).join(' ');
    parts.push({ kind: 'text', text });
    parts.push(...firstOpen(quotes.slice(from)));
  }
  parts.push(passageChoices(stored, say));
  return {
    parts,
    buttons: [
      feedbackButton(stored.id, 'up', say.labels.helpful),
      feedbackButton(stored.id, 'down', say.labels.notHelpful),
      ...(setting.adviser ? [] : [adviserButton(say, stored.id)]),
      { label: say.rating.unsafe, action: { do: 'report-unsafe', answer: stored.id } },
    ],
    summary: summaryOf(stored, setting),
  };
}

/**
 * The text before the quotes. If the message may be a follow-up, the text first says how the message was
 * read.
 */
function leadOf({ answer, asFollowUp }: StoredAnswer, { bothWays }: PractitionerWords): string {
  const { preface, citations } = answer;
  const reading = !asFollowUp || asFollowUp.from === citations.length ? undefined : bothWays;
  return [asFollowUp?.from ? reading?.lead : reading?.onlyAsFollowUp, preface].filter(Boolean).join(' ');
}

const firstOpen = (quotes: readonly QuotePart[]): QuotePart[] =>
  quotes.map((quote, n) => (n > 0 ? { ...quote, folded: true } : quote));

/**
 * Builds buttons that show the whole passage in the chat. To open a link, people need a browser and often a
 * sign-in.
 */
function passageChoices({ id, answer }: StoredAnswer, say: PractitionerWords): Part {
  const buttons = answer.citations.map((_, index): Button => {
    const number = index + 1;
    return { label: say.showPassage(number), action: { do: 'show-citation', answer: id, number } };
  });
  return { kind: 'choices', buttons };
}

export function quoteParts(
  { id, answer }: StoredAnswer,
  citationLink?: BotPorts['citationLink'],
): QuotePart[] {
  return answer.citations.map((citation, index) => {
    const link = citationLink?.(id, index + 1);
    return { kind: 'quote', number: index + 1, citation, ...(link !== undefined && { link }) };
  });
}

function notAnswered(stored: StoredAnswer, setting: AnswerSetting): Body {
  const { say } = setting;
  const { outcome, clarification, preface } = stored.answer;
  const before: Part[] = preface ? [{ kind: 'text', text: preface }] : [];
  const offered = adviserButton(say, stored.id);
  if (outcome !== 'needs-clarification' || !clarification) {
    const text = notFound(stored, setting);
    const buttons: Button[] = setting.adviser ? [] : [{ ...offered, style: 'primary' }];
    const summary = isUrgentFailure(stored) ? `${text} ${urgentFirst(setting)}` : text;
    return { parts: [...before, { kind: 'text', text }], buttons, summary };
  }
  const { question, choices } = clarification;
  const nations = choices.map(({ label, jurisdiction }): Button => ({
    label,
    action: { do: 'set-nation', jurisdiction, question: stored.message },
  }));
  const parts: Part[] = [...before, { kind: 'text', text: question }];
  if (nations.length) parts.push({ kind: 'choices', buttons: nations });
  return { parts, buttons: [offered], summary: question };
}

/** Someone who has just been given the numbers to call must not be left with “I found nothing”. */
function notFound({ answer, urgent }: StoredAnswer, { say, adviser, isHelpCalled }: AnswerSetting): string {
  if (answer.late) return adviser ? say.lateOnly : say.late;
  if (answer.outcome !== 'unanswerable') return adviser ? say.failedOnly : say.failed;
  if (adviser === 'asking') return adviserWording.unanswerable;
  if (urgent && isHelpCalled) return adviser ? say.helpCalled.asked : say.helpCalled.notAnswered;
  if (urgent) return adviser ? say.urgentAsked : say.urgentNotAnswered;
  return adviser ? say.unanswerableAsked : say.unanswerable;
}

function feedbackButton(answer: string, rating: 'up' | 'down', label: string): Button {
  return { label, action: { do: 'feedback', answer, rating } };
}

/**
 * The maximum length of a summary, which is the text of a notification. Some platforms show nothing else, so
 * the summary includes a quote's warnings.
 */
const SUMMARY_LENGTH = 300;

const needsCaution = (citation: Citation): boolean =>
  citation.document.standing !== 'current' ||
  citation.passage.recalledOn !== undefined ||
  isBrokenOff(citation);

function summaryOf(stored: StoredAnswer, { say, nation }: AnswerSetting): string {
  const { claims, citations, withoutReranker } = stored.answer;
  const chosen = nation && say.nationUsed(nation);
  const preface = [withoutReranker && say.withoutReader, leadOf(stored, say)].filter(Boolean).join(' ');
  const [claim] = claims;
  const first = citations[claim?.citations[0] ?? 0];
  if (!first) return claim ? shortened(claim.text, SUMMARY_LENGTH) : preface;
  const { document } = first;
  const words = guidanceWords(say.language);
  const cautions = needsCaution(first) ? cautionsFor(first, words) : [];
  const nations = jurisdictionNames(document.jurisdictions, words);
  // A quote can be longer than a summary, so the document and nation come first. They show readers whether
  // the quote applies to them.
  const source = `${document.title}${nations && ` (${nations})`}:`;
  const before = [chosen, ...cautions, preface, source].filter(Boolean).join(' ');
  const marked = markedInContext(first);
  const summary = `${before} ${claim ? claim.text : `“${marked.text}”`}`;
  if (!claim && marked.onlyWhole && summary.length > SUMMARY_LENGTH)
    return shortened(before.replace(/:$/, ''), SUMMARY_LENGTH);
  return shortened(summary, SUMMARY_LENGTH);
}
