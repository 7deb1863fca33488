import { expect, test } from 'vitest';
import { problemOf } from '../../../../../adapters/web/library/frame/editor-frame.js';
import { reviewWording } from '../../../../../ingest/wording/review-wording.js';
import { InputFailure, StoreFailure } from '../../../../../knowledge/model/errors.js';

test('tells an editor what is wrong and how to put it right', () => {
  const failure = new InputFailure(...reviewWording.notNow(7, 'published', 'reopen'));
  const problem =
    'Change 7 cannot be reopened now. It has been published. To undo it, roll back to an earlier release.';
  expect(problemOf(failure)).toEqual({ problem, status: 400 });
});

test.each([reviewWording.noPassage(7, 'a'), reviewWording.noEditor])(
  'leaves out a remedy that only helps at the command line: %s',
  (...said) => {
    expect(problemOf(new InputFailure(...said))).toEqual({ problem: said[0], status: 400 });
  },
);

test('leaves out a remedy for operators', () => {
  const failure = new StoreFailure('A document cannot be read.', 'Restore the store from a backup.');
  expect(problemOf(failure)).toEqual({ problem: 'A document cannot be read.', status: 400 });
});

test('throws an error that no one expected', () => {
  const bug = new TypeError('A bug.');
  expect(() => problemOf(bug)).toThrow(bug);
});
