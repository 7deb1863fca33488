// Cuts a parsed document into passages: complete sentences under one heading, in a size that suits the
// embedder.
import { passageContext, passageId, type Passage } from '../../knowledge/model/passage.js';
import { areForAdults } from '../../knowledge/search/for-adults.js';
import type { ParsedDocument } from '../model/document.js';
import { findTextRepairs, printedWords } from './find-text-repairs.js';
import { whyNotGuidance, withoutFurniture } from './not-guidance.js';
import { chooseCuts, type Segment } from './choose-cuts.js';
import { DEFAULT_SIZES, type Sizes } from './passage-sizes.js';
import { mergeSmallSections } from './merge-small-sections.js';
import { saysNothing } from './says-nothing.js';
import { sectionsOf, type Section } from './sections.js';
import { addTo } from '../../knowledge/text/add-to.js';

export interface ChunkOptions extends Partial<typeof DEFAULT_SIZES> {
  /** Counts tokens with the embedder's own tokeniser. */
  countTokens: (text: string) => number;
}

/** The text can always use at least this share of the tokens, however long the title and headings are. */
const MIN_SHARE_FOR_TEXT = 0.5;

/** Returns passages in document order. There is at least one if the document contains any text. */
export function chunkDocument(
  document: ParsedDocument,
  details: { slug: string; title: string },
  options: ChunkOptions,
): Passage[] {
  const { countTokens, maxTokens, targetWords, maxWords } = { ...DEFAULT_SIZES, ...options };
  // Each count includes the tokens that the model adds around a text. They are added once for a whole
  // passage, so we subtract them from the count of each part.
  const aroundTokens = countTokens('');
  const places = new Map<string, Passage[]>();
  for (const section of sectionsToCut(document, details.title)) {
    const contextTokens = countTokens(
      passageContext(details.title, { headings: section.headings, text: '' }),
    );
    const sizes: Sizes = {
      targetWords,
      maxWords,
      maxTokens: Math.max(maxTokens - contextTokens, Math.floor(maxTokens * MIN_SHARE_FOR_TEXT)),
      countTokens: (text) => countTokens(text) - aroundTokens,
    };
    for (const segment of chooseCuts(section.pieces, sizes)) {
      const passage = passageOf(section, segment, details.slug, places.size);
      addTo(places, passage.id, passage);
    }
  }
  const passages = [...places.values()].map((each) => inAllPlaces(each, details.title));
  const saying = passages.filter((passage) => !saysNothing(passage) && !whyNotGuidance(passage));
  const kept = saying.length ? saying : passages;
  const repairsOf = repairsIn(document);
  return kept.map((passage, position) => ({ ...passage, position, ...repairsOf(passage) }));
}

/** Longer headings would leave less room for the passage's text, and no one would read them. */
const LONGEST_JOINED_HEADING = 200;

/**
 * Text that appears twice in a document becomes one passage, which is cited where it first appears. Its headings
 * are those that all places share, followed by those of each place, so that an editor sees if a publisher removes
 * the text from one of them. Text that appears under "Adults" and again under "Children" applies to both, so
 * neither heading is kept.
 */
function inAllPlaces(places: readonly Passage[], title: string): Passage {
  const first = places[0]!;
  const apart = first.headings.findIndex((heading, n) =>
    places.some(({ headings }) => headings[n] !== heading),
  );
  const shared = first.headings.slice(0, apart < 0 ? undefined : apart);
  const own = new Set(places.map(({ headings }) => headings.slice(shared.length).join(' › ')));
  if (own.size === 1) return first;
  const joined = [...own].join(' / ');
  const isForAdults = new Set(places.map(({ headings }) => areForAdults([title, ...headings])));
  const isShared = own.has('') || isForAdults.size > 1 || joined.length > LONGEST_JOINED_HEADING;
  return { ...first, headings: isShared ? shared : [...shared, joined] };
}

function repairsIn({ printed }: ParsedDocument): (passage: Passage) => Pick<Passage, 'repairs'> {
  if (printed === undefined) return () => ({});
  const words = printedWords(printed);
  return ({ text }) => {
    const repairs = findTextRepairs(text, words);
    return repairs.length ? { repairs } : {};
  };
}

/** Removes sections that say nothing before small sections are merged, so that they do not become part of others. */
function sectionsToCut(document: ParsedDocument, title: string): Section[] {
  const blocks = withoutFurniture(document.blocks);
  const sections = sectionsOf(blocks.length ? { ...document, blocks } : document, title);
  const saying = sections.filter(
    ({ pieces, headings }) => !saysNothing({ text: pieces.map(({ text }) => text).join('\n'), headings }),
  );
  return mergeSmallSections(saying.length ? saying : sections);
}

function passageOf(section: Section, segment: Segment, slug: string, position: number): Passage {
  const { number, page } = segment.pieces[0]!;
  const paragraph = number ?? segment.pieces.find((piece) => piece.startsNumber)?.number;
  return {
    id: passageId(slug, segment.text),
    document: slug,
    text: segment.text,
    headings: section.headings,
    ...(page === undefined ? {} : { page }),
    ...(paragraph ? { paragraph } : {}),
    position,
  };
}
