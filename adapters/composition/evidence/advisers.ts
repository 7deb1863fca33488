// Counts the advisers in the advisers' file, for the evidence pack. The pack has only the counts, because the
// file contains names.
import { identitiesOf, type ListedAdviser } from '../../../bot/model/people/roster.js';
import type { AdvisersFact, Facts } from '../../evidence/model/facts.js';
import { readAdvisersFile } from '../settings/advisers-file.js';
import { CHAT_PLATFORMS } from '../settings/chat-platforms.js';
import { connectedPlatforms } from '../settings/connected-platforms.js';
import type { Settings } from '../settings/environment-settings.js';

/**
 * If the file cannot be read, `problem` does not quote the file or its path, because either may contain
 * someone's name.
 */
export function adviserFacts(settings: Settings, signIn: Facts['signIn']): Pick<Facts, 'advisers'> {
  if (settings.ADVISERS_FILE === undefined) return {};
  try {
    return { advisers: count(readAdvisersFile(settings.ADVISERS_FILE).roster, settings, signIn) };
  } catch {
    return { advisers: { problem: 'could not be read' } };
  }
}

function count(roster: readonly ListedAdviser[], settings: Settings, signIn: Facts['signIn']): AdvisersFact {
  const web: string = CHAT_PLATFORMS.web.name;
  const chats = connectedPlatforms(settings).filter((name) => name !== web);
  const connected = [...chats, ...(signIn === 'closed' ? [] : [web])];
  const isOn = (platforms: readonly string[]) => (adviser: ListedAdviser) =>
    identitiesOf(adviser).some(({ platform }) => platforms.includes(platform));
  const isReached = isOn(connected);
  const leads = roster.filter(({ lead }) => lead);
  return {
    listed: roster.length,
    reached: roster.filter(isReached).length,
    leads: leads.length,
    leadsReached: leads.filter(isReached).length,
    leadsInChat: leads.filter(isOn(chats)).length,
    chats: chats.filter((chat) => roster.some(isOn([chat]))),
  };
}
