// Decides which places belong to the advisers and who is an adviser, for every button, command and reply.
import type { Place } from '../../model/messages/message.js';
import type { UnitOfWork } from '../../jobs/unit-of-work.js';
import { samePerson, type Person } from '../../model/people/person.js';
import type { BotPorts } from '../../model/ports.js';
import { identitiesOf, listedAs } from '../../model/people/roster.js';
import { isOpen, type Escalation } from '../../model/handoff/escalation.js';

type PlacePorts = Pick<BotPorts, 'advisersPlace' | 'secondPlace' | 'desk'>;

export function advisersChannels(ports: PlacePorts): Place[] {
  return [ports.advisersPlace(), ports.secondPlace?.()].filter((place) => place !== undefined);
}

/** True if the place is an advisers' channel, a thread in one, or the desk. */
export function isAdvisersPlace(ports: PlacePorts, place: Place): boolean {
  return [...advisersChannels(ports), ports.desk].some((one) => isWithin(place, one));
}

/** A thread is a separate place. Its ID starts with its channel's: "T1:C1" and "T1:C1:1700". */
export function isWithin(place: Place, around: Place): boolean {
  if (around.platform !== place.platform) return false;
  if (place.id === around.id) return true;
  return place.id.startsWith(around.id) && /^[^\p{L}\p{N}]/u.test(place.id.slice(around.id.length));
}

/**
 * Anyone signed in at the desk is an adviser there. In a chat, advisers are the people in the advisers' file
 * or, if there is no file, anyone who can write in an advisers' channel. Does not rely on the button's data,
 * because practitioners' messages also contain the escalation's ID.
 */
export function isAdviser(
  ports: PlacePorts & Pick<BotPorts, 'roster'>,
  person: Person,
  place: Place,
): boolean {
  if (isWithin(place, ports.desk)) return true;
  const roster = ports.roster();
  return roster.length > 0 ? listedAs(roster, person) !== undefined : isAdvisersPlace(ports, place);
}

/**
 * Returns false for someone in a chat who is no longer in the advisers' file. Returns true if there is no
 * file, and at the desk, where the sign-in decides.
 */
export function isStillListed(ports: Pick<BotPorts, 'desk' | 'roster'>, person: Person): boolean {
  const roster = ports.roster();
  if (!roster.length || person.platform === ports.desk.platform) return true;
  return listedAs(roster, person) !== undefined;
}

export async function heldByAdviser(
  { records, ports }: Pick<UnitOfWork, 'records' | 'ports'>,
  person: Person,
): Promise<Escalation[]> {
  return records.escalations.heldBy(everywhere(ports, person));
}

function everywhere(ports: Pick<BotPorts, 'roster'>, person: Person): Person[] {
  const listed = listedAs(ports.roster(), person);
  return [person, ...(listed ? identitiesOf(listed) : [])];
}

interface Involved {
  /** Requests this person has claimed under any of their identities, oldest first. */
  held: Escalation[];
  own?: Escalation;
}

/** Locks every open handoff that involves this person, and the handoffs whose IDs are in `named`. */
export async function lockInvolved(
  { records, ports }: Pick<UnitOfWork, 'records' | 'ports'>,
  person: Person,
  named: readonly string[] = [],
): Promise<Involved> {
  const identities = everywhere(ports, person);
  const taken = (await records.escalations.lockInvolved(person, identities, named)).filter(isOpen);
  return {
    held: taken.filter(({ holder }) => identities.some((one) => samePerson(one, holder))),
    own: taken.find(({ practitioner }) => samePerson(practitioner, person)),
  };
}

/**
 * Returns the conversation where advisers can discuss an escalation openly: its card's thread, or the channel
 * if there is no thread.
 */
export async function cardThread(unit: UnitOfWork, escalation: string): Promise<string> {
  const advisers = unit.ports.advisersPlace();
  const channel = await unit.records.conversations.at(advisers);
  const card = channel && (await unit.records.outgoing.find(await cardKeyIn(unit, escalation, channel.id)));
  const thread =
    card?.platformMessageId !== undefined
      ? unit.ports.platforms.get(advisers.platform)?.threadPlace?.(advisers, card.platformMessageId)
      : undefined;
  return (await unit.records.conversations.open(thread ?? advisers, undefined, unit.now)).id;
}

/** The start of the key of the message that tells an adviser that a request is now theirs. */
export const HANDOVER = 'handover:';

export function handOverKey({ id, claims }: Pick<Escalation, 'id' | 'claims'>): string {
  return `${HANDOVER}${id}:${claims}`;
}

export function cardKey(escalation: string): string {
  return `card:${escalation}`;
}

/**
 * Returns the key of the card in this channel. If the advisers' channel has changed, the first card may be in
 * another channel.
 */
export async function cardKeyIn(
  { records }: Pick<UnitOfWork, 'records'>,
  escalation: string,
  channel: string,
): Promise<string> {
  const first = await records.outgoing.find(cardKey(escalation));
  return !first || first.conversation === channel ? cardKey(escalation) : `${cardKey(escalation)}:${channel}`;
}
