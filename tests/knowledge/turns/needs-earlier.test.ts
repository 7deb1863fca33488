// Tests that a follow-up is recognised by its words, not by its length.
import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { needsEarlier } from '../../../knowledge/turns/needs-earlier.js';

it.each([
  'What is county lines?',
  'What is a reasonable grounds decision?',
  'who can be a first responder',
  'nrm form?',
  'So what is the duty to notify?',
  'Thanks. What is a guardian?',
  'ok and what is county lines?',
  'What should schools do if a pupil says they are being followed?',
  'Is it a crime to buy a child a train ticket?',
  'How long does it take to get a conclusive grounds decision?',
  'Can a child change their solicitor?',
  'If a child refuses, can we still refer?',
  'uasc leave, how long does it last',
])('“%s” needs nothing before it', (text) => {
  expect(needsEarlier(text)).toBe(false);
});

it.each([
  'and in Northern Ireland?',
  'and if she refuses?',
  'what about adults?',
  'Scotland?',
  'why?',
  'who signs it',
  'how long does that take',
  'does he have to agree',
  'until what age?',
  'any deadline?',
  'for a 17 year old?',
  'which form do they use',
  'who else should know?',
  'thanks, and how long is that valid?',
])('“%s” needs what came before', (text) => {
  expect(needsEarlier(text)).toBe(true);
});

it('few of our questions that were asked of nothing before are taken for follow-ups', () => {
  const questions = [
    'adapters/cli/questions/guidance-questions.jsonl',
    'tools/training/questions/own-questions.jsonl',
    'adapters/cli/questions/calibration-questions.jsonl',
  ].flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as { question: string; context?: unknown[] })
      .filter(({ context }) => !context?.length),
  );
  const taken = questions.filter(({ question }) => needsEarlier(question));
  expect(questions.length).toBeGreaterThan(1_300);
  expect(taken.length / questions.length).toBeLessThan(0.035);
});
