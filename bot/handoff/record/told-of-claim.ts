// Finds out what the practitioner was told when an adviser claimed the request.
import { namesTold } from '../advisers/display-name.js';
import { sameAdviser } from '../../model/people/roster.js';
import type { Person } from '../../model/people/person.js';
import type { EscalationTransition } from '../../model/handoff/escalation.js';
import type { BotPorts } from '../../model/ports.js';
import type { EscalationFile, RelayedEntry } from '../../model/queries.js';
import type { Conversation } from '../../model/messages/conversation.js';
import type { Records } from '../../model/store.js';

/** The key of the message that tells the practitioner who has claimed the request. */
export const claimKey = (id: string, version: number): string => `handoff:${id}:${version}`;

interface Claimed {
  id: string;
  reader: Person | undefined;
  conversation: Pick<Conversation, 'leftAt'> | undefined;
  moves: readonly EscalationTransition[];
  relayed: readonly Pick<RelayedEntry, 'direction' | 'at'>[];
}

/** Undefined unless the last thing that an adviser did is the reader's claim. */
export async function toldOfClaim(
  ports: Pick<BotPorts, 'roster' | 'policy'>,
  { outgoing }: Pick<Records, 'outgoing'>,
  { id, reader, conversation, moves, relayed }: Claimed,
): Promise<EscalationFile['toldOfClaim']> {
  const last = moves.at(-1);
  if (last?.transition !== 'claim' || !sameAdviser(ports.roster(), last.by, reader)) return undefined;
  if (relayed.some(({ direction, at }) => direction !== 'to-adviser' && at >= last.at)) return undefined;
  const told = await outgoing.find(claimKey(id, last.version));
  if (!told || told.state === 'undeliverable' || conversation?.leftAt !== undefined) return 'nothing';
  return namesTold(ports);
}
