// A bot for tests of the pages. It stores events, shows the entries that a test gives it, and notifies open
// pages of changes.
import type { TranscriptEntry } from '../../bot/model/messages/conversation.js';
import type { IncomingEvent, OutgoingMessage } from '../../bot/model/messages/message.js';
import type { Inbox } from '../../bot/model/ports.js';
import type {
  BotQueries,
  ChatState,
  EscalationFile,
  QueueEntry,
  ShownCitation,
} from '../../bot/model/queries.js';
import { StoreFailure } from '../../knowledge/model/errors.js';
import { publicText } from '../../knowledge/model/personal-data.js';

type Entry = TranscriptEntry;
type Out = Extract<Entry, { direction: 'out' }>;
type NewEntry =
  Omit<Out, 'position' | 'sequence'> | Omit<Extract<Entry, { direction: 'in' }>, 'position' | 'sequence'>;

export interface FakeBot {
  inbox: Inbox;
  queries: BotQueries;
  /** The events received, in order and without duplicates. */
  events: IncomingEvent[];
  /** Called after an event is stored. A test can add the bot’s reaction here. */
  onEvent: (event: IncomingEvent) => void;
  say(place: string, message: OutgoingMessage, extra?: Partial<Out>): void;
  /** Gives an entry new content or a new state, and notifies everyone watching the chat. */
  change(place: string, id: string, change: Partial<Out>): void;
  setState(place: string, state: ChatState): void;
  queue: QueueEntry[];
  files: Map<string, EscalationFile>;
  citations: Map<string, ShownCitation>;
  /** Notifies everyone watching this chat, as if something in it had changed. */
  notify(place: string): void;
  watchers(place: string): number;
  breakInbox(isBroken: boolean): void;
}

const NOW = '2026-11-25T10:00:00.000Z';

export function createFakeBot(): FakeBot {
  const places = new Map<string, Entry[]>();
  const states = new Map<string, ChatState>();
  const listeners = new Map<string, Set<() => void>>();
  let sequence = 0;
  let isBroken = false;

  const add = (place: string, entry: NewEntry) => {
    sequence += 1;
    places.set(place, [...(places.get(place) ?? []), { ...entry, position: sequence, sequence }]);
    notify(place);
  };
  const notify = (place: string) => [...(listeners.get(place) ?? [])].forEach((listener) => listener());

  const watch = (place: string, listener: () => void) => {
    const watching = listeners.get(place) ?? new Set();
    listeners.set(place, watching.add(listener));
    return () => void watching.delete(listener);
  };

  const bot: FakeBot = {
    events: [],
    onEvent: () => undefined,
    queue: [],
    files: new Map(),
    citations: new Map(),
    notify,
    watchers: (place) => listeners.get(place)?.size ?? 0,
    breakInbox: (broken) => (isBroken = broken),
    say: (place, message, extra = {}) =>
      add(place, { direction: 'out', id: `out-${sequence + 1}`, at: NOW, message, state: 'sent', ...extra }),
    change(place, id, change) {
      sequence += 1;
      const entries = places.get(place) ?? [];
      places.set(
        place,
        entries.map((entry) => (entry.id === id ? ({ ...entry, ...change, sequence } as Entry) : entry)),
      );
      notify(place);
    },
    setState(place, state) {
      states.set(place, { ...states.get(place), ...state });
      notify(place);
    },
    inbox: {
      receive(event) {
        if (isBroken) return Promise.reject(new StoreFailure('The store is away.', 'Wait.'));
        if (bot.events.some(({ id }) => id === event.id)) return Promise.resolve({ duplicate: true });
        bot.events.push(event);
        if (!states.has(event.place.id)) states.set(event.place.id, {});
        if (event.kind === 'message') add(event.place.id, writtenEntry(event));
        bot.onEvent(event);
        return Promise.resolve({ duplicate: false });
      },
    },
    queries: {
      messagesIn: ({ id }, after) =>
        Promise.resolve((places.get(id) ?? []).filter((entry) => entry.sequence > after)),
      lastSequence: ({ id }) =>
        Promise.resolve(Math.max(0, ...(places.get(id) ?? []).map((entry) => entry.sequence))),
      latestNotices: () => Promise.resolve([]),
      noticesOf: () => Promise.resolve([]),
      replyTo: () => Promise.resolve(undefined),
      subscribe: ({ id }, listener) => watch(id, listener),
      chatState: ({ id }) => Promise.resolve(states.get(id) ?? (places.has(id) ? {} : undefined)),
      home: () => Promise.resolve({ language: 'en' as const, requests: [] }),
      subscribeToRequests: (listener) => watch('desk', listener),
      citation: (answer, number) => Promise.resolve(bot.citations.get(`${answer}/${number}`)),
      queue: () => Promise.resolve(bot.queue),
      deskNeeds: () => Promise.resolve([]),
      closed: () => Promise.resolve([]),
      numbered: () => Promise.resolve([]),
      closedBy: () => Promise.resolve([]),
      escalation: (id) => Promise.resolve(bot.files.get(id)),
      transcript: () => Promise.resolve(undefined),
      undelivered: () => Promise.resolve([]),
      unreached: () => Promise.resolve([]),
      advisers: () => Promise.resolve([]),
      colleagues: () => Promise.resolve([]),
      serviceHours: () => Promise.resolve({ changes: [], isOpen: false }),
      adviserDetails: () => Promise.resolve(undefined),
    },
  };
  return bot;
}

function writtenEntry(event: Extract<IncomingEvent, { kind: 'message' }>): NewEntry {
  return {
    direction: 'in',
    id: event.id,
    at: NOW,
    role: 'practitioner',
    from: event.from,
    text: publicText(event.text),
    redactedTypes: [],
    edited: false,
    deleted: false,
    calledThere: event.id,
  };
}
