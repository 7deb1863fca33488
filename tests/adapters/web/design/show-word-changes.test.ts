// Tests how the words of a change are shown to editors.
import { wordsIn } from '../../../../bot/wording/words-in.js';
import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { toText } from '../../../../adapters/web/design/markup.js';
import { wordDiff } from '../../../../adapters/web/design/show-word-changes.js';

test('shows a step with its own number without a bullet, and another item with one', () => {
  const runs = [
    { kind: 'same' as const, text: 'Steps:\n• 1. check the boat\n  • (a) the sail\n• a rope\n' },
    { kind: 'added' as const, text: '• 2. tell the harbour' },
  ];
  const shown = load(toText(wordDiff(runs, wordsIn('en'))))('.marked-words').text();
  expect(shown).toBe('Steps:\n1. check the boat\n  (a) the sail\n• a rope\n[added: 2. tell the harbour]');
});
