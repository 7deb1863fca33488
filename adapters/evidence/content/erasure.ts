// Says which data “forget me” does not erase in this set-up. Every document in the pack uses the same
// sentence.
import { isSet, usesModel, usesRemoteEmbedder } from '../model/slots.js';
import { usesChat } from '../model/in-force.js';
import type { Facts } from '../model/facts.js';

/** Text that starts with a capital letter and has no full stop at the end. */
export function limitsOfErasure(facts: Facts): string {
  const copies = [
    ...(usesChat(facts) ? ['the platforms’ copies'] : []),
    ...(usesModel(facts) || usesRemoteEmbedder(facts) ? ['a model service’s copies'] : []),
    'backups',
    'what others quoted',
  ];
  return [
    'On the web page it only reaches the conversation that it is typed in. Once that conversation’s cookie and private link are gone, no one can type it there, and someone must search for what was written (01-access)',
    'It is refused while the person has an open request for an adviser: they must cancel it, or wait until it is closed',
    `It does not reach ${copies.join(', ')}, or what advisers noted for each other, which is kept in redacted form until its period ends`,
    `What stays, without words or names: the answers, that the person asked for an adviser and how it ended, the dates and outcome of a complaint${usesChat(facts) ? ', and the platform’s IDs of the chat and its messages. The details behind placeholders of a shared channel stay too, because they are about people that others wrote about' : ''}`,
    'A legal hold delays it',
    ...(isSet('DATABASE_URL')(facts) ? [POSTGRES_KEEPS] : []),
  ].join('. ');
}

export const POSTGRES_KEEPS =
  'Erased and deleted words stay in PostgreSQL’s files and log until the space is reused';
