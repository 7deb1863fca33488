// Reads sentences in which personal data is marked ⟦type:words⟧, and counts how much of the data a redaction
// found.
import { readFileSync } from 'node:fs';
import type { PersonalDataType, Redaction } from '../../../knowledge/model/personal-data.js';

export interface MarkedSpan {
  type: PersonalDataType;
  text: string;
  start: number;
  end: number;
}
export interface MarkedText {
  text: string;
  spans: MarkedSpan[];
}

export function parseMarked(marked: string): MarkedText {
  let text = '';
  const spans: MarkedSpan[] = [];
  let at = 0;
  for (const match of marked.matchAll(/⟦([a-z_]+):([^⟧]*)⟧/gu)) {
    text += marked.slice(at, match.index);
    const words = match[2]!;
    spans.push({
      type: match[1] as PersonalDataType,
      text: words,
      start: text.length,
      end: text.length + words.length,
    });
    text += words;
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), spans };
}

/** Reads a file of invented sentences. Its folder is named after the first word of the file’s name. */
export function readMarked(file: string): MarkedText[] {
  const lines = readFileSync(new URL(`first-batches/${file.split('-')[0]}/${file}`, import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean);
  return lines.map((line) => parseMarked((JSON.parse(line) as { marked: string }).marked));
}

const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Returns true if 2 spans are almost the same, for example apart from a full stop or a title such as “Dr”. A
 * whole sentence that contains a name does not count as the name.
 */
export function isSameSpan(one: string, other: string): boolean {
  const [short, long] = [bare(one), bare(other)].sort((a, b) => a.length - b.length) as [string, string];
  return short.length > 0 && long.includes(short) && short.length >= 0.8 * long.length;
}

export interface Tally {
  recall: number;
  precision: number;
  rightType: number;
  missed: string[];
  wrong: string[];
}

export function tally(
  sentences: readonly MarkedText[],
  redactionsOf: (text: string) => readonly Redaction[],
): Tally {
  const missed: string[] = [];
  const wrong: string[] = [];
  let [marked, taken, typed] = [0, 0, 0];
  for (const { text, spans } of sentences) {
    const redactions = redactionsOf(text);
    marked += spans.length;
    taken += redactions.length;
    for (const span of spans) {
      const hit = redactions.find((redaction) => isSameSpan(redaction.text, span.text));
      if (!hit) missed.push(`${span.type} "${span.text}" in: ${text}`);
      else if (hit.type === span.type) typed += 1;
    }
    for (const redaction of redactions) {
      if (!spans.some((span) => isSameSpan(span.text, redaction.text)))
        wrong.push(`${redaction.type} "${redaction.text}" in: ${text}`);
    }
  }
  return {
    recall: marked ? (marked - missed.length) / marked : 1,
    precision: taken ? (taken - wrong.length) / taken : 1,
    rightType: typed / Math.max(1, marked - missed.length),
    missed,
    wrong,
  };
}
