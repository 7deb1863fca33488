// Messages for operators if the files of an index cannot be written or used.
type Refusal = readonly [problem: string, remedy: string];

const REBUILT = 'The index will be rebuilt from the store.';

export const indexWording = {
  rebuild: 'Rebuild the index of this release from the store.',
  noLabel: (label: number) => `The index has no label ${label}.`,
  labelTwice: (label: number) => `The label ${label} is already in the index.`,
  labelDeleted: (label: number): Refusal => [
    `The label ${label} was deleted from this index.`,
    'Give the passage a new label.',
  ],
  folderUnwritten: (folder: string): Refusal => [
    `The vector index cannot be written to ${folder}.`,
    'Check that there is space on the disk and that the folder is writable.',
  ],
  fileUnwritten: (file: string): Refusal => [
    `The index file ${file} cannot be written.`,
    'Check that there is space on the disk and that DATA_DIR is writable.',
  ],
  noIndex: (folder: string) => `There is no vector index in ${folder}.`,
  otherModel: (folder: string, made: Model, expected: Model): Refusal => [
    `The vector index in ${folder} was built with ${named(made)}, but the configured model is ${named(expected)}.`,
    'Publish a release with the configured model, or configure the one that built the index.',
  ],
  folderDamaged: (folder: string, how: string) => `The vector index in ${folder} is damaged. ${how}`,
  fileDamaged: (file: string, how: string): Refusal => [`The index file ${file} is damaged. ${how}`, REBUILT],
  otherPassages: (file: string): Refusal => [
    `The index file ${file} was made for different passages or a different version.`,
    REBUILT,
  ],
  /** Ways in which an index or one of its files can be damaged. */
  damage: {
    unread: (file: string) => `${file} cannot be read.`,
    graphUnread: 'The graph cannot be loaded.',
    notUnderstood: (file: string) => `${file} is in a format that we do not recognise.`,
    checksum: (file: string) => `The checksum of ${file} does not match.`,
    otherPassages: 'It does not hold the same passages as the release.',
    otherLayout: 'It has a different layout.',
    noArray: (name: string) => `It has no ${name}.`,
  },
  noWrittenQuestions: [
    'The vectors for the written questions are missing or damaged.',
    'Check out the project again, or create the vectors with "npm run train:index-questions".',
  ],
} as const;

interface Model {
  id: string;
  dimension: number;
}

const named = ({ id, dimension }: Model) => `${id} (${dimension} dimensions)`;
