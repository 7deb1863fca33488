import { counted } from '../../../bot/wording/english/plurals.js';
import type { Judgement } from '../../../knowledge/confidence/fit-calibration.js';
import type { CollectorsRemark } from '../../../ingest/editions/collectors-remarks.js';
import type { CommandRefusal } from './common-wording.js';

interface Progress {
  files: number;
  filesRead: number;
  toEmbed: number;
  embedded: number;
  perSecond: number;
  /** The estimated time left. Absent until every file has been read. */
  secondsLeft?: number | undefined;
}

interface Imported {
  files: number;
  seconds: number;
  parsed: number;
  embedded: number;
  problems: number;
}

interface Live {
  release: number;
  documents: number;
  passages: number;
  isNew: boolean;
}

const time = (seconds: number) =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

export const ingestWording = {
  noFolder: 'Name at least one folder.',
  emptyName: [
    'One of the folder names is empty, so nothing was imported.',
    'If a variable holds the name, check that it is set. For the current folder, use a full stop.',
  ] satisfies CommandRefusal,
  leftOut: (file: string, problem: string) => `Left out ${file}: ${problem}`,
  remark: (folder: string, { field, text, files }: CollectorsRemark) =>
    `${folder}: check the ${field} “${text}” of ${files.length === 1 ? files[0]! : `${files.length} files, such as ${files[0]!}`}. It seems to be meant for the person who collected the files, but everyone who is given a quote from ${files.length === 1 ? 'it' : 'them'} can see it. To change it, edit corpus.json and import again.`,
  progress: {
    index: (percent: number) => `building the index, ${percent}%`,
    passages: ({ files, filesRead, toEmbed, embedded, perSecond, secondsLeft }: Progress) =>
      [
        `${filesRead} of ${files} files`,
        `${embedded} of ${toEmbed} passages`,
        `${Math.round(perSecond)} a second`,
        ...(secondsLeft === undefined ? [] : [`${time(secondsLeft)} left`]),
      ].join(' · '),
  },
  imported: ({ files, seconds, parsed, embedded, problems }: Imported) =>
    problems
      ? `${counted(files, 'file')} in ${seconds.toFixed(1)} s: ${parsed} read, ${counted(embedded, 'passage')} embedded, ${problems} left out (see above).`
      : `${counted(files, 'file')} in ${seconds.toFixed(1)} s: ${parsed} read, ${counted(embedded, 'passage')} embedded.`,
  notPublished: 'Not published yet. Add --publish to publish.',
  live: ({ release, documents, passages, isNew }: Live) =>
    isNew
      ? `Release ${release} is now live: ${counted(documents, 'document')}, ${counted(passages, 'passage')}.`
      : `Release ${release} was already live: ${counted(documents, 'document')}, ${counted(passages, 'passage')}.`,
  stillLive: ({ release, documents, passages }: Omit<Live, 'isNew'>) => [
    'Nothing was published. To publish, run the same command with --publish.',
    `Release ${release} is still live: ${counted(documents, 'document')}, ${counted(passages, 'passage')}.`,
  ],
  toRecall: (passages: number) =>
    `${counted(passages, 'passage')} that people were given ${passages === 1 ? 'has' : 'have'} changed: run \`ctac recall\`.`,
  pausedNotes: (notes: string) =>
    `These notes cite guidance that has changed, so they will not be quoted until someone checks them: ${notes}. Run \`ctac review\`.`,
  pausedQuestions: (count: number) => `Test questions paused: ${count}. Run \`ctac try --list\`.`,
  calibration: {
    notAShare: [
      '--answered is not valid.',
      'Use a number between 0 and 1, for example 0.88.',
    ] satisfies CommandRefusal,
    used: (questions: Record<Judgement, number>) =>
      `${questions.answerable} questions with an answer, ${questions['near-miss']} near misses, ${questions['out-of-scope']} out of scope.`,
    title: 'Share answered at each threshold, measured on held-out questions:',
    columns: 'threshold  answerable  near misses  out of scope',
    chosen: '← chosen',
    saved: (release: number) =>
      `Calibration saved with release ${release}. Running processes will use it after a restart.`,
  },
} as const;
