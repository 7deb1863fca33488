// Decides from the odds how to treat a message. If we are unsure, the message counts as a new question.
// Searching for small talk does less harm than ignoring a question or answering about the wrong subject.
import { TURN_KINDS, type RequestKind, type TalkKind, type TurnKind } from './turn-kinds.js';

export type TurnDecision =
  | {
      is: 'question';
      followUp: boolean;
      /** The message may be a follow-up, so we answer it as one too. */ both?: true;
    }
  | { is: 'talk'; kind: TalkKind | RequestKind; /** The message may be a question. */ unsure?: true };

/** At `taken` or above, a message counts as small talk or a request. Below `sure`, we also offer an answer. */
const TALK = { taken: 0.7, sure: 0.95 };
/** We only call an adviser straight away if the message is unlikely to mean anything else. */
const ADVISER_SURE = 0.7;
/**
 * Thresholds for how likely a question is to be a follow-up. At `taken` or above, it counts as a follow-up.
 * Otherwise, at `both` or above, we answer it both as a follow-up and as a new question.
 */
const FOLLOW_UP = { taken: 0.6, both: 0.15 };

/** `hasBefore` is true if there is an earlier question. */
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
  return { is: 'question', followUp: false, ...(leans >= FOLLOW_UP.both && { both: true }) };
}

function likeliest(odds: Readonly<Record<TurnKind, number>>): TalkKind | RequestKind {
  const kinds = TURN_KINDS.filter((kind) => kind !== 'new' && kind !== 'follow-up');
  return kinds.reduce((best, kind) => (odds[kind] > odds[best] ? kind : best));
}
