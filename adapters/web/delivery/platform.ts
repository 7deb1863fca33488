// The web as the outbox sees it. Pages read from the store, so a stored message is a delivered one.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Platform } from '../../../bot/model/ports.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../model/places.js';
import type { ProgressBoard } from './progress.js';

/** We do not know whether anyone is looking at the page: "sent" means that it is there for anyone who opens it. */
export function createWebPlatform(config: { progress: ProgressBoard }): Platform {
  return {
    name: 'web',
    label: 'the web page',
    staysHere: true,
    send(place, _message, key) {
      return wrongPlace(place) ?? Promise.resolve({ messageId: key });
    },
    update(place) {
      return wrongPlace(place) ?? Promise.resolve();
    },
    showProgress(place, stage, verified) {
      config.progress.show(place.id, stage, verified);
      return Promise.resolve();
    },
    personalPlace: (person) => Promise.resolve(personalPlaceOf(person)),
  };
}

function wrongPlace(place: Place): Promise<never> | undefined {
  if (place.platform === 'web') return undefined;
  return Promise.reject(
    new DeliveryFailure(
      'A stored address does not belong to the web chat.',
      'Report this: the stored address cannot be used.',
      { fault: 'place' },
    ),
  );
}
