// Tests that a cry for help with a question mark, before a sentence about danger, does not count as a question.
import { expect, test } from 'vitest';
import { detectUrgency } from '../../../bot/safeguards/urgency.js';

test.each([
  'What should I do?\nthey are going to move her tonight',
  'What do I do?\nthey are moving him to another house tonight',
  'what do we do?\nhe is on his way to collect her',
  'Can you help?\nthey are going to move her tonight',
  'What now?\nthe men are outside the house',
  'who do I call?\nthey are taking her to the airport tonight',
  'What should I do? they are putting her in a car now',
  'Shall I call the police?\nthey are going to move him tonight',
  'can someone help?\nhe is coming to take her back tonight',
  'What can I do?\nthe trafficker is waiting outside school for her',
  'Help, what should we do?\nthey are going to sell her tonight',
  'What should I do?\nshe says they will move her to Leeds tonight',
  'what shall i do?\nhe says he will kill her tonight',
  'Is anyone there?\nthey are going to move her tonight',
  'should i go?\nthey are going to move them tonight',
  'what do i do??\nthe man is at the door for her',
  'What should I do?\n\nthey are going to move her tonight',
  'How do I stop it?\nthey are flying her out tonight',
  'do i wait?\nthey are going to move her tonight',
])('danger: %s', (text) => {
  expect(detectUrgency(text)).toBe(true);
});

test.each([
  'What should I do?\nthey are going to move her school in September',
  'What do I do?\nthe form asks for his other address',
  'what do we do?\nthe meeting about her is next week',
  'Can you help?\nthe training is on Tuesday evening',
  'What now?\nthe NRM decision came back positive',
  'who do I call?\nthe referral form has no number',
  'What should I do? they are putting her file in a new system',
  'Shall I call the Home Office?\nthe decision is late',
  'can someone help?\nI need the guidance on age assessment',
  'What can I do?\nthe school wants to know about thresholds',
  'Help, what should we do?\nthe policy says two different things',
  'What should I do?\nshe moved to Leeds last year and is settled',
  'What should I do?\nthe court hearing is in three weeks',
  'what shall i do?\nhe turned 18 and his support ends',
  'Is anyone there?\nI have a question about consent',
  'should i go?\nthe strategy meeting is optional',
  'what do i do??\nI cannot open the referral form',
  'What should I do?\n\nthe local authority refuses to fund the placement',
  'How do I stop it?\nthe letters keep coming from the panel',
  'do i wait?\nthe conclusive grounds decision takes months',
])('calm: %s', (text) => {
  expect(detectUrgency(text)).toBe(false);
});
