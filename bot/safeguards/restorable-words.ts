// Finds the text behind a pseudonym, if the practitioner may restore it. Text that a rule removes because of
// its form, such as a postcode, cannot be restored.
import { freePseudonym, type Freed } from '../../knowledge/redaction/pseudonyms/corrections.js';
import { nameParts } from '../../knowledge/redaction/pseudonyms/name-forms.js';
import {
  keyBefore,
  pseudonymKey,
  rememberPseudonyms,
  type Pseudonyms,
} from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { PSEUDONYM } from '../../knowledge/redaction/kept/pseudonym-form.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { StoredMessage } from '../model/messages/conversation.js';
import { pseudonymMemory } from './pseudonym-memory.js';

export interface WordsBehind {
  words: string;
  memory: string;
  known: Pseudonyms;
}

export async function wordsBehind(unit: UnitOfWork, message: StoredMessage): Promise<WordsBehind> {
  const { records, ports } = unit;
  const words = withoutFormatting((await records.messages.words(message.id)) ?? '');
  const memory = await pseudonymMemory(records, message);
  const known = await records.pseudonyms.of(memory);
  // Text removed while the message reader was down is not remembered, so we redact the message again to find
  // it.
  if (!message.unread) return { words, memory, known };
  return {
    words,
    memory,
    known: rememberPseudonyms(known, ports.redact(words, known, 'failed').redactions),
  };
}

/**
 * Returns undefined if the pseudonym has no text behind it, and 'form' if a rule always removes that text.
 */
export function freeWords(
  unit: UnitOfWork,
  { words, known }: WordsBehind,
  pseudonym: string,
): Freed | 'form' | undefined {
  const freed = freePseudonym(known, pseudonym);
  if (!freed || freed === 'form') return freed;
  if (isOthersNow(unit, { words, known }, { pseudonym, freed })) return undefined;
  return isRemovedAnyway(unit, words, freed) ? 'form' : freed;
}

/**
 * True if the words behind the pseudonym in this message now have another pseudonym, because they turned out
 * to name someone else.
 */
function isOthersNow(
  { ports }: UnitOfWork,
  { words, known }: Pick<WordsBehind, 'words' | 'known'>,
  { pseudonym, freed }: { pseudonym: string; freed: Freed },
): boolean {
  const { redactions } = ports.redact(words, known, ports.read && 'awaited');
  if (redactions.some((redaction) => redaction.pseudonym === pseudonym)) return false;
  const names = [...freed.keys].map(nameParts).filter(({ length }) => length > 0);
  return redactions.some(({ type, text }) => {
    const parts = nameParts(pseudonymKey(type, text));
    return names.some((name) => name.every((part) => parts.includes(part)));
  });
}

/** True if a rule would still remove the text because of its form, even after a correction. */
function isRemovedAnyway({ ports }: UnitOfWork, words: string, { known, keys }: Freed): boolean {
  const { redactions } = ports.redact(words, known, ports.read && 'awaited');
  return redactions.some(({ type, text }) => {
    const key = pseudonymKey(type, text);
    return keys.has(key) || keys.has(keyBefore(key));
  });
}

/** Returns the pseudonyms in a message that can never be replaced with the original text. */
export async function fixedPseudonyms(
  unit: UnitOfWork,
  message: StoredMessage,
): Promise<ReadonlySet<string>> {
  const shown = [...new Set(message.text?.match(PSEUDONYM))];
  if (!shown.length) return new Set();
  const behind = await wordsBehind(unit, message);
  return new Set(shown.filter((pseudonym) => freeWords(unit, behind, pseudonym) === 'form'));
}
