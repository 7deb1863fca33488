// Events that could not be stored are kept, and tried again in order until they are stored.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IncomingEvent } from '../../../../bot/model/messages/message.js';
import { retryUnstoredEvents } from '../../../../adapters/slack/incoming/retry-unstored-events.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { createRecordingInbox, type RecordingInbox } from '../../../fakes/fake-slack/recording-inbox.js';

let inbox: RecordingInbox;
beforeEach(() => {
  vi.useFakeTimers();
  inbox = createRecordingInbox();
});
afterEach(() => void vi.useRealTimers());

/** Each event is from a different person, unless `by` is given. */
const event = (id: string, by = id) =>
  ({
    id,
    kind: 'message',
    text: 'Who refers a child?',
    from: { platform: 'slack', id: by },
    place: { platform: 'slack', id: 'D1' },
  }) as IncomingEvent;
const stored = () => inbox.events.map(({ id }) => id);

test('stores what was refused once the store is back, and once', async () => {
  const logged: string[] = [];
  const line = (_: object, sentence: string) => void logged.push(sentence);
  const keeping = retryUnstoredEvents(inbox, { info: line, warn: line, error: line });
  for (const id of ['1', '2', '3']) {
    inbox.failNext();
    await expect(keeping.receive(event(id))).rejects.toThrow(StoreFailure);
  }
  await keeping.receive(event('2'));
  inbox.failNext();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual(['2', '3']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual(['2', '3', '1']);
  expect(inbox.deliveries).toBe(3);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inbox.deliveries).toBe(3);
  expect(logged).toEqual([
    'The store is down. Events from Slack will be kept until it is back.',
    'The store is back. No events from Slack are waiting.',
  ]);
});

test('stores what a person wrote in the order they wrote it, also if they go on writing', async () => {
  const keeping = retryUnstoredEvents(inbox, undefined);
  for (const id of ['1', '2', '3']) {
    inbox.failNext();
    await expect(keeping.receive(event(id, 'sam'))).rejects.toThrow(StoreFailure);
  }
  inbox.failNext();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual([]);
  await keeping.receive(event('4', 'sam'));
  expect(stored()).toEqual(['1', '2', '3', '4']);
});

test('an event that the store never takes holds up no other, and is given up and logged', async () => {
  const lost: object[] = [];
  const silent = () => undefined;
  const refusing = {
    receive: (one: IncomingEvent) =>
      one.id === 'bad' ? Promise.reject(new StoreFailure('No.', 'Never.')) : inbox.receive(one),
  };
  const keeping = retryUnstoredEvents(refusing, {
    info: silent,
    warn: silent,
    error: (fields) => void lost.push(fields),
  });
  await expect(keeping.receive(event('bad', 'sam'))).rejects.toThrow(StoreFailure);
  inbox.failNext();
  await expect(keeping.receive(event('after'))).rejects.toThrow(StoreFailure);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual(['after']);
  for (let n = 1; n <= 10; n += 1) {
    await keeping.receive(event(`new ${n}`, 'sam'));
    await vi.advanceTimersByTimeAsync(2_000);
  }
  expect(stored()).toHaveLength(11);
  expect(lost).toEqual([{ platform: 'slack', event: 'bad' }]);
});

test('events that the store never takes hold up no other, also if nothing else arrives', async () => {
  const refusing = {
    receive: (one: IncomingEvent) =>
      one.id.startsWith('bad') ? Promise.reject(new StoreFailure('No.', 'Never.')) : inbox.receive(one),
  };
  const keeping = retryUnstoredEvents(refusing, undefined);
  for (const id of ['bad 1', 'bad 2', 'bad 3'])
    await expect(keeping.receive(event(id))).rejects.toThrow(StoreFailure);
  // These events must wait for the first event from the same person.
  for (const id of ['later', 'latest'])
    await expect(keeping.receive(event(id, 'bad 1'))).rejects.toThrow(StoreFailure);
  inbox.failNext();
  await expect(keeping.receive(event('good'))).rejects.toThrow(StoreFailure);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(stored()).toEqual(['good', 'later', 'latest']);
});

test('does not keep an event that is at fault itself', async () => {
  const keeping = retryUnstoredEvents(inbox, undefined);
  inbox.failNext(new TypeError('A bug.'));
  await expect(keeping.receive(event('1'))).rejects.toThrow(TypeError);
  inbox.failNext();
  await expect(keeping.receive(event('2'))).rejects.toThrow(StoreFailure);
  inbox.failNext(new TypeError('A bug.'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inbox.events).toEqual([]);
});

test('once stopped offers nothing any more, and logs how many are lost, without their words', async () => {
  const logged: unknown[] = [];
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: (...line: unknown[]) => void logged.push(line) };
  const keeping = retryUnstoredEvents(inbox, log);
  for (const id of ['1', '2']) {
    inbox.failNext();
    await expect(keeping.receive(event(id))).rejects.toThrow(StoreFailure);
  }
  keeping.stop();
  expect(vi.getTimerCount()).toBe(0);
  inbox.failNext();
  await expect(keeping.receive(event('3'))).rejects.toThrow(StoreFailure);
  expect(vi.getTimerCount()).toBe(0);
  expect(inbox.events).toEqual([]);
  expect(logged).toEqual([[{ platform: 'slack', lost: 2 }, expect.stringContaining('lost')]]);
});

test('says nothing when it is stopped with nothing kept, and keeps nothing from then on', async () => {
  const logged: unknown[] = [];
  const line = (...given: unknown[]) => void logged.push(given);
  const keeping = retryUnstoredEvents(inbox, { info: line, warn: line, error: line });
  keeping.stop();
  inbox.failNext();
  await expect(keeping.receive(event('1'))).rejects.toThrow(StoreFailure);
  expect(logged).toEqual([]);
});
