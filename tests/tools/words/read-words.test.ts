import { describe, expect, it } from 'vitest';
import {
  commentsIn,
  draw,
  logLinesIn,
  paragraphsIn,
  sentencesInSource,
} from '../../../tools/words/read-words.js';

describe('the sentences of a catalogue', () => {
  it('have an ellipsis where a value is filled in', () => {
    const source = 'export const words = { sent: (to: string) => `We sent this to ${to} today.` };';
    expect(sentencesInSource(source)).toEqual(['We sent this to … today.']);
  });

  it('leave out labels and imports', () => {
    expect(sentencesInSource("import a from 'one two three four';\nconst b = 'Send now';")).toEqual([]);
  });
});

describe('the comments of a file', () => {
  it('are joined where their lines follow each other', () => {
    const source = '// The first line of it\n// and the second line.\n\n// Another comment of its own.\n';
    expect(commentsIn(source)).toEqual([
      'The first line of it and the second line.',
      'Another comment of its own.',
    ]);
  });

  it('are read from a block without its asterisks', () => {
    expect(commentsIn('/**\n * Returns the time,\n * in milliseconds.\n */\nconst a = 1;')).toEqual([
      'Returns the time, in milliseconds.',
    ]);
  });

  it('leave out strings, settings of tools and single words', () => {
    const source =
      "const a = '// no comment at all here';\n// eslint-disable-next-line no-console -- shown\n// Yes\n";
    expect(commentsIn(source)).toEqual([]);
  });
});

describe('the lines that a file logs', () => {
  it('are what the calls write, without other texts of the file', () => {
    const source =
      "log?.warn({ host }, 'The site could not be reached.');\nconst a = 'This is not logged at all.';\n" +
      "options.log.info(`We have read ${count} files today.`);\nwrite('This is not logged either.');\n";
    expect(logLinesIn(source)).toEqual(['The site could not be reached.', 'We have read … files today.']);
  });
});

describe('the paragraphs of a document', () => {
  it('are its prose and list items, each on one line', () => {
    const markdown = 'The first one has\ntwo lines of text.\n\n- An item of the list\n- Another item of it\n';
    expect(paragraphsIn(markdown)).toEqual([
      'The first one has two lines of text.',
      '- An item of the list',
      '- Another item of it',
    ]);
  });

  it('leave out headings, tables, examples and short lines', () => {
    const markdown =
      '# A heading that has many words\n\n| a table | that has | many words |\n\n' +
      '```sh\nnpm run a command here\n```\n\nToo short.\n';
    expect(paragraphsIn(markdown)).toEqual([]);
  });
});

describe('a draw', () => {
  const items = Array.from({ length: 50 }, (_, n) => n);

  it('is the same for the same seed, and has no item twice', () => {
    const drawn = draw(items, 20, 7);
    expect(draw(items, 20, 7)).toEqual(drawn);
    expect(new Set(drawn).size).toBe(20);
    expect(draw(items, 20, 8)).not.toEqual(drawn);
  });

  it('has all items if there are fewer', () => {
    expect(draw(items, 100, 7).sort((a, b) => a - b)).toEqual(items);
  });
});
