// Says how many people were given a text, when, and on which platforms.
import type { Given } from '../../../../bot/model/recalls/recall.js';
import { capitalised } from '../../design/capitalised.js';
import { longDate } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { recallWording } from '../wording/recall-wording.js';

export function howManyWereGiven({ people, platforms, first, last }: Given): Html {
  const said = recallWording.givenTo;
  if (!people) return markup`<p>${said.noOne}</p>`;
  const words = said.people({
    people,
    first: first && longDate(first),
    last: last && longDate(last),
    platforms: platforms.map(({ platform, people: count }) =>
      said.platform(platform === 'web' ? said.webChat : capitalised(platform), count),
    ),
  });
  return markup`<p>${words}</p>`;
}
