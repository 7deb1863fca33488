// Says which chosen nation an answer was for, with one press to choose another and be answered again.
import type { Jurisdiction } from '../../knowledge/model/source.js';
import { nationsAskedAbout } from '../../knowledge/question/find-nations.js';
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

/** Undefined if no nation was chosen, or the question named its own. */
function chosenNation(stored: Pick<StoredAnswer, 'asked'>, question: string): Jurisdiction | undefined {
  const chosen = stored.asked?.jurisdiction;
  const isOwn = stored.asked?.ownNationOnly ?? nationsAskedAbout(question).length === 0;
  return isOwn ? chosen : undefined;
}

/** `isFirst`: true if the person may not have seen which nation was chosen, so it has to come first. */
export interface NationUsed {
  nation: Jurisdiction;
  isFirst: boolean;
}

export function nationParts(
  { nation, isFirst }: NationUsed,
  question: string,
  say: PractitionerWords,
): Part[] {
  return [
    {
      kind: 'text',
      ...(!isFirst && { tone: 'muted' as const }),
      text: (isFirst ? say.nationUsedFirst : say.nationUsed)(nation),
      ofQuestion: true,
    },
    { kind: 'choices', buttons: otherNationButtons(say, nation, question), ofQuestion: true },
  ];
}

/** After this long, people may have forgotten which nation was chosen. */
const NATION_REMEMBERED_MS = 8 * 60 * 60_000;

/** `latest`: the last answer here before this one. */
export function nationUsed(
  stored: StoredAnswer,
  { role, text }: StoredMessage,
  latest: StoredAnswer | undefined,
): NationUsed | undefined {
  const nation = role === 'practitioner' ? chosenNation(stored, text ?? '') : undefined;
  if (!nation || stored.answer.outcome === 'failed') return undefined;
  const ageMs = latest ? Date.parse(stored.createdAt) - Date.parse(latest.createdAt) : Infinity;
  return { nation, isFirst: ageMs > NATION_REMEMBERED_MS };
}
