// Checks that each prompt digest in the evidence pack is the digest of the text sent to the language model.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { promptsOf, TEXT_SENT } from '../../../../adapters/composition/evidence/prompts.js';
import { readSettings } from '../../../../adapters/composition/settings/environment-settings.js';
import { INSTRUCTIONS } from '../../../../adapters/models/openai/answer-prompt.js';
import { promptWording } from '../../../../knowledge/language-model/prompt-wording.js';

const prompts = promptsOf(readSettings({}), undefined);
const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex');

test.each(prompts)(
  'the digest of “$id” is of the text that is sent, not of its file',
  ({ id, digest, file }) => {
    expect(digest).toBe(sha256(TEXT_SENT[id as keyof typeof TEXT_SENT]()));
    expect(digest).not.toBe(sha256(readFileSync(file)));
  },
);

test('the text has the instructions, the question with its marks, and the form of the reply', () => {
  const [asked, picked] = [TEXT_SENT.ask(), TEXT_SENT.pick()];
  for (const text of [asked, picked]) {
    expect(text).toContain(promptWording.dataRule);
    expect(text).toContain(TEXT_SENT['question-block']());
  }
  expect(TEXT_SENT['question-block']()).toMatch(/<earlier>[^]*<case>[^]*<question>[^]*Nation of the person/);
  expect(asked).toContain('Two to four searches in the words of guidance.');
  expect(picked).toContain('high, medium or low');
  expect(picked).toContain(
    '<passage source="Invented guidance; Referring a child; England and Wales; 2026-01; superseded">\n1: A first responder must refer the child:\n2: • within 5 days.\n</passage>',
  );
  expect(TEXT_SENT.say()).toContain(INSTRUCTIONS);
  expect(TEXT_SENT.say()).toContain('One sentence of the passages, shortened.');
});
