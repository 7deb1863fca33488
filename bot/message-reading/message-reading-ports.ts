// Redacts messages and looks for danger in them, with what the message reader finds if there is one.
import { FREED } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { nameParts } from '../../knowledge/redaction/pseudonyms/name-forms.js';
import { pseudonymKey, type Pseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { redact, type ReadingOrNone } from '../../knowledge/redaction/redact.js';
import { fixedPartOf } from '../model/messages/our-own-phrases.js';
import type { BotPorts, Read } from '../model/ports.js';
import { detectUrgency } from '../safeguards/urgency.js';

export interface ReaderOrRules {
  /** Absent if there is no message reader. In that case, only the rules read messages. */
  read?: Read;
  /** True if there is no message reader. The strict rules then apply to every message. */
  strict: boolean;
}

export type MessageReadingPorts = Pick<BotPorts, 'redact' | 'detectUrgency' | 'read'>;

/**
 * Reads every message with the message reader. Without a reader, applies the strict rules to every message.
 */
export function messageReadingPorts(reader?: ReaderOrRules): MessageReadingPorts {
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
