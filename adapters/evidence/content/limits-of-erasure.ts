// Says which data “forget me” does not erase in this set-up. Every document in the pack uses the same
// sentences.
import type { Facts } from '../model/facts.js';
import { usesChat, usesService } from '../model/in-force.js';
import { isSet } from '../model/slots.js';
import { asText } from '../model/written-document.js';
import { commonWording } from './common-wording.js';

export function limitsOfErasure(facts: Facts): string {
  return asText([
    'On the web page it only reaches the conversation that it is typed in. Once that conversation’s cookie and private link are gone, no one can type it there, and someone must search for what was written (01-access)',
    'It is refused while the person has an open request for an adviser: they must cancel it, or wait until it is closed',
    'It does not reach backups, what others quoted, or what advisers noted for each other, which is kept in redacted form until its period ends',
    usesChat(facts) ? 'It does not reach the platforms’ copies' : '',
    usesService(facts) ? 'It does not reach a model service’s copies' : '',
    'It keeps, without words or names, the answers, the fact that the person asked for an adviser and how that ended, and the dates and outcome of a complaint',
    usesChat(facts)
      ? 'The platform’s IDs of the chat and its messages stay too, and so do the details behind placeholders of a shared channel, because they are about people mentioned by others'
      : '',
    'A legal hold delays it',
    isSet('DATABASE_URL')(facts) ? commonWording.postgresKeeps() : '',
  ]);
}
