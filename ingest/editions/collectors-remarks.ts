// Finds titles and notes in a corpus.json that seem to be meant for the person who collected the files, such
// as “(April 2026; file v2-2026)” or “scraped 2025-12-06”. Every reader would see them.
import type { DocumentDetails } from '../model/document.js';

export interface CollectorsRemark {
  field: 'title' | 'note';
  text: string;
  /** The files that have this text in their entries. Collectors often give many files the same note. */
  files: string[];
}

const REMARK = new RegExp(
  [
    String.raw`\bscraped\b|\bUI strings\b|\bcompiler\b|\bde-?dup|\bnear-duplicate\b|\bTODO\b`,
    String.raw`\([^)]*\bfile (?:v?\d|name)|\brepo(?:sitory)? commit\b|\bservice source\b|\bremoved from the service\b`,
    String.raw`\bas (?:carried by|quoted on)\b|\btranscription of\b|\bprint page \d|\bfor-information version\b`,
  ].join('|'),
  'iu',
);

export function collectorsRemarks(entries: ReadonlyMap<string, DocumentDetails>): CollectorsRemark[] {
  const remarks = new Map<string, CollectorsRemark>();
  for (const [file, details] of entries)
    for (const field of ['title', 'note'] as const) {
      const text = details[field];
      if (text === undefined || !REMARK.test(text)) continue;
      const same = remarks.get(`${field} ${text}`);
      if (same) same.files.push(file);
      else remarks.set(`${field} ${text}`, { field, text, files: [file] });
    }
  return [...remarks.values()];
}
