// Provides the bot’s ports for a service without a list of advisers and with all settings at their defaults.
import { DEFAULT_POLICY } from './default-settings.js';
import { DESK_PLACE } from '../../adapters/web/model/places.js';
import type { BotPorts } from '../../bot/model/ports.js';
import { CONTACTS } from '../../bot/safeguards/contacts.js';

export const portDefaults: Pick<
  BotPorts,
  'desk' | 'advisersPlace' | 'roster' | 'policy' | 'answerDeadlineMs' | 'allContacts'
> = {
  desk: DESK_PLACE,
  advisersPlace: () => DESK_PLACE,
  roster: () => [],
  policy: DEFAULT_POLICY,
  answerDeadlineMs: 10 * 60_000,
  allContacts: () => CONTACTS,
};
