// Makes a complete bot with a separate real store, a fake platform and a clock that only moves when told to.
import { createStore } from '../../adapters/sql/conversations/store.js';
import type { Action } from '../../bot/model/messages/action.js';
import { createBot, type Bot } from '../../bot/create-bot.js';
import type { IncomingEvent, Place } from '../../bot/model/messages/message.js';
import type { Person } from '../../bot/model/people/person.js';
import type { BotPorts } from '../../bot/model/ports.js';
import type { Store } from '../../bot/model/store.js';
import type { Answer, Question } from '../../knowledge/model/answer.js';
import type { Redacted, RedactedText } from '../../knowledge/model/personal-data.js';
import { createFakePlatform, personalPlaceOf, wordsOf, type FakePlatform } from './fake-platform.js';
import { portDefaults } from './port-defaults.js';
import { sampleAnswer } from './samples/sample-answers.js';
import type { Database } from '../../adapters/sql/engine/open-database.js';
import { temporaryDatabase } from './temporary-database.js';

export const practitioner: Person = { platform: 'slack', id: 'ada', name: 'Ada' };
export const adviser: Person = { platform: 'slack', id: 'bea', name: 'Bea' };
export const otherAdviser: Person = { platform: 'slack', id: 'cyd', name: 'Cyd' };
export const advisersChannel: Place = { platform: 'slack', id: 'advisers', kind: 'channel', address: {} };
export const sharedChannel: Place = { platform: 'slack', id: 'team', kind: 'channel', address: {} };

export interface TestBot extends Bot {
  database: Database;
  /** The folder of the store’s files. Absent on PostgreSQL. */
  dataDir?: string;
  /** The address of the PostgreSQL database. Absent on SQLite. */
  databaseUrl?: string;
  store: Store;
  platform: FakePlatform;
  ports: BotPorts;
  /** The questions that reached the answering pipeline. */
  asked: Question[];
  logged: string[];
  answerWith(answer: (question: Question) => Answer | Promise<Answer>): void;
  settle(): Promise<void>;
  /** Moves the clock forward, then runs the jobs that are due. */
  later(ms: number): Promise<void>;
  say(from: Person, text: string, where?: Partial<MessageEvent>): Promise<MessageEvent>;
  press(from: Person, action: Action, place?: Place, messageId?: string): Promise<void>;
  /** Cancels the person's open request, and confirms it. */
  cancelRequest(from: Person): Promise<void>;
  seenIn(place: Place | Person): string[];
  close(): Promise<void>;
}

export type MessageEvent = Extract<IncomingEvent, { kind: 'message' }>;

/**
 * `server` is an argument for `temporaryDatabase`. `prepare` is called with the database before anything else
 * uses it.
 */
export async function createTestBot(
  change: Partial<BotPorts> = {},
  server?: string,
  prepare?: (database: Database) => void,
): Promise<TestBot> {
  const temporary = await temporaryDatabase(server);
  prepare?.(temporary.database);
  const store = createStore(temporary.database);
  const platform = createFakePlatform();
  const asked: Question[] = [];
  const logged: string[] = [];
  let now = Date.parse('2026-05-04T09:00:00Z');
  let answer: (question: Question) => Answer | Promise<Answer> = () => sampleAnswer();
  const log = (details: object, sentence: string) =>
    void logged.push(JSON.stringify({ ...details, sentence }));
  const ports: BotPorts = {
    store,
    platforms: new Map([['slack', platform]]),
    answerQuestion: async (question, onStage) => {
      asked.push(question);
      onStage?.('searching');
      return answer(question);
    },
    ...portDefaults,
    redact: redactFakeNames,
    detectUrgency: (text) => /in danger now/i.test(text),
    contacts: () => [{ name: 'Police', phone: '999', when: 'always', verifiedOn: '2026-05-01' }],
    advisersPlace: () => advisersChannel,
    clock: () => new Date(now),
    log: { info: log, warn: log, error: log },
    ...change,
  };
  const bot = createBot(ports);
  let events = 0;

  async function settle(): Promise<void> {
    await bot.startWorker().drain();
  }

  const test: TestBot = {
    ...bot,
    database: temporary.database,
    ...(temporary.dataDir !== undefined && { dataDir: temporary.dataDir }),
    ...(temporary.databaseUrl !== undefined && { databaseUrl: temporary.databaseUrl }),
    store,
    platform,
    ports,
    asked,
    logged,
    answerWith: (next) => void (answer = next),
    settle,
    async later(ms) {
      now += ms;
      await settle();
    },
    async say(from, text, where = {}) {
      const event: MessageEvent = {
        kind: 'message',
        id: `e${(events += 1)}`,
        place: personalPlaceOf(from),
        from,
        sentAt: new Date(now).toISOString(),
        text,
        attachments: [],
        mentionsBot: true,
        ...where,
      };
      await bot.inbox.receive(event);
      await settle();
      return event;
    },
    async press(from, action, place = personalPlaceOf(from), messageId) {
      const id = `e${(events += 1)}`;
      await bot.inbox.receive({
        kind: 'action',
        id,
        place,
        from,
        sentAt: '2026-05-04T09:00:00Z',
        action,
        messageId,
      });
      await settle();
    },
    async cancelRequest(from) {
      const [open] = await store.records.escalations.waitedForBy(from);
      await test.say(from, 'cancel request');
      if (open)
        await test.press(from, {
          do: 'withdraw',
          escalation: open.id,
          sure: true,
          urgent: true,
          claimed: true,
        });
    },
    seenIn: (place) =>
      platform
        .in('kind' in place ? place.id : personalPlaceOf(place).id)
        .map(({ message }) => wordsOf(message)),
    close: () => temporary.remove(),
  };
  return test;
}

/** Redacts only the invented name Zora. */
export function redactFakeNames(text: string): Redacted {
  const redactions = [...text.matchAll(/Zora/g)].map(({ index }) => ({
    text: 'Zora',
    type: 'name' as const,
    start: index,
    end: index + 4,
    pseudonym: '[name 1]',
  }));
  return { text: text.replaceAll('Zora', '[name 1]') as RedactedText, redactions };
}
