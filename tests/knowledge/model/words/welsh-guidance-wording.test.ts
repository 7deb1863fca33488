import { expect, test } from 'vitest';
import { guidanceWords } from '../../../../knowledge/model/words/guidance-names.js';

const { list } = guidanceWords('cy');

test.each([
  [['enw', 'cod post'], 'enw a chod post'],
  [['enw', 'oedran'], 'enw ac oedran'],
  [['Lloegr', 'Yr Alban'], 'Lloegr a’r Alban'],
  [['2 neges', '1 sgôr'], '2 neges ac 1 sgôr'],
  [['9am i hanner dydd', '1pm i 5pm'], '9am i hanner dydd ac 1pm i 5pm'],
  [['8am i 10am', '11am i 5pm'], '8am i 10am ac 11am i 5pm'],
  [['1 sgwrs', '2 gais'], '1 sgwrs a 2 gais'],
  [['1 sgwrs', '10 sgôr'], '1 sgwrs a 10 sgôr'],
])('“and” in a Welsh list suits the next word, also if that is a number: %s', (items, words) => {
  expect(list(items)).toBe(words);
});
