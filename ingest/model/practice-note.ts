// A practice note as an editor writes it in the library, and the document it becomes.
import { z } from 'zod';
import { AUTHORITIES, JURISDICTIONS, type GuidanceDocument } from '../../knowledge/model/source.js';
import type { Explanation } from '../../knowledge/model/explanation.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { ChangeRecord } from './editing.js';
import type { FetchedDocument } from './fetching.js';

export const NOTES_SOURCE = 'practice-notes';

/** About 20 pages. No one reads anything longer, so it should be split into several notes. */
export const LONGEST_NOTE = 60_000;
const MAX_SOURCES = 30;

const webAddress = z.url({ protocol: /^https?$/, error: 'must be a web address starting with https://' });

export const noteWordsSchema = z.strictObject({
  title: z.string().trim().min(3, 'must have at least 3 letters').max(200, 'must be 200 characters or fewer'),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, 'must have at least one nation'),
  authority: z.enum(AUTHORITIES),
  /** The publications the note is based on. */
  sources: z
    .array(z.strictObject({ title: z.string().trim().min(3, 'must have a title').max(300), url: webAddress }))
    .max(MAX_SOURCES, `must have ${MAX_SOURCES} sources or fewer`),
  /** The day the note was last checked against its sources. */
  verifiedOn: z.iso.date('must be a date'),
  /** Markdown. */
  body: z
    .string()
    .trim()
    .min(1, 'must not be empty')
    .max(LONGEST_NOTE, `must be ${LONGEST_NOTE.toLocaleString('en-GB')} characters or fewer`),
});
export type NoteWords = z.infer<typeof noteWordsSchema>;

export interface HeldNote {
  /** The slug of the document that the note becomes. */
  slug: string;
  words: NoteWords;
  /** Starts at 1 and goes up with every save and removal. No one can overwrite a newer version: they are told. */
  version: number;
  /** The draft edition with this text. */
  edition: number;
  /** When it was saved or removed. */
  savedAt: string;
  savedBy: string;
  /** Who looks after the note and when they will read it again; absent for notes from before we asked. */
  owner?: string;
  reviewOn?: string;
}

export interface NoteToSave {
  words: NoteWords;
  /** Absent for a new note. */
  slug?: string;
  /** The version the editor was looking at; 0 for a new note. */
  version: number;
  editor: string;
  /** The draft from a closed request that the note is based on. */
  fromDraft?: string;
  owner?: string;
  /** YYYY-MM-DD. */
  reviewOn?: string;
}

/** overtaken: someone else saved in the meantime. Nothing was saved, and `note` is their version. */
export type SaveNoteOutcome =
  { outcome: 'saved'; note: HeldNote; change?: ChangeRecord } | { outcome: 'overtaken'; note: HeldNote };

/** The outcomes mean the same as when saving. */
export type WithdrawNoteOutcome =
  { outcome: 'proposed'; change: ChangeRecord } | { outcome: 'overtaken'; note: HeldNote };

export interface ListedNote {
  note: HeldNote;
  /** Whether the live release has exactly this text. */
  isLive: boolean;
  /** Slugs of the documents with a cited passage that is no longer live. */
  lost: string[];
  /** The latest change to the document. */
  change?: ChangeRecord;
}

export interface NotePreview {
  document: GuidanceDocument;
  /** In reading order. */
  passages: Passage[];
  /** The answer from live guidance with this note added; absent without a question or if nothing is live. */
  asked?: Explanation;
}

const NOTE_PUBLISHER = 'CTAC';

/** Includes everything needed to cite the note. Nothing is read from the body, where anyone can type. */
export function noteDocument(slug: string, words: NoteWords): FetchedDocument {
  const { title, jurisdictions, authority, sources, verifiedOn, body } = words;
  const cites = passagesCited(body).map(({ passage }) => passage);
  return {
    kind: 'md',
    // Starts with a line break, so that text starting with 3 hyphens is not read as front matter.
    bytes: new TextEncoder().encode(`\n${body.trim()}\n`),
    details: {
      slug,
      title,
      publisher: NOTE_PUBLISHER,
      date: verifiedOn,
      jurisdictions,
      authority,
      standing: 'current',
      ...(sources.length && {
        note: `Sources: ${sources.map((one) => `${one.title} (${one.url})`).join('; ')}`,
      }),
      ...(cites.length && { cites }),
    },
  };
}

/** Makes a slug from the words of the title; `taken` says whether a slug is in use. */
export function noteSlug(title: string, taken: (slug: string) => boolean): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g);
  const base = `note-${(words ?? []).join('-')}`.slice(0, 80).replace(/-+$/, '');
  for (let n = 1; ; n += 1) {
    const slug = n === 1 ? base : `${base}-${n}`;
    if (!taken(slug)) return slug;
  }
}

/** Lists the passages that a body links to as `/library/document/SLUG#passage-ID`, once each. */
export function passagesCited(body: string): { document: string; passage: string }[] {
  const found = new Map<string, { document: string; passage: string }>();
  for (const [, document, passage] of body.matchAll(
    /\/library\/document\/([\w.%-]+)(?:\?part=\d+)?#passage-([\w-]+)/g,
  ))
    found.set(passage!, { document: decoded(document!), passage: passage! });
  return [...found.values()];
}

/** A link in a note to a passage that it cites. */
export interface CitationLink {
  /** As they are in the text of the note, which is plain. */
  words: string;
  address: string;
}

export function citationLinks(body: string): CitationLink[] {
  const links = body.matchAll(/\[((?:\\.|[^\]\\\n])+)\]\((\/library\/document\/[^\s()]+#passage-[\w-]+)\)/g);
  return [...links].map(([, words, address]) => ({
    words: words!.replace(/\\(.)/g, '$1'),
    address: address!,
  }));
}

/** A badly formed address does not lead to a document, so it stays as typed. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
