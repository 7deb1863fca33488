// Connects what a command needs to copy or erase someone's data: the store, and redaction for the copy, but
// no language model. Messages are not sent from here, but advisers' cards may be rewritten.
import type { BotPorts, Log } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { DESK_PLACE } from '../../web/model/places.js';
import { handoffPorts } from '../settings/advisers-file.js';
import type { Settings } from '../settings/environment-settings.js';
import { citationLinkOf } from '../settings/page-links.js';

interface Connected {
  store: Store;
  /** Only used to rewrite advisers’ cards. */
  platforms: BotPorts['platforms'];
  /** The message reader only starts when something has to be read. */
  reading: Pick<BotPorts, 'redact' | 'detectUrgency' | 'read'>;
}

export function connectSubject(
  settings: Settings,
  { store, platforms, reading }: Connected,
  log: Log,
): BotPorts {
  return {
    store,
    platforms,
    citationLink: citationLinkOf(settings),
    answerQuestion: () => Promise.reject(new Error('I do not answer questions here.')),
    ...reading,
    contacts: () => [],
    allContacts: () => [],
    ...handoffPorts(settings),
    advisersPlace: () => DESK_PLACE,
    clock: () => new Date(),
    log,
  };
}
