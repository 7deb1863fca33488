// Starts the message reader from the settings, if this process reads messages. The service starts even if
// this fails.
import { fixedPartOf } from '../../bot/model/messages/our-own-phrases.js';
import { detectUrgency } from '../../bot/safeguards/urgency.js';
import { describeFailure } from '../../knowledge/model/errors.js';
import type { BotPorts, Log, Read } from '../../bot/model/ports.js';
import { FREED } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { nameParts } from '../../knowledge/redaction/pseudonyms/name-forms.js';
import { pseudonymKey, type Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact, type ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { createMessageReader } from '../models/message-reader/message-reader.js';
import type { Settings } from './settings/environment-settings.js';

export interface ConnectedReader {
  /** Absent if there is no message reader. In that case, only the rules read messages. */
  read?: Read;
  /** True if there is no message reader. The strict rules then apply to every message. */
  strict: boolean;
  /** Throws if the reader does not work on this machine. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export function connectMessageReader(
  { MESSAGE_READER }: Pick<Settings, 'MESSAGE_READER'>,
  log: Log,
  startNow: boolean,
): ConnectedReader {
  if (MESSAGE_READER === 'off') {
    log.info({}, 'Messages are checked by the rules only, in strict mode (MESSAGE_READER=off).');
    return { strict: true, start: () => Promise.resolve(), close: () => Promise.resolve() };
  }
  const reader = createMessageReader({ log: (line) => log.warn({}, line) });
  let failed = false;
  let isClosed = false;
  // Logs only the first failure after the reader stops working, because every waiting message reports the
  // failure.
  const tell = (error: unknown) => {
    // It is not a fault if a command ends while the reader is still starting.
    if (!failed && !isClosed)
      log.error(
        { reason: describeFailure(error) },
        'Messages are checked by the rules only, in strict mode, and none are sent to a language model until the message reader works.',
      );
    failed = true;
  };
  if (startNow) reader.start().catch(tell);
  return {
    strict: false,
    async read(text) {
      try {
        const reading = await reader.read(text);
        failed = false;
        return reading;
      } catch (error) {
        tell(error);
        return 'failed';
      }
    },
    start: reader.start,
    close() {
      isClosed = true;
      return reader.close();
    },
  };
}

export type MessageReadingPorts = Pick<BotPorts, 'redact' | 'detectUrgency' | 'read'>;

/**
 * Reads every message with the message reader. Without a reader, applies the strict rules to every message.
 */
export function messageReadingPorts(reader?: Pick<ConnectedReader, 'read' | 'strict'>): MessageReadingPorts {
  const read = reader?.read;
  const otherwise: ReadingOrNone = reader?.strict ? 'failed' : undefined;
  return {
    redact: (text, known, reading = otherwise) => redact(text, { ...freed(text, known), ...known }, reading),
    detectUrgency,
    ...(read && { read }),
  };
}

/**
 * Keeps words of our own phrases from being redacted, because the reader and the strict rules mistake many
 * Welsh words for names. Does nothing if one of the words is part of a name in this conversation, as in
 * “thanks Pal”.
 */
function freed(text: string, known: Pseudonyms = {}): Pseudonyms {
  const fixed = fixedPartOf(text);
  if (fixed === '') return {};
  const names = Object.keys(known).filter((key) => !known[key]!.startsWith(FREED));
  const parts = new Set(names.flatMap(nameParts).flatMap(wordsOf));
  const key = pseudonymKey('name', fixed);
  return wordsOf(key.slice('name:'.length)).some((word) => parts.has(word)) ? {} : { [key]: FREED };
}

const wordsOf = (value: string): string[] => value.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

/** Redacts text that someone types once and that is not stored. */
export async function redactAsRead({ redact: redactWords, read }: MessageReadingPorts, text: string) {
  const reading = await read?.(text);
  return { ...redactWords(text, {}, reading), unread: reading === 'failed' };
}

/** Runs the rules once at start-up, because their first use compiles them, which takes a while. */
export function warmUp({ redact, detectUrgency }: MessageReadingPorts): void {
  const text = 'Does a child of 15 have to consent to a referral? Ask Sam Example on 0808 800 5000.';
  redact(text);
  detectUrgency(text);
}
