// What one side of a handoff wrote, as the other side gets it: in pieces where it is long, with its quotes and files.
import type { Attachment, OutgoingMessage, Part } from '../../model/messages/message.js';
import type { StoredAnswer, StoredMessage } from '../../model/messages/conversation.js';
import type { BotPorts } from '../../model/ports.js';
import { quoteParts } from '../../answers/present-answer.js';
import { inLanguage } from '../../copy/compose.js';
import type { PractitionerWords } from '../../copy/english/practitioner-words.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { DEFAULT_POLICY } from '../../model/handoff/handoff-settings.js';
import { withoutNotes } from './notes.js';
import { splitText } from './split-text.js';

export interface RelayedContent {
  /** Who it is from, to the reader. */
  from: string;
  message: StoredMessage;
  /** As received, where it is delivered so; the redacted form otherwise. */
  words: string;
  /** Into a private chat of the handoff. */
  asReceived: boolean;
  /** The platform delivered it after what the same person wrote later. */
  cameLate?: boolean;
  /** An answer of the bot's that the adviser passes on. */
  answer?: StoredAnswer;
  /** The words of whoever reads it. */
  say: PractitionerWords;
}

/** Stored in the redacted form; delivery puts the words as received in its place where it may. */
export function relayedMessages(
  content: RelayedContent,
  ports: Pick<BotPorts, 'policy' | 'citationLink'>,
): OutgoingMessage[] {
  const { message, asReceived, say } = content;
  const byAdviser = message.role === 'adviser';
  const clean = (text: string): string => (byAdviser ? withoutNotes(text) : text);
  const remarks = [
    ...(message.revision > 1 ? [say.handoff.edited] : []),
    ...(content.cameLate ? [say.handoff.writtenEarlier] : []),
  ];
  const from = remarks.length ? say.handoff.remarked(content.from, remarks) : content.from;
  const redacted = splitText(clean(message.text ?? ''));
  const count = asReceived ? splitText(clean(content.words)).length : redacted.length;
  return Array.from({ length: count }, (_, index) => {
    const isLast = index === count - 1;
    const text = isLast ? redacted.slice(index).join('\n') : (redacted[index] ?? '');
    const who = count > 1 ? say.handoff.piece(from, index + 1, count) : from;
    const parts: Part[] = [
      ...(text || content.words.trim() ? [relayedPart(who, text, count > 1 ? index + 1 : undefined)] : []),
      ...(isLast ? [...answerParts(content, ports), ...fileParts(content, ports)] : []),
    ];
    const summary = say.handoff.wroteToYou(from);
    return inLanguage({ parts, buttons: [], summary, writtenByModel: false }, say);
  });
}

function relayedPart(from: string, text: string, piece: number | undefined): Part {
  return { kind: 'relayed', from, text, ...(piece !== undefined && { piece }) };
}

/** The quotes stand as the bot gave them; the sentences of a model stay behind, as the adviser speaks for themselves. */
function answerParts({ answer }: RelayedContent, { citationLink }: Pick<BotPorts, 'citationLink'>): Part[] {
  return answer ? quoteParts(answer, citationLink) : [];
}

/** Names and addresses of files are as personal as words: they go where the words as received go, and nowhere else. */
function fileParts(
  { message, asReceived, say }: RelayedContent,
  { policy = DEFAULT_POLICY }: Pick<BotPorts, 'policy'>,
): Part[] {
  const count = message.attachments;
  if (!count) return [];
  if (policy.attachments === 'pass-on' && asReceived) return [{ kind: 'files', count, files: [] }];
  return [{ kind: 'text', tone: 'muted', text: say.handoff.attachmentsRefused(count) }];
}

/** The same message with the redacted words as they are now; the last piece takes what is left of them. */
export function withRedactedWords(
  message: OutgoingMessage,
  { text = publicText(''), role }: StoredMessage,
  isLast: boolean,
): OutgoingMessage {
  const words = role === 'adviser' ? withoutNotes(text) : text;
  const pieces = splitText(words);
  const parts = message.parts.map((part): Part => {
    if (part.kind !== 'relayed') return part;
    const from = (part.piece ?? 1) - 1;
    return { ...part, text: isLast ? pieces.slice(from).join('\n') : (pieces[from] ?? '') };
  });
  return { ...message, parts };
}

/** One message with the words as received in the place of the redacted ones; for delivery alone. */
export function withReceivedWords(
  message: OutgoingMessage,
  received: { words: string; files: readonly Attachment[]; byAdviser: boolean },
): OutgoingMessage {
  const words = received.byAdviser ? withoutNotes(received.words) : received.words;
  const parts = message.parts.map((part): Part => {
    if (part.kind === 'files')
      return { ...part, files: received.files.map(({ name, url }) => ({ name, url })) };
    if (part.kind !== 'relayed') return part;
    return { ...part, text: part.piece === undefined ? words : (splitText(words)[part.piece - 1] ?? '') };
  });
  return { ...message, parts };
}
