// Command arguments are read correctly, even if an id begins with a dash like an option.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArguments, readOptions } from '../../../adapters/cli/read-arguments.js';

const options = { case: { type: 'string' }, json: { type: 'boolean', default: false } } as const;
const read = (...args: string[]) => readArguments(args, options);
/** Ids like those that `newId` makes. About 1 in 64 begins with a dash. */
const ids = fc
  .tuple(fc.constantFrom('-', '_', 'a', '7'), fc.stringMatching(/^[\w-]{15}$/))
  .map(([first, rest]) => first + rest)
  .filter((id) => !id.startsWith('--'));

describe('an id', () => {
  it('is read wherever it is, whatever it begins with', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        for (const args of [
          ['--case', one, other],
          [other, '--json', '--case', one],
          [`--case=${one}`, other],
        ])
          expect(read(...args)).toMatchObject({ values: { case: one }, positionals: [other] });
      }),
    );
  });

  it('keeps its place among the words', () => {
    expect(read('a', '-b', '--json', 'c', '-d').positionals).toEqual(['a', '-b', 'c', '-d']);
  });
});

describe('an option', () => {
  it('that is unknown is refused, with the options that there are', () => {
    expect(() => read('--moonlight')).toThrow('There is no option --moonlight. Use --case or --json.');
    expect(() => readOptions(['--moonlight'], {})).toThrow('This command has no options.');
  });

  it.each([
    [['--case'], 'The option --case needs a value, for example: --case VALUE'],
    [['--case', '--json'], 'The option --case needs a value, for example: --case VALUE'],
    [['--json=1'], 'The option --json does not take a value.'],
  ])('that lacks its value, or has one that it does not take, is refused: %j', (args, why) => {
    expect(() => read(...args)).toThrow(why);
    expect(() => readOptions(args, options)).toThrow(why);
  });

  it('that is mistyped is refused with the one that was meant', () => {
    expect(() => read('--cse', 'x')).toThrow('There is no option --cse. Did you mean --case?');
    expect(() => readOptions(['--jsn=1'], options)).toThrow('Did you mean --json?');
  });

  it('behind two dashes is a word', () => {
    expect(read('--json', '--', '--case', '-x')).toMatchObject({
      values: { json: true },
      positionals: ['--case', '-x'],
    });
  });

  it('is all that a command without words takes', () => {
    expect(() => readOptions(['-x'], options)).toThrow(
      '“-x” is not an option, and this command only takes options.',
    );
    expect(readOptions(['--json'], options).values.json).toBe(true);
  });
});
