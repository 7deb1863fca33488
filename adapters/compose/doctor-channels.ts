// For `ctac doctor`: looks up each channel named in the settings, and can send a test card to each.
import { randomUUID } from 'node:crypto';
import { DeliveryFailure, describeFailure } from '../../knowledge/model/errors.js';
import { plainMessage } from '../../bot/copy/plain-message.js';
import type { Place } from '../../bot/model/messages/message.js';
import { SERVICE_NAME } from '../../knowledge/model/words/service-name.js';
import { capitalised } from '../web/design/capitalised.js';
import { DESK_PLACE } from '../web/model/places.js';
import type { Settings } from './settings/environment-settings.js';
import { findAdvisers, type ChannelSetting, type ConnectedPlatforms } from './platforms.js';

const CHANNELS: [ChannelSetting, string][] = [
  ['ADVISERS_CHANNEL', 'advisers’ channel'],
  ['ADVISERS_SECOND_CHANNEL', 'second channel'],
  ['EDITORS_CHANNEL', 'editors’ channel'],
];

export interface ChannelParts {
  settings: Settings;
  platforms: ConnectedPlatforms;
}

/**
 * Describes all channels in one sentence. Throws a `DeliveryFailure` that lists those with a fault and the
 * others.
 */
export async function lookUpChannels(parts: ChannelParts): Promise<string> {
  const found = await atEach(parts, async ({ name, place }) => {
    const lookUp = parts.platforms.get(place.platform)?.lookUpChannel;
    return `${name}: ${lookUp ? await lookUp(place) : 'not checked'}`;
  });
  const channels = found.join('; ') || 'no channel is set; requests go to the page /desk';
  return parts.settings.EDITORS_CHANNEL ? channels : `${channels}; ${withoutEditorsChannel(parts)}`;
}

function withoutEditorsChannel({ settings }: ChannelParts): string {
  const also = settings.ADVISERS_CHANNEL === 'desk' ? ' only' : ' and in the advisers’ channel';
  return `EDITORS_CHANNEL is not set, so reports of unsafe answers are shown on the page /library${also}`;
}

/** People who use the channel see the card, so we only send it if asked to. */
export async function sendTestCards(parts: ChannelParts): Promise<string> {
  const message = plainMessage([
    `This is a test card from ${SERVICE_NAME}.`,
    'Someone is checking that cards reach this channel. You do not need to do anything.',
  ]);
  const sent = await atEach(parts, async ({ name, place }) => {
    await parts.platforms.get(place.platform)?.platform.send(place, message, `doctor:${randomUUID()}`);
    return name;
  });
  return sent.length ? `sent to the ${sent.join(' and the ')}` : 'no channel is set, so nothing was sent';
}

interface Channel {
  name: string;
  place: Place;
}

/** Visits every channel, even if one of them fails. */
async function atEach(
  { settings, platforms }: ChannelParts,
  visit: (channel: Channel) => Promise<string>,
): Promise<string[]> {
  const found: string[] = [];
  const usable: string[] = [];
  const wrong: string[] = [];
  for (const [setting, name] of CHANNELS) {
    if (!settings[setting]) continue;
    try {
      const place = await findAdvisers(settings, platforms, setting);
      if (place === DESK_PLACE) continue;
      found.push(await visit({ name, place }));
      usable.push(name);
    } catch (error) {
      wrong.push(`${capitalised(name)}: ${describeFailure(error)}`);
    }
  }
  if (!wrong.length) return found;
  const others = usable.length ? [`Without a fault: ${usable.join(', ')}.`] : [];
  throw new DeliveryFailure(
    `${wrong.length} of ${wrong.length + usable.length} channels cannot be used.`,
    [...wrong, ...others].join(' '),
  );
}
