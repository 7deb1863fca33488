import { expect, test } from 'vitest';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { connectReranker } from '../../../adapters/composition/question-reader.js';
import { connectMessageReader } from '../../../adapters/composition/message-reader.js';

test('a command that ends while the message reader is still starting logs no error', async () => {
  const logged: string[] = [];
  const write = (_: object, sentence: string) => void logged.push(sentence);
  const log = { info: write, warn: write, error: write };
  const reader = connectMessageReader({ MESSAGE_READER: 'onnx' }, log, true);
  await reader.close();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(logged).toEqual([]);
});

test('a command that ends while the passage reader is still starting logs no warning', async () => {
  const logged: string[] = [];
  const write = (_: object, sentence: string) => void logged.push(sentence);
  const log = { info: write, warn: write, error: write };
  const reader = connectReranker(readSettings({}), log, { answering: true, patient: true });
  await reader!.close();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(logged).toEqual([]);
});
