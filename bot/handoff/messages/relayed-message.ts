// Builds the messages that relay text from one side of a handoff to the other. Splits long text, and adds its
// quotes and files.
import type { Attachment, OutgoingMessage, Part } from '../../model/messages/message.js';
import type {
  DeliveryState,
  StoredAnswer,
  StoredMessage,
  StoredOutgoing,
} from '../../model/messages/conversation.js';
import { withoutMentionSigns } from '../../model/messages/chat-formatting.js';
import type { BotPorts } from '../../model/ports.js';
import { quoteParts } from '../../answers/present-answer.js';
import { inLanguage } from '../../wording/compose-in-language.js';
import type { PractitionerWords } from '../../wording/english/practitioner-words.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import { endsWithNote, withoutSlashes, withoutNotes } from './internal-notes.js';
import { splitText } from './split-into-messages.js';

export interface RelayedContent {
  from: string;
  message: StoredMessage;
  /** The raw text if that is delivered, otherwise the redacted text. */
  words: string;
  /** True if the raw text is delivered, because the message goes to a private chat. */
  asReceived: boolean;
  isNote: boolean;
  cameLate?: boolean;
  answer?: StoredAnswer;
  say: PractitionerWords;
}

/**
 * Builds redacted messages for the store. On delivery, raw text replaces the redacted text where that is
 * allowed.
 */
export function relayedMessages(
  content: RelayedContent,
  ports: Pick<BotPorts, 'policy' | 'citationLink'>,
): OutgoingMessage[] {
  const { message, asReceived, isNote, say } = content;
  const byAdviser = message.role === 'adviser';
  const clean = (text: string): string => passedOn(text, byAdviser, isNote);
  const remarks = [
    ...(message.editedAt !== undefined ? [say.handoff.edited] : []),
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
      ...(text || content.words.trim()
        ? [relayedPart(who, text, isNote, count > 1 ? index + 1 : undefined)]
        : []),
      ...(isLast ? [...answerParts(content, ports), ...fileParts(content, ports)] : []),
    ];
    const summary = say.handoff.wroteToYou(from);
    return inLanguage({ parts, buttons: [], summary, writtenByModel: false }, say);
  });
}

function relayedPart(from: string, text: string, isNote: boolean, piece: number | undefined): Part {
  return { kind: 'relayed', from, text, ...(piece !== undefined && { piece }), ...(isNote && { isNote }) };
}

/**
 * Prepares text for the practitioner. Removes an adviser's notes, and the marks around any names they
 * mention.
 */
function passedOn(text: string, byAdviser: boolean, isNote = false): string {
  const shown = byAdviser ? withoutMentionSigns(text) : text;
  if (isNote) return withoutSlashes(shown);
  return byAdviser ? withoutNotes(shown) : shown;
}

/** Keeps the quotes but leaves out a language model's sentences, because the adviser writes their own. */
function answerParts(
  { answer, say }: RelayedContent,
  { citationLink }: Pick<BotPorts, 'citationLink'>,
): Part[] {
  if (!answer) return [];
  const quotes = quoteParts(answer, citationLink);
  const day = answer.asked?.day;
  return day === undefined ? quotes : [{ kind: 'text', text: say.asOf.sentOn(day) }, ...quotes];
}

/**
 * File names and addresses are personal data, so they are only sent where the raw text is sent. A file below
 * an adviser's note may belong to a message that they forwarded for colleagues.
 */
function fileParts(
  { message, words, asReceived, isNote, say }: RelayedContent,
  { policy }: Pick<BotPorts, 'policy'>,
): Part[] {
  const count = message.attachments;
  if (!count || (message.role === 'adviser' && !isNote && endsWithNote(words))) return [];
  if (policy.attachments === 'pass-on' && asReceived) return [{ kind: 'files', count, files: [] }];
  return [{ kind: 'text', tone: 'muted', text: say.handoff.attachmentsRefused(count) }];
}

/**
 * Replaces the message's text with the current redacted text. `shown` lists every sent message that shows
 * this text. There may be several copies, and each copy may be in several pieces: the last piece contains all
 * the text that is left.
 */
export function withRedactedWords(
  { key, message }: StoredOutgoing,
  { text = publicText(''), role }: StoredMessage,
  shown: readonly StoredOutgoing[],
): OutgoingMessage {
  const copy = shown.filter((one) => copyOf(one.key) === copyOf(key));
  const last = Math.max(...copy.flatMap((one) => one.message.parts).map(pieceOf));
  const parts = message.parts.map((part): Part => {
    if (part.kind !== 'relayed') return part;
    const words = passedOn(text, role === 'adviser', part.isNote);
    if (part.piece === undefined) return { ...part, text: words };
    const pieces = splitText(words);
    const from = part.piece - 1;
    return { ...part, text: part.piece === last ? pieces.slice(from).join('\n') : (pieces[from] ?? '') };
  });
  return { ...message, parts };
}

const pieceOf = (part: Part) => (part.kind === 'relayed' ? (part.piece ?? 1) : 0);

/** The key of the practitioner's copy of an adviser's reply. The keys of its pieces and corrections start with it. */
export const replyKey = (escalation: string, message: string) => `reply:${escalation}:${message}`;

export function pieceKey(copy: string, index: number): string {
  return index === 0 ? copy : `${copy}#${index + 1}`;
}

/** The key of the message that the piece with this key belongs to. */
export const copyOf = (key: string) => key.replace(/#\d+$/, '');

/**
 * True if one of these copies has all its pieces in one of these states. Leaves out pieces that an edit no longer
 * needs, and corrections, which are sent only if an earlier text could not be changed.
 */
export function hasWholeCopy(shown: readonly StoredOutgoing[], states: readonly DeliveryState[]): boolean {
  const pieces = shown.filter(({ key }) => !key.includes(':changed:'));
  return pieces.some(
    ({ key, state }) =>
      states.includes(state) &&
      pieces.every((one) => copyOf(one.key) !== copyOf(key) || one.outdated || states.includes(one.state)),
  );
}

/** Replaces the redacted text with the raw text. Only for delivery. */
export function withReceivedWords(
  message: OutgoingMessage,
  received: { words: string; files: readonly Attachment[]; byAdviser: boolean },
): OutgoingMessage {
  const parts = message.parts.map((part): Part => {
    if (part.kind === 'files')
      return { ...part, files: received.files.map(({ name, url }) => ({ name, url })) };
    if (part.kind !== 'relayed') return part;
    const words = passedOn(received.words, received.byAdviser, part.isNote);
    return { ...part, text: part.piece === undefined ? words : (splitText(words)[part.piece - 1] ?? '') };
  });
  return { ...message, parts };
}
