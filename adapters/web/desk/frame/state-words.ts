// Describes the state of a request in a few words, who changed whether it is urgent, and how it
// came back to the queue.
import type { Escalation } from '../../../../bot/model/handoff/escalation.js';
import type { CameBack, EarlierReply, UrgencyChange } from '../../../../bot/model/handoff/request-changes.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { filled } from '../../design/filled.js';
import { timeElement } from '../../design/format-time.js';
import type { Html } from '../../design/markup.js';
import { nameOf } from './name-of.js';

export function cameBackWords({ how, from = {}, at }: CameBack, now: Date): Html {
  return filled(deskWording.cameBack[how], { when: timeElement(at, now), name: nameOf(from, 'inside') });
}

export function repliedWords({ by, at, openSince }: EarlierReply, now: Date): Html {
  const said = deskWording.replied[openSince === undefined ? 'nothingOpen' : 'open'];
  return filled(said, { when: timeElement(at, now), name: nameOf(by, 'inside') });
}

export function urgencyWords({ how, by, at }: UrgencyChange, now: Date): Html {
  return filled(deskWording.urgency[how], {
    when: timeElement(at, now),
    name: nameOf(by ?? {}, 'inside'),
  });
}

export function stateWords({ state, holder, outcome }: Escalation): string {
  const name = holder?.name ?? adviserWording.anAdviser;
  const { states } = deskWording;
  if (state === 'claimed') return states.claimed(name);
  return state === 'resolved' ? states.resolved(outcome) : states[state];
}
