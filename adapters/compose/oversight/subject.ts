// Connects the parts that a command needs to erase someone's data: the store, but no model or platform.
import type { BotPorts, Log } from '../../../bot/model/ports.js';
import type { Store } from '../../../bot/model/store.js';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';
import { redact } from '../../../knowledge/redaction/redact.js';
import { DESK_PLACE } from '../../web/model/places.js';
import { handoffPorts } from '../settings/advisers-file.js';
import type { Settings } from '../settings/environment-settings.js';

export function connectSubject(settings: Settings, store: Store, log: Log): BotPorts {
  return {
    store,
    platforms: new Map(),
    answerQuestion: () => Promise.reject(new Error('I do not answer questions here.')),
    redact,
    detectUrgency: (text) => detectUrgency(text).urgent,
    contacts: () => [],
    allContacts: () => [],
    ...handoffPorts(settings),
    advisersPlace: () => DESK_PLACE,
    clock: () => new Date(),
    log,
  };
}
