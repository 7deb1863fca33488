// Tests how a quote is shown: with bullets, with “…” only where text is left out, and with the answer
// highlighted.
import { describe, expect, it } from 'vitest';
import type { Citation, Span } from '../../../knowledge/model/answer.js';
import { linesOfPieces, plainQuote, quotePieces, shownQuote } from '../../../knowledge/model/marked-quote.js';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import { documentOf } from '../../fakes/memory-release.js';

const LIST = 'Tell:\n• the police\n  • at night\n• the council\nThen wait. Do not leave.';

/** Makes a citation that quotes these parts of the text, word for word. */
function citing(text: string, parts: readonly string[], more: Partial<Citation> = {}): Citation {
  const spans = parts.map((part): Span => [text.indexOf(part), text.indexOf(part) + part.length]);
  return {
    passage: { id: 'one', document: 'one', text, headings: [], position: 0 },
    document: documentOf({ slug: 'one' }),
    spans,
    quote: quoteText(text, spans),
    alsoIn: [],
    ...more,
  };
}

describe('a quote as people read it', () => {
  it('has a bullet before each item, at its level, and none before other lines', () => {
    const parts = ['Tell:', 'the police', 'at night', 'the council', 'Then wait. Do not leave.'];
    expect(shownQuote(citing(LIST, parts))).toBe(LIST);
  });

  it('has no bullet before an item that brings its own number', () => {
    const text = 'Do this:\n• 1. Call.\n  • (a) the police\n• A. Tell.';
    const shown = 'Do this:\n1. Call.\n  (a) the police\n• A. Tell.';
    expect(shownQuote(citing(text, ['Do this:', '1. Call.', '(a) the police', 'A. Tell.']))).toBe(shown);
    expect(shownQuote({ ...citing(text, []), quote: text })).toBe(shown);
  });

  it.each(['e.g. a teacher', 'i.e. the police', '2.5 million people', '9.30am on Monday'])(
    'keeps the bullet before “%s”, which is not a number',
    (item) => {
      const text = `Tell:\n• ${item}`;
      expect(shownQuote(citing(text, ['Tell:', item]))).toBe(text);
      expect(shownQuote({ ...citing(text, []), quote: text })).toBe(text);
    },
  );

  it('says where words are left out, in a line of its own between lines', () => {
    expect(shownQuote(citing(LIST, ['Tell:', 'the council']))).toBe('Tell:\n…\n• the council');
    expect(shownQuote(citing('One. Two. Three.', ['One.', 'Three.']))).toBe('One. … Three.');
  });

  it('says that it breaks off where the file lost the end of a sentence', () => {
    const text = 'A guardian helps someone to hear the child’s';
    expect(shownQuote(citing(text, [text]))).toBe(`${text} …`);
    expect(shownQuote(citing('Tell:\n• the people they live with', ['the people they live with']))).toBe(
      '• the people they live with',
    );
  });

  it.each(['the police; and', 'the police, or'])('says that more follows after “%s”', (item) => {
    expect(shownQuote(citing(`Tell:\n• ${item}`, ['Tell:', item]))).toBe(`Tell:\n• ${item} …`);
  });

  it('says that more follows a line that introduces what is left out', () => {
    expect(
      shownQuote(citing('Boats pay. The exceptions are:\nFerries.', ['Boats pay. The exceptions are:'])),
    ).toBe('Boats pay. The exceptions are:\n…');
  });

  it.each(['See annex a', 'See Form a', 'See part a and appendix a'])('takes “%s” as whole', (text) => {
    expect(shownQuote(citing(text, [text]))).toBe(text);
  });

  it('says nothing where only the file has something between two words, such as a page break', () => {
    const text = 'The council must tell the police.';
    const at = text.indexOf('must');
    const spans: Span[] = [
      [0, at],
      [at, text.length],
    ];
    const citation = { ...citing(text, []), spans, quote: quoteText(text, spans) };
    expect(citation.quote).toContain('…');
    expect(shownQuote(citation)).toBe(text);
  });

  it('says that its list goes on before and after it', () => {
    const text = 'Tell:\n• the police\n• the council';
    const goesOn = { before: true, after: true } as const;
    expect(shownQuote(citing(text, ['Tell:', 'the police', 'the council'], { goesOn }))).toBe(
      'Tell:\n…\n• the police\n• the council\n…',
    );
    expect(shownQuote(citing(text, ['Tell:', 'the police'], { goesOn: { after: true } }))).toBe(
      'Tell:\n• the police',
    );
  });

  it('tells apart the words that answer, without their bullet', () => {
    const citation = citing(LIST, ['Tell:', 'the police', 'at night']);
    const answer = [citation.spans[1]!];
    expect(plainQuote({ ...citation, answer })).toBe('Tell:\n• «the police»\n  • at night');
    expect(linesOfPieces(quotePieces({ ...citation, answer }))).toHaveLength(3);
  });

  it('marks nothing where all of it answers, and is shown as it was given by an earlier version', () => {
    const citation = citing(LIST, ['Then wait.']);
    expect(quotePieces({ ...citation, answer: citation.spans })).toEqual([
      { text: 'Then wait.', answers: false },
    ]);
    expect(shownQuote({ ...citation, quote: 'As given then' })).toBe('As given then');
  });
});
