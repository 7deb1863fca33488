// Checks the original text of a message for personal details and danger.
import type { PersonalDataType, RedactedText } from '../../knowledge/model/personal-data.js';
import { rememberPseudonyms } from '../../knowledge/redaction/pseudonyms/pseudonyms.js';
import { saysChildOrVictim } from './child-or-victim/child-or-victim-writing.js';
import { redactFor, type Writer } from './redact-for-writer.js';
import type { Hearing } from '../model/messages/message-length.js';
import { withoutFormatting } from '../model/messages/chat-formatting.js';
import type { UnitOfWork } from '../jobs/unit-of-work.js';
import type { BotPorts } from '../model/ports.js';

export interface ReadWords {
  /**
   * Absent if redaction failed. The worker then tries again before it does anything else with the message.
   */
  text?: RedactedText;
  redactedTypes: PersonalDataType[];
  urgent: boolean;
  /**
   * True if the message reader still has to check the message. Until then, the text that the rules removed is
   * not remembered.
   */
  unread: boolean;
}

/**
 * Never throws, whatever the text is. A message that cannot be redacted is still stored, because someone is
 * waiting. Remembers placeholders for the rest of the conversation.
 */
export async function readWords(
  unit: UnitOfWork,
  conversation: string,
  words: string,
  writer?: Writer,
): Promise<ReadWords> {
  const known = await unit.records.pseudonyms.of(conversation);
  const plain = withoutFormatting(words);
  const unread = unit.ports.read !== undefined;
  const reading = unread ? 'awaited' : undefined;
  const urgent =
    (attempt(unit.ports, () => unit.ports.detectUrgency(plain, reading)) ?? false) ||
    saysChildOrVictim(plain);
  // Redact the message strictly, because others may see it before the reader has checked it.
  const redact = await redactFor(unit, conversation, writer);
  const redacted = attempt(unit.ports, () => redact(plain, known, unread ? 'failed' : undefined));
  if (!redacted) return { redactedTypes: [], urgent, unread };
  if (redacted.redactions.length && !unread)
    await unit.records.pseudonyms.keep(conversation, rememberPseudonyms(known, redacted.redactions));
  const redactedTypes = [...new Set(redacted.redactions.map(({ type }) => type))];
  return { text: redacted.text, redactedTypes, urgent, unread };
}

/** True if `readWords` would find danger, or if the rules fail. */
export function mayBeDanger(ports: BotPorts, words: string): boolean {
  return soundsLikeDanger(ports, words, ports.read && 'awaited');
}

type RulesPorts = Pick<BotPorts, 'detectUrgency' | 'log'>;

/**
 * Checks for danger, part by part, in a text that is too long to store. `perhaps` uses the wider rules, for
 * text that no message reader will check.
 */
export const hearingOf = (ports: RulesPorts): Hearing => ({
  plainly: (part) => soundsLikeDanger(ports, part, 'awaited'),
  perhaps: (part) => soundsLikeDanger(ports, part),
});

/** True if the text may be about danger, or if the rules fail. */
function soundsLikeDanger(ports: RulesPorts, words: string, reading?: 'awaited'): boolean {
  const plain = withoutFormatting(words);
  return saysChildOrVictim(plain) || (attempt(ports, () => ports.detectUrgency(plain, reading)) ?? true);
}

function attempt<T>(ports: Pick<BotPorts, 'log'>, read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    // The error's message could quote what someone wrote, so only log its name.
    ports.log.error(
      { failure: error instanceof Error ? error.name : 'unknown' },
      'A message could not be read.',
    );
    return undefined;
  }
}
