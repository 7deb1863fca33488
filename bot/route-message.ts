// Decides whom a message is for: the guidance, the bot itself, or the other side of a handoff.
import { explicitQuestion, parseAdviserCommand, parseCommand } from './commands.js';
import type { Command } from './commands.js';
import type { Conversation } from './conversation.js';
import { isAdvisersPlace } from './escalation/advisers-place.js';
import type { Escalation } from './escalation/escalation.js';
import type { IncomingEvent } from './message.js';
import type { Moment } from './moment.js';
import { samePerson } from './person.js';

export type MessageEvent = Extract<IncomingEvent, { kind: 'message' }>;

export type Route =
  | { to: 'guidance' }
  | { to: 'bot'; command: Command }
  | { to: 'adviser'; escalation: Escalation }
  | { to: 'practitioner'; escalation: Escalation }
  | { to: 'handoff-command'; command: 'claim' | 'resolve' | 'hand-back'; escalation: Escalation }
  /** The writer must say which; the first of them are held, the last may be their own request. */
  | { to: 'one-of'; escalations: Escalation[] };

export async function routeMessage(
  moment: Moment,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Route> {
  const discussed = await escalationOfThread(moment, conversation, event);
  if (discussed) return routeOfAdviser(event, discussed);
  const command = parseCommand(event.text);
  if (command) return { to: 'bot', command };
  if (conversation.place.kind !== 'personal' || explicitQuestion(event.text) !== undefined)
    return { to: 'guidance' };
  return routeOfPersonalChat(moment, conversation, event);
}

function routeOfAdviser(event: MessageEvent, escalation: Escalation): Route {
  const command = parseAdviserCommand(event.text);
  if (command) return { to: 'handoff-command', command, escalation };
  return { to: 'practitioner', escalation };
}

async function routeOfPersonalChat(
  moment: Moment,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Route> {
  const held = await moment.records.escalations.heldBy(event.from);
  const own = await ownHandoff(moment, conversation, event);
  const all = own ? [...held, own] : held;
  const [first] = all;
  if (!first) return { to: 'guidance' };
  if (all.length > 1) return { to: 'one-of', escalations: all };
  return first === own ? { to: 'adviser', escalation: first } : routeOfAdviser(event, first);
}

/**
 * The request that this person waits for, where this chat is the one it is held in: the same place, a thread under it,
 * or any personal chat while it still stands in a shared place. Another personal thread stays with the guidance.
 */
async function ownHandoff(
  { records }: Moment,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Escalation | undefined> {
  const [own] = await records.escalations.waitedForBy(event.from);
  if (!own || own.conversation === conversation.id) return own;
  const heldIn = await records.conversations.find(own.conversation);
  if (heldIn?.place.kind !== 'personal') return own;
  const isThreadOfIt = event.threadOf !== undefined && conversation.place.id.startsWith(heldIn.place.id);
  return isThreadOfIt ? own : undefined;
}

/** The escalation whose card, or whose message of ours, the thread hangs on; only for advisers. */
async function escalationOfThread(
  { records, ports, now }: Moment,
  conversation: Conversation,
  event: MessageEvent,
): Promise<Escalation | undefined> {
  if (event.threadOf === undefined) return undefined;
  const advisers = isAdvisersPlace(ports, conversation.place) ? ports.advisersPlace() : undefined;
  const parents = [conversation.id];
  if (advisers) parents.push((await records.conversations.open(advisers, undefined, now)).id);
  else if (conversation.place.kind === 'personal')
    parents.push(...(await records.conversations.of(event.from)).map(({ id }) => id));
  for (const parent of parents) {
    const post = await records.outgoing.withPlatformId(parent, event.threadOf);
    const found = post?.escalation ? await records.escalations.find(post.escalation) : undefined;
    if (found && (advisers || samePerson(found.holder, event.from))) return found;
  }
  return undefined;
}
