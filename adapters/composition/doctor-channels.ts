// For `ctac doctor`: looks up each channel named in the settings, and can send a test card to each.
import { randomUUID } from 'node:crypto';
import { DeliveryFailure, describeFailure } from '../../knowledge/model/errors.js';
import { plainMessage } from '../../bot/wording/plain-message.js';
import type { Place } from '../../bot/model/messages/message.js';
import { capitalised } from '../web/design/capitalised.js';
import { DESK_PLACE } from '../web/model/places.js';
import type { Settings } from './settings/environment-settings.js';
import { CHANNELS, findAdvisers, type ConnectedPlatforms } from './platforms.js';
import { clauses } from '../cli/wording/common-wording.js';
import { checksWording } from '../cli/wording/checks-wording.js';

const { channels: said } = checksWording;

export interface ChannelParts {
  settings: Settings;
  platforms: ConnectedPlatforms;
}

/**
 * Describes all channels in one sentence. If a channel has a fault, throws a `DeliveryFailure` that describes
 * them all.
 */
export async function lookUpChannels(parts: ChannelParts): Promise<string> {
  const found = await atEach(parts, async ({ name, place }) => {
    const lookUp = parts.platforms.get(place.platform)?.lookUpChannel;
    return said.about(name, lookUp ? await lookUp(place) : said.notChecked);
  });
  const channels = found.length ? found : [said.none];
  return clauses(...channels, !parts.settings.EDITORS_CHANNEL && withoutEditorsChannel(parts));
}

function withoutEditorsChannel({ settings }: ChannelParts): string {
  return settings.ADVISERS_CHANNEL === 'desk' ? said.reportsOnPage : said.reportsToAdvisers;
}

/** Only called if requested, because people who use the channel see the card. */
export async function sendTestCards(parts: ChannelParts): Promise<string> {
  const message = plainMessage(said.testCard);
  const sent = await atEach(parts, async ({ name, place }) => {
    await parts.platforms.get(place.platform)?.platform.send(place, message, `doctor:${randomUUID()}`);
    return name;
  });
  return sent.length ? said.sent(sent) : said.noneSent;
}

interface Channel {
  name: string;
  place: Place;
}

/** Calls `visit` for every channel, even if one of them fails. */
async function atEach(
  { settings, platforms }: ChannelParts,
  visit: (channel: Channel) => Promise<string>,
): Promise<string[]> {
  const found: string[] = [];
  const usable: string[] = [];
  const wrong: string[] = [];
  for (const setting of CHANNELS) {
    if (!settings[setting]) continue;
    const name = said.names[setting];
    try {
      const place = await findAdvisers(settings, platforms, setting);
      if (place === DESK_PLACE) continue;
      found.push(await visit({ name, place }));
      usable.push(name);
    } catch (error) {
      wrong.push(said.about(capitalised(name), describeFailure(error)));
    }
  }
  if (!wrong.length) return found;
  throw new DeliveryFailure(...said.faults(wrong, usable));
}
