// A chat platform that keeps the messages sent to it, and can be made to fail.
import { DeliveryFailure } from '../../knowledge/model/errors.js';
import type { OutgoingMessage, Part, Place } from '../../bot/model/messages/message.js';
import type { Person, PlatformName } from '../../bot/model/people/person.js';
import type { Platform } from '../../bot/model/ports.js';

export interface Posted {
  place: string;
  messageId: string;
  key: string;
  message: OutgoingMessage;
  /** Earlier versions of the message, oldest first. */
  before: OutgoingMessage[];
}

export interface FakePlatform extends Platform {
  readonly posted: Posted[];
  /** The number of times `send` was called for each key, including failures. */
  readonly attempts: Map<string, number>;
  /** Makes each of the next calls of `send` throw one of these errors, in order. */
  failNext(...failures: DeliveryFailure[]): void;
  /** Makes every delivery to this chat fail from now on. */
  close(placeId: string): void;
  open(placeId: string): void;
  forbidPrivateChat(person: Person): void;
  leave(channel: Place, person: Person): void;
  closeAccount(person: Person): void;
  /** The number of times `standing` was called. */
  asked: number;
  in(placeId: string): Posted[];
}

const LABELS: Record<string, string> = { teams: 'Teams', slack: 'Slack', web: 'the web page' };

export function createFakePlatform(name: PlatformName = 'slack'): FakePlatform {
  const posted: Posted[] = [];
  const attempts = new Map<string, number>();
  const failures: DeliveryFailure[] = [];
  const closed = new Set<string>();
  const shy = new Set<string>();
  const outside = new Set<string>();
  const gone = new Set<string>();
  const refuse = (place: Place) => {
    if (closed.has(place.id))
      throw new DeliveryFailure('The place is gone.', 'Nothing can be done.', { fault: 'place' });
  };
  const fake: FakePlatform = {
    name,
    label: LABELS[name] ?? name,
    posted,
    attempts,
    failNext: (...next) => void failures.push(...next),
    close: (placeId) => void closed.add(placeId),
    open: (placeId) => void closed.delete(placeId),
    forbidPrivateChat: (person) => void shy.add(person.id),
    leave: (channel, person) => void outside.add(`${channel.id} ${person.id}`),
    closeAccount: (person) => void gone.add(person.id),
    asked: 0,
    in: (placeId) => posted.filter(({ place }) => place === placeId),
    async send(place, message, key) {
      attempts.set(key, (attempts.get(key) ?? 0) + 1);
      refuse(place);
      const failure = failures.shift();
      if (failure) throw failure;
      const messageId = `${place.id}/m${posted.length + 1}`;
      posted.push({ place: place.id, messageId, key, message: structuredClone(message), before: [] });
      return Promise.resolve({ messageId });
    },
    async update(place, messageId, message) {
      refuse(place);
      const sent = posted.find((one) => one.messageId === messageId);
      if (!sent) throw new DeliveryFailure('No such message.', 'Nothing.', { fault: 'message' });
      sent.before.push(sent.message);
      sent.message = structuredClone(message);
      return Promise.resolve(undefined);
    },
    showProgress: () => Promise.resolve(),
    personalPlace: (person) => Promise.resolve(shy.has(person.id) ? undefined : personalPlaceOf(person)),
    threadPlace: (place, messageId) => ({ ...place, id: `${place.id}:${messageId}` }),
    standing(person, channels) {
      fake.asked += 1;
      if (gone.has(person.id)) return Promise.resolve('gone');
      const isMember = channels.some(({ id }) => !outside.has(`${id} ${person.id}`));
      return Promise.resolve(isMember ? 'member' : 'outside');
    },
  };
  return fake;
}

export function personalPlaceOf(person: Person): Place {
  return { platform: person.platform, id: `dm-${person.id}`, kind: 'personal', address: { of: person.id } };
}

/** Returns all the text that a reader sees in a message, with the buttons last. */
export function wordsOf(message: OutgoingMessage): string {
  return [...message.parts.flatMap(partWords), ...message.buttons.map(({ label }) => `[${label}]`)].join(
    '\n',
  );
}

function partWords(part: Part): string[] {
  switch (part.kind) {
    case 'heading':
    case 'text':
      return [part.text];
    case 'quote':
      return [`[${part.number}] ${part.citation.quote}`];
    case 'claims':
      return part.claims.map(({ text }) => text);
    case 'contacts':
      return part.contacts.map(({ name, phone }) => `${name} ${phone}`);
    case 'facts':
      return part.facts.map(({ label, value }) => `${label}: ${value}`);
    case 'files':
      return [`${part.count} attached`, ...part.files.map(({ name, url }) => `${name}: ${url ?? ''}`)];
    case 'relayed':
      return [`${part.from}: ${part.text}`];
    case 'choices':
      return part.buttons.map(({ label }) => `[${label}]`);
  }
}
