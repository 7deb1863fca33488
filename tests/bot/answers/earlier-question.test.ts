// Tests which earlier question a question waits for.
import { expect, test } from 'vitest';
import { earlierQuestion } from '../../../bot/answers/earlier-question.js';
import type { StoredMessage } from '../../../bot/model/messages/conversation.js';
import { createFakePlatform } from '../../fakes/fake-platform.js';

type Records = Parameters<typeof earlierQuestion>[1];

const asked = (id: string, second: number, more: Partial<StoredMessage> = {}) =>
  ({
    id,
    conversation: 'chat',
    from: { platform: 'slack', id: 'ada' },
    sentAt: `2026-05-04T09:00:0${second}.000Z`,
    urgent: false,
    ...more,
  }) as StoredMessage;

interface Queued {
  own?: Partial<StoredMessage>;
  tried?: string[];
  answered?: string[];
  reorders?: boolean;
}

/**
 * Returns which of the `queued` questions must be answered before a question that was written in second 5.
 */
async function givesWayTo(
  queued: StoredMessage[],
  { own, tried = [], answered = [], reorders = true }: Queued = {},
): Promise<string | undefined> {
  const later = asked('later', 5, own);
  const records = {
    jobs: { questionsIn: () => Promise.resolve([...queued, later].map(({ id }) => ({ message: id }))) },
    messages: { find: (id: string) => Promise.resolve(queued.find((one) => one.id === id)) },
    answers: { toMessage: (id: string) => Promise.resolve(answered.includes(id) || undefined) },
  } as unknown as Records;
  const platform = { ...createFakePlatform(), ...(reorders && { mayReorder: true as const }) };
  const found = await earlierQuestion({ platforms: new Map([['slack', platform]]) }, records, later, tried);
  return found?.message;
}

const early = [asked('second', 2), asked('first', 1), asked('after', 7)];

test('gives way to the one that the same person wrote first', async () => {
  expect(await givesWayTo(early)).toBe('first');
  expect(await givesWayTo(early, { tried: ['first'] })).toBe('second');
  expect(await givesWayTo(early, { answered: ['first', 'second'] })).toBeUndefined();
});

test('does not wait for someone else’s question in a channel', async () => {
  const other = { from: { platform: 'slack' as const, id: 'bea' } };
  expect(await givesWayTo([asked('theirs', 1, other)])).toBeUndefined();
});

test('an urgent question waits for no other', async () => {
  expect(await givesWayTo(early, { own: { urgent: true } })).toBeUndefined();
});

test('nor does one from a platform that keeps the order itself', async () => {
  expect(await givesWayTo(early, { reorders: false })).toBeUndefined();
});
