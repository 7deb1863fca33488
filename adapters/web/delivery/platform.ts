// Makes the web one of the platforms that we send messages to. A message counts as delivered once it is
// stored, because pages read the store.
import type { Place } from '../../../bot/model/messages/message.js';
import type { Platform } from '../../../bot/model/ports.js';
import { operatorWording } from '../../../bot/wording/staff/operator-wording.js';
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { DeliveryFailure } from '../../../knowledge/model/errors.js';
import { personalPlaceOf } from '../model/places.js';
import type { ProgressBoard } from './progress.js';

/** "Sent" means that anyone who opens the page will see the message. We do not know whether anyone has. */
export function createWebPlatform(config: { progress: ProgressBoard }): Platform {
  return {
    name: 'web',
    label: staffWording.webPage,
    staysHere: true,
    send(place, _message, key) {
      return wrongPlace(place) ?? Promise.resolve({ messageId: key });
    },
    update(place) {
      return wrongPlace(place) ?? Promise.resolve(undefined);
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
  return Promise.reject(new DeliveryFailure(...operatorWording.wrongAddress.web, { fault: 'place' }));
}
