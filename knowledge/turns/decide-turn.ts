// Decides from the odds what to do with a message. If in doubt it is a new question: a question taken for small talk, or
// answered about something else, is worse than small talk that is searched for.
import type { RequestKind, TalkKind, TurnKind } from './turn-kinds.js';
import { TURN_KINDS } from './turn-kinds.js';

export type TurnDecision =
  | {
      is: 'question';
      followUp: boolean;
      /** The other reading is likely enough to be offered. */ offered?: true;
    }
  | { is: 'talk'; kind: TalkKind | RequestKind; /** It may be a question after all. */ unsure?: true };

/** From here on it is small talk or a request; below `sure`, an answer from the guidance is offered as well. */
const TALK = { taken: 0.65, sure: 0.95 };
/** An adviser is only asked straight away if little else can be meant. */
const ADVISER_SURE = 0.7;
/** Of the odds that it is a question. */
const FOLLOW_UP = { taken: 0.6, offered: 0.15 };

/** `hasBefore`: a question was asked before it. */
export function decideTurn(odds: Readonly<Record<TurnKind, number>>, hasBefore: boolean): TurnDecision {
  const question = odds.new + odds['follow-up'];
  const talk = 1 - question;
  if (talk >= TALK.taken) {
    const kind = likeliest(odds);
    const isSure = talk >= TALK.sure && (kind !== 'adviser' || odds.adviser >= ADVISER_SURE);
    return { is: 'talk', kind, ...(!isSure && { unsure: true }) };
  }
  const leans = hasBefore ? odds['follow-up'] / question : 0;
  if (leans >= FOLLOW_UP.taken) return { is: 'question', followUp: true };
  return { is: 'question', followUp: false, ...(leans >= FOLLOW_UP.offered && { offered: true }) };
}

function likeliest(odds: Readonly<Record<TurnKind, number>>): TalkKind | RequestKind {
  const kinds = TURN_KINDS.filter((kind) => kind !== 'new' && kind !== 'follow-up');
  return kinds.reduce((best, kind) => (odds[kind] > odds[best] ? kind : best));
}
