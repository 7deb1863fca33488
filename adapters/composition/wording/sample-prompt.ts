// An invented question and passage, to show what is sent with each prompt. They include every part that is sent
// inside its own tags.
import type { Question, RankedPassage } from '../../../knowledge/model/answer.js';
import { publicText } from '../../../knowledge/model/personal-data.js';
import type { WritingRequest } from '../../../knowledge/model/ports.js';
import type { NumberedPassage } from '../../../knowledge/language-model/number-sentences.js';

const RULE = 'A first responder must refer the child:';
const ITEM = '• within 5 days.';
const TITLE = 'Invented guidance';
const DATE = '2026-01';

export const NATIONS = ['england', 'wales'] as const;

export const QUESTION: Question = {
  text: publicText('And within how many days?'),
  scenario: publicText('A child was found at work.'),
  context: [
    { role: 'user', text: publicText('Who refers a child?') },
    { role: 'assistant', text: publicText('A first responder refers the child.') },
  ],
};

export const PASSAGE: NumberedPassage<RankedPassage> = {
  candidate: {
    passage: {
      id: 'invented',
      document: 'invented',
      text: `${RULE}\n${ITEM}`,
      headings: ['Referring a child'],
      position: 0,
    },
    document: {
      slug: 'invented',
      title: TITLE,
      date: DATE,
      jurisdictions: [...NATIONS],
      authority: 'other',
      standing: 'superseded',
    },
    score: 1,
  },
  units: [
    { start: 0, end: RULE.length, kind: 'lead-in' },
    { start: RULE.length + '\n• '.length, end: RULE.length + '\n'.length + ITEM.length, kind: 'item' },
  ],
  first: 1,
};

export const TO_SHORTEN: WritingRequest = {
  question: QUESTION.text,
  passages: [{ sentences: [RULE], title: TITLE, date: DATE, nations: NATIONS }],
};
