// Finds which nation an answer is for, and says so if it was chosen earlier.
import { publicText, type RedactedText } from '../../knowledge/model/personal-data.js';
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { isFollowUp } from '../../knowledge/question/earlier-questions.js';
import { nationsAskedAbout, nationsSpokenOf } from '../../knowledge/question/find-nations.js';
import type { StoredAnswer, StoredMessage } from '../model/messages/conversation.js';
import type { Part } from '../model/messages/message.js';
import { otherNationButtons } from '../wording/buttons.js';
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
  const isRemembered =
    latest !== undefined &&
    showsNation(latest, nation) &&
    Date.parse(createdAt) - Date.parse(latest.createdAt) <= NATION_REMEMBERED_MS;
  return isRemembered || usesContext(stored, text) ? undefined : nation;
}

/** True if the answer was for the chosen nation, and quotes its guidance. */
function showsNation({ asked, answer, urgent }: StoredAnswer, nation: Jurisdiction): boolean {
  if (urgent || asked?.jurisdiction !== nation || answer.outcome !== 'answered') return false;
  return answer.citations.some(({ document }) => document.jurisdictions.includes(nation));
}

/** Earlier answers are always among the context. They only count if the message is a follow-up to them. */
function usesContext({ asked, asFollowUp }: StoredAnswer, text: RedactedText): boolean {
  if (!asked?.context.length) return false;
  return asFollowUp !== undefined || isFollowUp({ text, followUp: asked.followUp });
}

/** Says which nation was used, with one press to choose another and be answered again. */
export const nationParts = (nation: Jurisdiction, question: string, say: PractitionerWords): Part[] => [
  { kind: 'text', text: say.nationUsed(nation), ofQuestion: true },
  { kind: 'choices', buttons: otherNationButtons(say, nation, question), ofQuestion: true },
];
