import { type CommandRefusal, commonWording } from './common-wording.js';

export const evidenceWording = {
  unknown: [
    commonWording.notACommand('evidence'),
    'Type "ctac evidence --out FOLDER", optionally with "--answers FILE", or "ctac evidence --compare FOLDER FOLDER".',
  ],
  written: (files: number) =>
    `${files} files. Start with README.md; questions.md lists the questions that only you can answer.`,
  noAnswers: (file: string): CommandRefusal => [
    commonWording.cannotBeRead(file),
    'Enter the path of answers.json from an earlier pack.',
  ],
  notAPack: (folder: string): CommandRefusal => [
    `${folder} is not an evidence pack.`,
    'Enter the name of a folder made by "ctac evidence".',
  ],
  same: 'There are no differences between the packs.',
  new: 'new',
  before: (text: string) => `before: ${text}`,
  gone: 'gone',
  now: (text: string) => `now:    ${text}`,
} as const;
