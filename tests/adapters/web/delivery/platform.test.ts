// The web platform delivers stored messages, and sends progress to the open pages of a conversation.
import { expect, test } from 'vitest';
import { createWebPlatform } from '../../../../adapters/web/delivery/platform.js';
import {
  chatPerson,
  deskPerson,
  DESK_PLACE,
  personalPlaceOf,
} from '../../../../adapters/web/model/places.js';
import { createProgressBoard } from '../../../../adapters/web/delivery/progress.js';
import type { Place } from '../../../../bot/model/messages/message.js';
import { DeliveryFailure } from '../../../../knowledge/model/errors.js';
import { plain } from '../../../fakes/samples/guidance-samples.js';

const progress = createProgressBoard();
const platform = createWebPlatform({ progress });

test('a stored message is delivered under its own key, however often it is sent', async () => {
  expect(await platform.send(DESK_PLACE, plain('x'), 'key-1')).toEqual({ messageId: 'key-1' });
  expect(await platform.send(DESK_PLACE, plain('x'), 'key-1', { again: true })).toEqual({
    messageId: 'key-1',
  });
});

test('refuses places of other platforms for good', async () => {
  const place: Place = { platform: 'slack', id: 'T1:C1', kind: 'channel', address: {} };
  const failure = await platform.send(place, plain('x'), 'key-1').catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DeliveryFailure);
  expect((failure as DeliveryFailure).permanent).toBe(true);
});

test('practitioners and advisers each have one personal place, and no two share one', async () => {
  const places = await Promise.all(
    [chatPerson('same'), deskPerson('same', 'Ann')].map((person) =>
      platform.personalPlace(person, DESK_PLACE),
    ),
  );
  expect(new Set(places.map((place) => place?.id)).size).toBe(2);
  expect(await platform.personalPlace({ platform: 'teams', id: 'x' }, DESK_PLACE)).toBeUndefined();
});

test('shows progress to everyone who watches that place, until they stop', async () => {
  const place = personalPlaceOf(chatPerson('error'))!;
  const seen: string[] = [];
  const stop = progress.watch(place.id, (stage) => seen.push(stage));
  await platform.showProgress(place, 'searching');
  await platform.showProgress(DESK_PLACE, 'reading');
  stop();
  await platform.showProgress(place, 'checking');
  expect(seen).toEqual(['searching']);
});
