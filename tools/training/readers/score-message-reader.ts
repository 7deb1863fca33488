// Reads marked messages with the message reader, and counts what redaction and the danger check find in them.
import { readFileSync } from 'node:fs';
import type { MessageReader, MessageReading } from '../../../knowledge/model/ports.js';
import type { Redaction } from '../../../knowledge/model/personal-data.js';
import { isTown } from '../../../knowledge/redaction/lists/places.js';
import { parseMarked, type MarkedText } from '../messages/marked-text.js';
import { readMessages } from './marked-messages.js';

export interface ReadMessage extends MarkedText {
  kind: string;
  reading: MessageReading;
}

export async function readMessageFiles(
  files: readonly string[],
  reader: MessageReader,
): Promise<ReadMessage[]> {
  const messages: ReadMessage[] = [];
  for (const file of files)
    for (const { kind, marked } of readMessages(readFileSync(file, 'utf8'))) {
      const parsed = parseMarked(marked);
      messages.push({ ...parsed, kind, reading: await reader.read(parsed.text) });
    }
  return messages;
}

/** A share: `hit` items out of `of`. */
export interface Share {
  hit: number;
  of: number;
}

export interface RedactionScore {
  recall: Share;
  /** Details removed completely, with no letter or digit left, whatever else was removed. */
  wholly: Share;
  byType: Record<string, Share>;
  /** The share of the removed text that really is personal data. */
  precision: Share;
  /** Messages with look-alikes in which something was removed by mistake. */
  lookalikes: Share;
  missed: string[];
  wrong: string[];
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** The number of letters by which 2 spans may differ and still count as the same. */
const GIVE_OR_TAKE = 4;

export function scoreRedaction(
  messages: readonly ReadMessage[],
  redactionsOf: (message: ReadMessage) => readonly Redaction[],
): RedactionScore {
  const none = (): Share => ({ hit: 0, of: 0 });
  const score: RedactionScore = {
    recall: none(),
    wholly: none(),
    byType: {},
    precision: none(),
    lookalikes: none(),
    missed: [],
    wrong: [],
  };
  const count = (share: Share, hit: boolean) => {
    share.of += 1;
    share.hit += Number(hit);
  };
  for (const message of messages) {
    const redactions = redactionsOf(message);
    for (const span of message.spans) {
      const hit = redactions.some((one) => covers(one, span));
      count(score.recall, hit);
      count(score.wholly, isGone(message.text, span, redactions));
      count((score.byType[span.type] ??= none()), hit);
      if (!hit) score.missed.push(`${span.type} "${span.text}" in: ${message.text}`);
    }
    for (const one of redactions) {
      const hit = message.spans.some(({ start, end }) => start < one.end && one.start < end);
      count(score.precision, hit);
      if (!hit) score.wrong.push(`${one.type} "${one.text}" in: ${message.text}`);
    }
    if (message.kind === 'lookalike') count(score.lookalikes, redactions.length > 0);
  }
  return score;
}

function isGone(text: string, span: MarkedText['spans'][number], redactions: readonly Redaction[]): boolean {
  let left = text.slice(span.start, span.end);
  for (const { start, end } of redactions) {
    const [from, to] = [Math.max(0, start - span.start), Math.min(left.length, end - span.start)];
    if (from < to) left = left.slice(0, from) + ' '.repeat(to - from) + left.slice(to);
  }
  return bare(left) === '';
}

function covers(one: Redaction, span: MarkedText['spans'][number]): boolean {
  if (one.start > span.start || one.end < span.end) return false;
  const behind = one.text.slice(span.end - one.start);
  const town = span.type === 'address' && isOnlyTowns(behind) ? behind : '';
  return bare(one.text).length <= bare(span.text + town).length + GIVE_OR_TAKE;
}

const TOWNS = /^(?:\.?,[ \n]\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?){1,3}$/u;

/**
 * Returns true if the text after an address is only a town. Some writers marked the town as part of the
 * address, and others did not.
 */
const isOnlyTowns = (behind: string) =>
  TOWNS.test(behind) ||
  (behind !== '' &&
    behind
      .toLowerCase()
      .split(',')
      .every((words) => isTown(words.trim())));

export interface DangerScore {
  found: Share;
  /** Calm messages that would raise an alarm. */
  alarmed: Share;
}

export function scoreDanger(
  messages: readonly ReadMessage[],
  isUrgent: (message: ReadMessage) => boolean,
): DangerScore {
  const shareOf = (kinds: readonly string[]): Share => {
    const some = messages.filter(({ kind }) => kinds.includes(kind));
    return { hit: some.filter(isUrgent).length, of: some.length };
  };
  return { found: shareOf(['danger', 'dangeronly']), alarmed: shareOf(['calm', 'calmonly']) };
}

/** Formats a share with its 90% Wilson interval, for example "0.912 (0.87–0.94) of 340". */
export function sayShare({ hit, of }: Share): string {
  if (!of) return 'none';
  const z = 1.645;
  const share = hit / of;
  const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
  const half = (z / (1 + z ** 2 / of)) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2));
  return `${share.toFixed(3)} (${(middle - half).toFixed(2)}–${(middle + half).toFixed(2)}) of ${of}`;
}
