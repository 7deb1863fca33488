// Defines a practice note as an editor writes it in the library, and turns it into a document.
import { z } from 'zod';
import { AUTHORITIES, JURISDICTIONS, type GuidanceDocument } from '../../knowledge/model/source.js';
import type { Explanation } from '../../knowledge/model/explanation.js';
import type { Passage } from '../../knowledge/model/passage.js';
import type { ChangeRecord } from './editing.js';
import type { FetchedDocument } from './fetching.js';
import { fieldWording as must } from './field-wording.js';
import { libraryWording } from './library-wording.js';

export const NOTES_SOURCE = 'practice-notes';

/** The most characters in a note: about 20 pages. No one would read a longer one to the end. */
export const LONGEST_NOTE = 60_000;
const MAX_SOURCES = 30;

const webAddress = z.url({ protocol: /^https?$/, error: must.webAddress });

export const noteWordsSchema = z.strictObject({
  title: z.string().trim().min(3).max(200),
  jurisdictions: z.array(z.enum(JURISDICTIONS)).min(1, must.oneNation),
  authority: z.enum(AUTHORITIES),
  sources: z
    .array(z.strictObject({ title: z.string().trim().min(3, must.title).max(300), url: webAddress }))
    .max(MAX_SOURCES, must.mostSources(MAX_SOURCES)),
  /** The date when the note was last checked against its sources (YYYY-MM-DD). */
  verifiedOn: z.iso.date(must.date),
  body: z.string().trim().min(1, must.body).max(LONGEST_NOTE),
});
export type NoteWords = z.infer<typeof noteWordsSchema>;

export interface HeldNote {
  slug: string;
  words: NoteWords;
  /**
   * Starts at 1, and goes up by 1 with each save and removal. We tell editors who would overwrite a newer version.
   */
  version: number;
  /** The ID of the draft edition with this text. */
  edition: number;
  savedAt: string;
  savedBy: string;
  /** Who looks after the note, and when they will review it. Absent in older notes. */
  owner?: string;
  reviewOn?: string;
}

export interface NoteToSave {
  words: NoteWords;
  /** The slug of the note. Absent for a new note. */
  slug?: string;
  /** The version that the editor was viewing. 0 for a new note. */
  version: number;
  editor: string;
  /** The ID of the draft from a closed request that the note was made from. */
  fromDraft?: string;
  owner?: string;
  /** The date, as YYYY-MM-DD. */
  reviewOn?: string;
}

/** overtaken: someone else saved first, so nothing was saved, and `note` is their version. */
export type SaveNoteOutcome =
  { outcome: 'saved'; note: HeldNote; change?: ChangeRecord } | { outcome: 'overtaken'; note: HeldNote };

/** The outcomes mean the same as in `SaveNoteOutcome`. */
export type WithdrawNoteOutcome =
  { outcome: 'proposed'; change: ChangeRecord } | { outcome: 'overtaken'; note: HeldNote };

export interface ListedNote {
  note: HeldNote;
  isLive: boolean;
  /** Slugs of the documents from which the note cites a passage that is no longer live. */
  lost: string[];
  change?: ChangeRecord;
}

export interface NotePreview {
  document: GuidanceDocument;
  passages: Passage[];
  /** The answer from live guidance with this note. Absent without a question or a live release. */
  asked?: Explanation;
}

const NOTE_PUBLISHER = 'CTAC';

/** Gives all details needed to cite the note. None are from the body, where an editor could type anything. */
export function noteDocument(slug: string, words: NoteWords): FetchedDocument {
  const { title, jurisdictions, authority, sources, verifiedOn, body } = words;
  const cites = passagesCited(body).map(({ passage }) => passage);
  return {
    kind: 'md',
    // The line break at the start prevents a body that begins with 3 hyphens from being read as front matter.
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
        note: libraryWording.documents.sources(sources.map((one) => `${one.title} (${one.url})`).join('; ')),
      }),
      ...(cites.length && { cites }),
    },
  };
}

/** Makes a slug from the title, and adds a number if another document has that slug. */
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

const CITATIONS = /\/library\/document\/([\w.%-]+)(?:\?part=\d+)?#passage-([\w-]+)/g;

/** Lists the passages that a body links to as `/library/document/SLUG#passage-ID`, each of them once. */
export function passagesCited(body: string): { document: string; passage: string }[] {
  const found = new Map<string, { document: string; passage: string }>();
  for (const [, document, passage] of body.matchAll(CITATIONS))
    found.set(passage!, { document: decoded(document!), passage: passage! });
  return [...found.values()];
}

/** Makes each link to a passage lead to another address, and keeps the words of the link. */
export function citingInstead(body: string, passage: string, address: string): string {
  return body.replace(CITATIONS, (link, _document, cited) => (cited === passage ? address : link));
}

export interface CitationLink {
  /** The text of the link, without formatting. */
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

/** Returns a badly formed web address as it was typed, because it does not lead to any document. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
