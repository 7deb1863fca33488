// Tests that a quote includes the whole answer, and everything that limits or introduces it.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quoteText } from '../../../knowledge/model/quote-text.js';
import type { Passage } from '../../../knowledge/model/passage.js';
import { quotePassage } from '../../../knowledge/quotes/quote-passage.js';
import { splitUnits } from '../../../knowledge/text/sentences.js';
import { runs } from '../../support/thoroughness.js';

const filler = (n: number) => `Sentence ${n} speaks of ${'boats and ports and lorries '.repeat(3)}at length.`;
/** Filler that makes a passage too long to show all of its numbered paragraphs. */
const LONG = [0, 1, 2, 3, 4, 5, 6].map(filler).join(' ');
const passageOf = (text: string, paragraph?: string): Passage => ({
  id: 'one',
  document: 'one',
  text,
  headings: [],
  position: 0,
  ...(paragraph !== undefined && { paragraph }),
});

/**
 * Quotes the sentences that contain `answers`. Returns the quote, its highlighted text and its paragraph
 * number.
 */
function quote(text: string, answers: string[], paragraph?: string) {
  const passage = passageOf(text, paragraph);
  const units = splitUnits(text);
  const chosen = answers.map((words) =>
    units.findIndex(({ start, end }) => text.slice(start, end).includes(words)),
  );
  const quoted = quotePassage(passage, units, chosen);
  return {
    shown: quoteText(text, quoted.spans),
    marked: quoteText(text, quoted.answer),
    paragraph: quoted.paragraph,
  };
}

describe('the words around an answer', () => {
  it('are the whole passage, with the sentence that answers marked', () => {
    const text = `${filler(0)}\n${filler(1)} Tell the police at once. ${filler(2)}\n${filler(4)}`;
    const { shown, marked } = quote(text, ['Tell the police']);
    expect(shown).toBe(text);
    expect(marked).toBe('Tell the police at once.');
  });

  it('are the numbered paragraph with its list, cited by its own number', () => {
    const list = 'A referral is made where:\n• the child is missing\n• the child is in debt';
    const text = `5.42. ${LONG}\n5.43. ${list}\n5.44. ${filler(1)}`;
    const { shown, paragraph } = quote(text, ['in debt'], '5.42');
    expect(shown).toBe(list.replaceAll('• ', ''));
    expect(paragraph).toBe('5.43');
  });

  it('are a whole list, though it is longer than a paragraph may be', () => {
    const items = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `• ${filler(n)}`);
    const { shown } = quote(['The adviser must not:', ...items].join('\n'), ['Sentence 3']);
    expect(shown).toContain('The adviser must not:');
    expect(shown).toContain('Sentence 0');
    expect(shown).toContain('Sentence 9');
  });

  it.each([
    'Unless the child is over 18, this holds.',
    'This does not apply to adults.',
    'However, an adult must consent.',
    'But an adult must consent.',
    'There is one exception: children in Wales.',
  ])('go on to an exception that follows: %s', (exception) => {
    const long = [0, 1, 2, 3, 4, 5, 6].map(filler);
    expect(quote([...long, exception, filler(8)].join(' '), ['Sentence 5']).shown).toContain(exception);
    const numbered = `5.1. No consent is needed for a child at any time of the day or of the night.\n5.2. ${exception}`;
    expect(quote(numbered, ['No consent'], '5.1').shown).toContain(exception);
  });

  it.each(['It is given only if the council agrees.', 'There is one rule, except in Wales.'])(
    'go on to a limit inside the sentence that follows in the same paragraph: %s',
    (limit) => {
      const long = [0, 1, 2, 3, 4, 5, 6].map(filler);
      expect(quote([...long, limit, filler(8)].join(' '), ['Sentence 5']).shown).toContain(limit);
      expect(quote(`5.1. ${LONG}\n5.2. ${limit}`, ['Sentence 0'], '5.1').shown).not.toContain(limit);
    },
  );

  it('go on to the list that an exception introduces', () => {
    const text = `${filler(0)} ${filler(1)} ${filler(2)}\nThis does not apply to:\n• adults\n• children in Wales`;
    expect(quote(text, ['Sentence 2']).shown).toMatch(/apply to:\nadults\nchildren in Wales$/u);
  });

  it.each(['There are a small number of exceptions, these are:', 'Regulated activity will not be:'])(
    'go on from a list to the list of what it does not hold for: %s',
    (limit) => {
      const text = `Regulated activity includes:\n• ${filler(0)}\n• ${filler(1)}\n${limit}\n• ${filler(2)}\n${LONG}`;
      expect(quote(text, ['Sentence 1']).shown).toContain(`${limit}\nSentence 2`);
    },
  );

  it('never end with a sentence that introduces the next paragraph', () => {
    const text = `${filler(0)}\n${filler(1)} ${filler(2)} Call this number:\n0800 000 000, at any time`;
    expect(quote(text, ['Sentence 1']).shown).toMatch(/at any time$/u);
  });

  it('are a row of a long table with the heads of its columns, and not the rows beside it', () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `${filler(n)} | ${n}`);
    const text = ['Service | Number', ...rows, 'Guardian line | 0800 000 000'].join('\n');
    expect(quote(text, ['Guardian line']).shown).toBe('Service | Number … Guardian line | 0800 000 000');
  });

  it('hold every sentence that answers, in the order of the text', () => {
    const sentences = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(filler);
    const { shown, marked } = quote(sentences.join(' '), ['Sentence 9', 'Sentence 1']);
    expect(marked).toBe(`${sentences[1]} … ${sentences[9]}`);
    expect(shown).toContain(sentences[1]);
    expect(shown).toContain(sentences[9]);
  });

  it('of a short paragraph bring the ones beside it, but not those under another number', () => {
    const text = `5.42. Call the council.\nIt is open at night.\n5.43. ${LONG}`;
    expect(quote(text, ['open at night'], '5.42').shown).toBe('Call the council.\nIt is open at night.');
    expect(quote('Call the council.\nIt is open at night.', ['open at night']).shown).toContain('Call');
  });

  it('are all the numbered paragraphs of a short passage, with their numbers', () => {
    const text = '5.42. Call the council.\n5.43. At night, call the police.';
    expect(quote(text, ['the council'], '5.42')).toEqual({
      shown: text,
      marked: '5.42. Call the council.',
      paragraph: '5.42',
    });
  });

  it('bring the paragraph that is named as an exception, and no other', () => {
    const text = `5.1. ${LONG}\n5.2. The child must be under 18, unless 5.4 applies.\n5.3. ${filler(8)}\n5.4. A child of 18 may stay.`;
    const { shown } = quote(text, ['under 18'], '5.1');
    expect(shown).toContain('A child of 18 may stay.');
    expect(shown).not.toContain('Sentence 8');
  });

  it.each(['(subject to AD 5.4)', '(subject to AD 5.4.)'])(
    'bring it whatever is printed around its number: %s',
    (limit) => {
      const text = `AD 5.1. ${LONG}\nAD 5.2. The child must be under 18 ${limit}.\nAD 5.3. ${filler(8)}\nAD 5.4. A child of 18 may stay.`;
      const { shown } = quote(text, ['under 18'], 'AD 5.1');
      expect(shown).toContain('A child of 18 may stay.');
      expect(shown).not.toContain('Sentence 8');
    },
  );

  it.each([
    ['a sentence that points back', 'The decision takes five days.', 'This starts with the referral.'],
    ['the rest of a sentence', 'No name may be given', 'unless the adult agrees.'],
  ])('begin with what they continue: %s', (_what, before, words) => {
    const long = `5.1. ${LONG}\n5.2. ${before}\n5.3. ${words}`;
    expect(quote(long, [words], '5.1').shown).toMatch(new RegExp(`${before}[^]*${words}$`));
  });

  it('hold the list that a sentence after it completes', () => {
    const text =
      'The form may not say what:\n• (a) names the adult, or\n• (b) leads to the adult,\nunless the adult agrees.';
    expect(quote(text, ['unless the adult']).shown).toBe(text.replaceAll('• ', ''));
  });

  it('are the whole list, though the last sentence of an item introduces a list inside it', () => {
    const items = [
      'Consent and support:',
      '• Consent is required for an adult. For an adult to agree, you must explain:',
      `  • ${filler(1)}`,
      '• If the person is under 18, refer them regardless of consent.',
    ];
    const text = `${items.join('\n')}\n${LONG}`;
    const { shown } = quote(text, ['Consent is required']);
    expect(shown).toContain('you must explain:');
    expect(shown).toContain('regardless of consent');
  });

  it('do not end with a sentence whose list is in the next passage', () => {
    const text = `${filler(0)} ${filler(1)} You should also ask about:`;
    expect(quote(text, ['Sentence 0']).shown).toMatch(/at length\.$/u);
    expect(quote(text, ['also ask']).shown).toMatch(/ask about:$/u);
  });
});

describe('whatever the passage and the sentences chosen', () => {
  const sentence = fc
    .tuple(
      fc.constantFrom('Guardian', 'Child', '(a) Police', '12.3 Form', 'However, it', 'But they', 'No.'),
      fc.array(fc.constantFrom('child', 'must', 'not', 'unless', 'guardian', 's.45', 'except', 'day:', '5'), {
        minLength: 1,
        maxLength: 24,
      }),
      fc.constantFrom('.', '?', ':', '.”', ''),
    )
    .map(([first, rest, stop]) => `${first} ${rest.join(' ')}${stop}`);
  const line = fc.oneof(
    fc.array(sentence, { minLength: 1, maxLength: 4 }).map((list) => list.join(' ')),
    fc.tuple(fc.constantFrom('• ', '  • ', '    • '), sentence).map(([bullet, words]) => bullet + words),
    fc.tuple(sentence, sentence).map(([one, two]) => `${one} | ${two}`),
  );
  const text = fc.array(line, { minLength: 1, maxLength: 12 }).map((lines) => lines.join('\n').trim());
  const chosen = fc.array(fc.nat(1000), { minLength: 1, maxLength: 3 });

  function quoteAny(words: string, picks: readonly number[]) {
    const units = splitUnits(words);
    const answering = picks.map((n) => n % units.length);
    const { spans, answer } = quotePassage(passageOf(words, '12.3'), units, answering);
    const isIn = (of: readonly (readonly [number, number])[]) => (n: number) =>
      of.some(([start, end]) => units[n]!.end <= end && units[n]!.end > start);
    return {
      units,
      answering,
      spans,
      answer,
      shown: [...units.keys()].filter(isIn(spans)),
      isMarked: isIn(answer),
    };
  }
  const check = (property: (words: string, picks: number[]) => void) =>
    fc.assert(fc.property(text, chosen, property), {
      examples: [['Guardian not\nChild 5 s.45 must:', [0]]],
      numRuns: runs(400),
    });

  it('the words are in order, apart and word for word, and what answers is marked within them', () => {
    check((words, picks) => {
      const { spans, answer, answering, isMarked } = quoteAny(words, picks);
      let last = 0;
      for (const [start, end] of spans) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(words.slice(start, end).trim()).not.toBe('');
        last = end;
      }
      for (const part of quoteText(words, spans).split(/ … |\n/)) expect(words).toContain(part);
      for (const [start, end] of answer)
        expect(spans.some(([from, to]) => from <= start && end <= to)).toBe(true);
      for (const n of answering) expect(isMarked(n)).toBe(true);
    });
  });

  it('whatever is shown of an item or a row, its lead-ins are shown', () => {
    check((words, picks) => {
      const { units, shown } = quoteAny(words, picks);
      for (const n of shown) if (units[n]!.leadIn !== undefined) expect(shown).toContain(units[n]!.leadIn);
    });
  });

  it('no lead-in is shown without anything that it introduces', () => {
    check((words, picks) => {
      const { units, shown } = quoteAny(words, picks);
      for (const n of shown) {
        const introduced = [...units.keys()].filter((one) => units[one]!.leadIn === n);
        if (introduced.length) expect(introduced.some((one) => shown.includes(one))).toBe(true);
      }
    });
  });

  it('nothing shown ends before a sentence or an item that limits it', () => {
    check((words, picks) => {
      const { units, shown } = quoteAny(words, picks);
      for (const n of shown) {
        const [unit, next] = [units[n]!, units[n + 1]];
        if (!next || /row|column-heads/u.test(next.kind) || /lead-in|column-heads/u.test(unit.kind)) continue;
        const limits = /^(?:However|But)/u.test(words.slice(next.start, next.end));
        if (limits) expect(shown).toContain(n + 1);
      }
    });
  });
});

describe('a word that is printed otherwise, such as one with a footnote’s digit', () => {
  it('costs no sentence and no item', () => {
    const text = 'Tell:\n• the police\n• the decision-maker\n• the council';
    const at = text.indexOf('decision-maker');
    const passage = { ...passageOf(text), repairs: [[at, at + 14] as const] };
    const { spans } = quotePassage(passage, splitUnits(text), [1]);
    expect(quoteText(text, spans)).toBe('Tell:\nthe police\nthe decision-maker\nthe council');
  });
});
