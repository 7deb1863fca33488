import { expect, test } from 'vitest';
import { tellsHelpWasCalled } from '../../../../bot/safeguards/plainly-said/help-called.js';

test.each([
  'I’ve called 999, police are on their way',
  'The man is outside her window. We have already rung the police.',
  'ive just phoned 999 and they said 20 minutes',
  'He has a knife! Police called, ambulance on its way',
  '999 has been called, but no one has come',
  'I am on the phone to the police',
  'Dw i wedi ffonio 999, mae’r heddlu ar eu ffordd',
  'Rydym wedi galw’r heddlu.',
  'Ffoniais i’r heddlu',
  'She is locked in and I’ve called 999',
])('%s', (words) => {
  expect(tellsHelpWasCalled(words)).toBe(true);
});

test.each([
  'I haven’t called 999',
  'We have not called the police yet',
  'Should I have called 999?',
  'He will hurt her if I called the police',
  'Call 999',
  'Are the police on their way?',
  'No one has called',
  'I called the police last week but he is back now',
  'Dydw i ddim wedi ffonio 999',
  'A ddylwn i ffonio’r heddlu?',
  'She says she will not talk until I have called the police',
  'He thinks I called the police and he will kill me',
  'They told her that I called 999',
  'I wish we had help, he found out I called the police',
  'The police called me about Zora',
  'The ambulance was called off',
  'He says the police are coming to deport her',
  'The police are coming for us',
  'Mae e’n meddwl fy mod i wedi ffonio’r heddlu',
])('does not take as a call that was made: %s', (words) => {
  expect(tellsHelpWasCalled(words)).toBe(false);
});
