// Converts the fields of the note form to a note, and back again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readable } from '../../../../../adapters/web/library/notes/personal-data.js';
import {
  emptyNote,
  typedSources,
  readTypedNote,
  noteWordsOf,
  writeSources,
} from '../../../../../adapters/web/library/notes/typed-note.js';
import type { Posted } from '../../../../../adapters/web/security/post-guard.js';
import { leastProcessorMs } from '../../../../support/suite/processor-ms.js';

const posted = (fields: Record<string, string>): Posted => ({
  wantsJson: false,
  field: (name) => fields[name],
});
const FILLED = {
  title: ' Private fostering ',
  'nation-wales': 'on',
  authority: 'practice-note',
  sources: 'A guide, https://www.gov.uk/guide\n\nAnother: https://www.gov.wales/x',
  verified: '2026-05-04',
  text: 'One.\nTwo.',
  version: '3',
};

test('reads a note as it was typed', () => {
  const typed = readTypedNote(posted(FILLED));
  expect(typed).toMatchObject({ nations: ['wales'], version: 3, body: 'One.\nTwo.', putAway: false });
  expect(noteWordsOf(typed)).toEqual({
    title: 'Private fostering',
    jurisdictions: ['wales'],
    authority: 'practice-note',
    sources: [
      { title: 'A guide', url: 'https://www.gov.uk/guide' },
      { title: 'Another', url: 'https://www.gov.wales/x' },
    ],
    verifiedOn: '2026-05-04',
    body: 'One.\nTwo.',
  });
});

test('says of each field what is wrong with it', () => {
  const typed = readTypedNote(
    posted({ ...FILLED, title: 'x', sources: 'A guide without an address', text: ' ', 'nation-wales': '' }),
  );
  const problems = noteWordsOf({ ...typed, nations: [] });
  expect(problems).toEqual([
    { field: 'title', text: 'Title: This must have at least 3 letters.' },
    { field: 'nations', text: 'Nations: This must have at least one nation.' },
    { field: 'sources', text: 'End of line 1: This must be a web address starting with “https://”.' },
    { field: 'body', text: 'Note: This must not be empty.' },
  ]);
});

test('says in our own words that the title of a source is too long', () => {
  const sources = `${'A guide '.repeat(50)}, https://www.gov.uk/guide`;
  const problems = noteWordsOf(readTypedNote(posted({ ...FILLED, sources })));
  expect(problems).toEqual([{ field: 'sources', text: expect.stringMatching(/^Line 1: This /) as string }]);
});

test('says so if the day of the next review does not exist', () => {
  const problemsOn = (reviewOn: string) => noteWordsOf({ ...readTypedNote(posted(FILLED)), reviewOn });
  for (const day of ['2027-02-30', '2027-13-01', '1 March 2027', ''])
    expect(problemsOn(day), day).toEqual([{ field: 'reviewOn', text: expect.any(String) }]);
  expect(problemsOn('2028-02-29')).toMatchObject({ title: 'Private fostering' });
});

test('what we do not know is left out: authority, nations, numbers', () => {
  const typed = readTypedNote(
    posted({ authority: 'royal', 'question-nation': 'france', version: 'x', caret: 'y' }),
  );
  expect(typed).toEqual({ ...emptyNote(''), verifiedOn: '' });
});

test('sources that are written are read again as they were', () => {
  const source = fc.record({
    title: fc.stringMatching(/^[A-Za-z(][\w ()’]{2,40}[\w)]$/),
    url: fc.webUrl({ withQueryParameters: true }),
  });
  fc.assert(
    fc.property(fc.array(source, { maxLength: 5 }), (sources) => {
      expect(typedSources(writeSources(sources))).toEqual(sources);
    }),
  );
});

test.each(['-', 'http://'])('a row of "%s" costs no more than its length', async (pasted) => {
  // The longest text that a form accepts. In an earlier version, a row of dashes took minutes, because the
  // search started again at every dash.
  const text = `${pasted.repeat(200_000 / pasted.length)} x`;
  expect(await leastProcessorMs(500, () => typedSources(text))).toBeLessThan(500);
  expect(typedSources(text)).toHaveLength(1);
});

test('an address at the end of a line may follow its title directly', () => {
  expect(typedSources('A guide:https://www.gov.uk/a\nSee https://www.gov.uk/b first\nhttps://')).toEqual([
    { title: 'A guide', url: 'https://www.gov.uk/a' },
    { title: 'See https://www.gov.uk/b first', url: '' },
    { title: 'https://', url: '' },
  ]);
});

test('of the words of a note, only links to passages are not looked through for people', () => {
  const read = (body: string) => readable({ ...emptyNote(''), body });
  const link = '([Referring a child](/library/document/nrm-guide?part=2#passage-Ab_9-x))';
  expect(read(`As it says ${link}.`)).not.toContain('Ab_9-x');
  expect(read('See [her](/library call Amal Hassan on 07700 900123).')).toContain('07700 900123');
});

test('a question that is kept with a note is looked through as well, and one that is only tried is not', () => {
  const typed = { ...emptyNote(''), question: 'Who visits Amal Hassan?' };
  expect(readable({ ...typed, golden: true })).toContain('Amal Hassan');
  expect(readable(typed)).not.toContain('Amal Hassan');
});
