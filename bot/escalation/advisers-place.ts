// Which places belong to the advisers: their channel and the threads in it.
import type { Place } from '../message.js';
import type { Moment } from '../moment.js';
import type { BotPorts } from '../ports.js';

/**
 * A thread is a place of its own, whose id begins with its channel's ("T1:C1" and "T1:C1:1700"). Ids of buttons are
 * no proof that somebody is an adviser: a practitioner's messages carry the escalation's id too.
 */
export function isAdvisersPlace(ports: Pick<BotPorts, 'advisersPlace'>, place: Place): boolean {
  const advisers = ports.advisersPlace();
  if (!advisers || advisers.platform !== place.platform) return false;
  if (place.id === advisers.id) return true;
  return place.id.startsWith(advisers.id) && /^[^\p{L}\p{N}]/u.test(place.id.slice(advisers.id.length));
}

/** The conversation in which an escalation is discussed in public: its card's thread, or the channel itself. */
export async function cardThread(moment: Moment, escalation: string): Promise<string | undefined> {
  const advisers = moment.ports.advisersPlace();
  if (!advisers) return undefined;
  const card = await moment.records.outgoing.find(cardKey(escalation));
  const thread =
    card?.platformMessageId !== undefined
      ? moment.ports.platforms.get(advisers.platform)?.threadPlace?.(advisers, card.platformMessageId)
      : undefined;
  return (await moment.records.conversations.open(thread ?? advisers, undefined, moment.now)).id;
}

export function cardKey(escalation: string): string {
  return `card:${escalation}`;
}
