// Tests that a few words that state a rule become a passage, and dates, labels, names and options do not.
import { expect, test } from 'vitest';
import { saysNothing } from '../../../ingest/chunking/says-nothing.js';
import { heading, paragraph, sentence, texts } from './cut-blocks.js';

const inGuide = (title: string, text: string) =>
  texts([heading('Rules'), paragraph(sentence(60)), heading(title), paragraph(text)]).join('\n');

test.each([
  ['Children under 16', 'No consent needed'],
  ['Adults', 'Written agreement'],
  ['Consent', 'Needed first'],
  ['Age limit', 'Under 18s only'],
  ['Time limit', '45 days'],
  ['Kent', 'Lead | Police'],
  ['Time limit', 'Five working days'],
  ['Referral', 'Mandatory'],
  ['In danger', 'Call the police'],
  ['After a report', 'Stay with them'],
  ['At the school', 'Report the absence'],
  ['Who must be told', 'The police'],
  ['2.1 Who refers', 'Local authority'],
  ['When the duty begins', 'April 2024'],
  ['Age of consent', '16'],
  ['How old they must be', 'Sixteen'],
  ['Referral', 'Form required'],
])('keeps the rule below “%s”: “%s”', (title, text) => {
  expect(saysNothing({ headings: [title], text })).toBe(false);
  expect(inGuide(title, text)).toContain(text);
});

test.each([
  ['Guidance on children’s social care', 'December 2023'],
  ['Final report', '1 May 2014'],
  ['Statutory guidance', '2023-24'],
  ['A flowchart for concerns about a child', 'Figure 1'],
  ['Annexes', 'Annex B'],
  ['Agencies', 'Care Quality Commission'],
  ['Foreword', 'Theresa May'],
  ['Signed', 'Parliamentary Under Secretary'],
  ['Copyright', 'All rights reserved'],
  ['How they came to be exploited', 'Yes\nNo'],
  ['Reference', 'Office use only'],
  ['Evidence', 'Reason for reporting'],
  ['Who must be told', '4'],
  ['Who must be told', 'Page 4'],
  ['Who must be told', '–'],
  ['Other ages', 'Figure 1'],
  ['Annexes', 'Part II'],
])('leaves out what says nothing below “%s”: “%s”', (title, text) => {
  expect(saysNothing({ headings: [title], text })).toBe(true);
});
