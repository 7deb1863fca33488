// Events that the store could not take are kept and offered again, in order, until it has them.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { IncomingEvent } from '../../../../bot/model/messages/message.js';
import { keepEvents } from '../../../../adapters/slack/incoming/keep-events.js';
import { StoreFailure } from '../../../../knowledge/model/errors.js';
import { createRecordingInbox, type RecordingInbox } from '../../../fakes/fake-slack/recording-inbox.js';

let inbox: RecordingInbox;
beforeEach(() => {
  vi.useFakeTimers();
  inbox = createRecordingInbox();
});
afterEach(() => void vi.useRealTimers());

const event = (id: string) => ({ id, kind: 'message', text: 'Who refers a child?' }) as IncomingEvent;
const stored = () => inbox.events.map(({ id }) => id);

test('stores what was refused once the store is back, in order and once', async () => {
  const logged: string[] = [];
  const line = (_: object, sentence: string) => void logged.push(sentence);
  const keeping = keepEvents(inbox, { info: line, warn: line, error: line });
  for (const id of ['1', '2', '3']) {
    inbox.failNext();
    await expect(keeping.receive(event(id))).rejects.toThrow(StoreFailure);
  }
  await keeping.receive(event('2'));
  inbox.failNext();
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual(['2']);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(stored()).toEqual(['2', '1', '3']);
  expect(inbox.deliveries).toBe(4);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inbox.deliveries).toBe(4);
  expect(logged).toEqual([
    'The store is down. Events are kept until it is back.',
    'The store is back, and has everything that Slack sent.',
  ]);
});

test('does not keep an event that is at fault itself', async () => {
  const keeping = keepEvents(inbox, undefined);
  inbox.failNext(new TypeError('A bug.'));
  await expect(keeping.receive(event('1'))).rejects.toThrow(TypeError);
  inbox.failNext();
  await expect(keeping.receive(event('2'))).rejects.toThrow(StoreFailure);
  inbox.failNext(new TypeError('A bug.'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(inbox.events).toEqual([]);
});
