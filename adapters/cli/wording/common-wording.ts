export type CommandRefusal = readonly [problem: string, remedy: string];

const oneOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Returns the time to the minute. It is in UTC, which the sentence around it must say. */
export const minuteOf = (at: string): string => at.slice(0, 16).replace('T', ' ');

export const commonWording = {
  notACommand: (command: string, meant?: string) =>
    orMeant(`That is not ${/^[aeiou]/.test(command) ? 'an' : 'a'} ${command} command.`, meant),
  option: {
    unknown: (typed: string, meant: string) => `There is no option --${typed}. Did you mean --${meant}?`,
    notThere: (typed: string, names: readonly string[]) =>
      names.length
        ? `There is no option --${typed}. Use ${oneOf.format(names.map((name) => `--${name}`))}.`
        : `There is no option --${typed}. This command has no options.`,
    withoutValue: (name: string) => `The option --${name} needs a value, for example: --${name} VALUE`,
    withValue: (name: string) => `The option --${name} does not take a value.`,
    word: (typed: string) => `“${typed}” is not an option, and this command only takes options.`,
  },
  useOne: 'Use one of them.',
  /** Shown for an empty value. */
  nothing: '(nothing)',
  none: '(none)',
  noRelease: 'No release is live.',
  publishSome: 'Run: npm run ctac -- ingest FOLDER --publish',
  notANumber: (typed: string, example: string): CommandRefusal => [
    `"${typed}" is not a number.`,
    `Use a number, for example ${example}.`,
  ],
  notANation: (typed: string, nations: readonly string[]): CommandRefusal => [
    `"${typed}" is not a nation we recognise.`,
    `Use one of ${nations.join(', ')}.`,
  ],
  giveReason: (example: string): CommandRefusal => [
    'Add a reason.',
    `We keep the reason on record. For example: --reason "${example}".`,
  ],
  cannotBeRead: (file: string) => `${file} cannot be read.`,
  /** The reason given in the record of who has read personal data. */
  purpose: (command: string) => `The command “ctac ${command}”`,
} as const;

export function orMeant(problem: string, meant: string | undefined): string {
  return meant === undefined ? problem : `${problem} Did you mean ${meant}?`;
}

/** Joins parts of a result into one line, and leaves out absent parts. */
export const clauses = (...found: readonly (string | false | undefined)[]) =>
  found.filter(Boolean).join('; ');
