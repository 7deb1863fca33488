// Every platform that the service connects shows an expected quote word for word, by the code that it sends
// with.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectPlatforms, renderingsOf } from '../../../adapters/composition/platforms.js';
import { readSettings } from '../../../adapters/composition/settings/environment-settings.js';
import { createProgressBoard } from '../../../adapters/web/delivery/progress.js';
import { expectedOnScreen, lostOn, type Rendering } from '../../../bot/editing/check-rendering.js';
import type { Answer, Citation } from '../../../knowledge/model/answer.js';
import { sampleAnswer, sampleCitation, unanswerable } from '../../fakes/samples/sample-answers.js';

const silent = () => undefined;
const renderings = renderingsOf(
  connectPlatforms({
    settings: readSettings({
      SLACK_BOT_TOKEN: 'xoxb-1',
      SLACK_SIGNING_SECRET: '8f742231b10e8888abcd99yyyzzz85a5',
    }),
    log: { info: silent, warn: silent, error: silent },
    progress: createProgressBoard(),
  }),
);
const linkTo = (answer: string, number: number) => `https://guidance.example/${answer}/${number}`;

function quoting(text: string, title = 'Guidance for all & everyone'): Citation {
  return {
    ...sampleCitation({ title, url: 'https://guide.example/?a=1&b=2' }),
    passage: { ...sampleCitation().passage, text },
    quote: text,
    spans: [[0, text.length]],
  };
}

function lost(rendering: Rendering, citations: Citation[], words?: string, nth = 0) {
  const answer: Answer = sampleAnswer({ citations });
  const golden = words === undefined ? {} : { words };
  return lostOn(
    rendering,
    expectedOnScreen(golden, { answer, asExpected: true, expected: citations[nth]! }, linkTo),
  );
}

const LINES = Array.from(
  { length: 60 },
  (_, n) => `• Duty ${n}: ${'tell the child what you do, '.repeat(9)}`,
);
const LONG = `You must:\n${LINES.join('\n')}`;
const TABLE =
  'Who | What they do\nThe police | refer the child\nThe local authority | refers the child. It tells the police';

test('the connected platforms are checked, and no other', () => {
  expect(renderings.map(({ platform }) => platform).sort()).toEqual(['slack', 'teams', 'web']);
});

describe.each(renderings)('$platform', (rendering) => {
  test.each([
    [
      'signs',
      'Tell <b>the child</b> & “Sam’s” {{DATE(2026-01-01)}} ${name} :child: *now* _or_ <@U1> &amp; never',
    ],
    ['a list', 'A first responder:\n• the police\n  • of any force\n• 1. the council'],
    ['a table', TABLE],
    ['a passage of many pages', LONG],
  ])('shows %s', (_, text) => {
    expect(lost(rendering, [quoting(text)])).toBeUndefined();
    expect(lost(rendering, [quoting('First.'), quoting(text)], undefined, 1)).toBeUndefined();
  });

  test('shows the part that is expected of a table or of a passage of many pages', () => {
    expect(lost(rendering, [quoting(TABLE)], 'the police | refer the child')).toBeUndefined();
    expect(lost(rendering, [quoting(LONG)], 'you do, • Duty 59: tell the child')).toBeUndefined();
  });

  test('shows any words', () => {
    const words = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((text) => /\w/.test(text));
    fc.assert(
      fc.property(words, words, (text, title) => {
        expect(lost(rendering, [quoting(text, title)])).toBeUndefined();
      }),
    );
  });

  test('says that it found nothing', () => {
    const nothing = expectedOnScreen({}, { answer: unanswerable(), asExpected: true }, linkTo);
    expect(lostOn(rendering, nothing)).toBeUndefined();
  });
});

test('notices what a platform cuts', () => {
  const teams = renderings.find(({ platform }) => platform === 'teams')!;
  const text = `${'Tell the child what you do. '.repeat(2_000)}Then refer the child.`;
  expect(lost(teams, [quoting(text)], 'Tell the child')).toBeUndefined();
  expect(lost(teams, [quoting(text)], 'Then refer the child.')).toBe('words');
  expect(lost(teams, [quoting('Tell the child.', `A long title, ${'and longer '.repeat(40)}`)])).toBe(
    'title',
  );
});
