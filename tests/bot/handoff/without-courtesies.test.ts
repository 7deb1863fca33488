// Tests that a note suggested from a conversation starts with the advice, not with the greeting.
import { expect, it } from 'vitest';
import { withoutCourtesies } from '../../../bot/handoff/record/without-courtesies.js';

it.each([
  ['Hello, tell the police today.', 'Tell the police today.'],
  ['Hi [name 1], thanks for getting in touch. Refer the child today.', 'Refer the child today.'],
  ['Good morning! I’m Ann, one of the advisers. Speak with the child alone.', 'Speak with the child alone.'],
  ['Hi there – sorry about the wait. Ask who holds the passport.', 'Ask who holds the passport.'],
  ['Hi\n\nMy name is Ann Okafor from CTAC.\n\nRefer today.\n\nKind regards\nAnn', 'Refer today.'],
  ['Good question! The duty applies at once. Hope this helps. Best wishes, Ann', 'The duty applies at once.'],
  ['Call the helpline. Let me know if you need anything else.', 'Call the helpline.'],
  ['Thanks for asking, refer the child today', 'Refer the child today'],
  ['Hello, I hope you are well. Can she be referred?', 'Can she be referred?'],
])('starts “%s” with the advice', (said, kept) => {
  expect(withoutCourtesies(said)).toBe(kept);
});

it.each([
  'Hi [name 1]!',
  'Hello, I’m Ann. Let me check.',
  'Thank you!',
  'Bear with me a moment.',
  'Thanks, Ann',
])('leaves nothing of “%s”', (said) => {
  expect(withoutCourtesies(said)).toBe('');
});

it.each([
  'I’m not sure that the form is needed.',
  'Thank the interpreter, then see the child alone.',
  'This is Home Office guidance, so it applies in all four nations.',
  'Hidden documents are a sign of control.',
  'Best practice is to refer the same day.',
  'Let me know the age, because the form differs.',
  'Ask if there is anything else that the child is afraid of.',
  'Evening visits need two workers.',
])('leaves “%s” as it is', (said) => {
  expect(withoutCourtesies(said)).toBe(said);
});
