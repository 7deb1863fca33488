// Finds which nation an answer is for, and says so if the person may not know.
import { publicText, type RedactedText } from '../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { isFollowUp } from '../../knowledge/question/earlier-questions.js';
import { nationsAskedAbout, nationsSpokenOf } from '../../knowledge/question/find-nations.js';
import type { StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import type { Part } from '../model/messages/message.js';
import { otherNationButtons, useNationButtons } from '../wording/buttons.js';
import type { PractitionerWords } from '../wording/english/practitioner-words.js';

/**
 * The nations that the answer covers: those named in the question or, if it names none or was asked for the
 * chosen nation only, the chosen nation.
 */
export function nationsAnswered(
  { asked }: Pick<StoredAnswer, 'asked'>,
  question: string,
): readonly Jurisdiction[] {
  const named = asked?.ownNationOnly ? [] : nationsAskedAbout(question);
  return named.length || !asked?.jurisdiction ? named : [asked.jurisdiction];
}

/** After this long, people may have forgotten which nation was chosen. */
const NATION_REMEMBERED_MS = 8 * 60 * 60_000;

/**
 * The nation chosen earlier, if this is the first answer for it and the person may not notice from the quotes
 * that it was used. `latest`: the last answer here before this one.
 */
export function nationUsed(
  stored: StoredAnswer,
  { role, text = publicText('') }: Pick<StoredMessage, 'role' | 'text'>,
  latest: StoredAnswer | undefined,
): Jurisdiction | undefined {
  const { asked, createdAt } = stored;
  const nation = asked?.jurisdiction;
  if (!nation || asked.ownNationOnly || role !== 'practitioner') return undefined;
  if (!showsNation(stored, nation) || nationsSpokenOf(text).length) return undefined;
  const isRemembered = latest && showsNation(latest, nation) && isRecent(latest, createdAt);
  return isRemembered || usesContext(stored, text) ? undefined : nation;
}

const isRecent = (latest: StoredAnswer, now: string) =>
  Date.parse(now) - Date.parse(latest.createdAt) <= NATION_REMEMBERED_MS;

/**
 * The nation of every quote, if no nation was chosen or named. Undefined if the last answer has just said so,
 * or if the person has chosen all nations for the same question.
 */
export function nationOfEveryQuote(
  stored: StoredAnswer,
  { role, text = publicText('') }: Pick<StoredMessage, 'role' | 'text'>,
  latest: StoredAnswer | undefined,
): Jurisdiction | undefined {
  const nation = nationOfAll(stored);
  if (!nation || role !== 'practitioner') return undefined;
  if (nationsSpokenOf(text).length || usesContext(stored, text)) return undefined;
  // If this answer replaces one to the same question, people can no longer see what that one said about the
  // nation.
  if (latest?.message === stored.message) return latest.asked?.jurisdiction ? undefined : nation;
  return latest && nationOfAll(latest) === nation && isRecent(latest, stored.createdAt) ? undefined : nation;
}

function nationOfAll({ asked, answer, urgent }: StoredAnswer): Jurisdiction | undefined {
  if (urgent || asked?.jurisdiction || answer.outcome !== 'answered') return undefined;
  const [first, ...others] = answer.citations.map(({ document }) => document.jurisdictions);
  const [nation] = first ?? [];
  return first?.length === 1 && others.every((some) => some.length === 1 && some[0] === nation)
    ? nation
    : undefined;
}

/** True if the answer was for the chosen nation, and quotes its guidance. */
function showsNation({ asked, answer, urgent }: StoredAnswer, nation: Jurisdiction): boolean {
  if (urgent || asked?.jurisdiction !== nation || answer.outcome !== 'answered') return false;
  return answer.citations.some(({ document }) => document.jurisdictions.includes(nation));
}

/** The context always includes earlier answers. They only count if the message is a follow-up to them. */
function usesContext({ asked, asFollowUp }: StoredAnswer, text: RedactedText): boolean {
  if (!asked?.context.length) return false;
  return asFollowUp !== undefined || isFollowUp({ text, followUp: asked.followUp });
}

/** Says which nation the quotes are for, with buttons to choose another and get a new answer. */
export const onlyNationParts = (nation: Jurisdiction, question: string, say: PractitionerWords): Part[] => [
  { kind: 'text', text: say.onlyNation(nation), ofQuestion: true },
  { kind: 'choices', buttons: useNationButtons(say, nation, question), ofQuestion: true },
];

/** Says which nation was used, with buttons to choose another and get a new answer. */
export const nationParts = (nation: Jurisdiction, question: string, say: PractitionerWords): Part[] => [
  { kind: 'text', text: say.nationUsed(nation), ofQuestion: true },
  { kind: 'choices', buttons: otherNationButtons(say, nation, question), ofQuestion: true },
];
