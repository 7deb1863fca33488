// Says how many people were given something, when, and through which platforms.
import type { Given } from '../../../../bot/model/tasks/recall.js';
import { capitalised } from '../../design/capitalised.js';
import { longDate } from '../../design/format-time.js';
import { markup, type Html } from '../../design/markup.js';
import { counted } from '../wording/labels.js';

export function givenWords({ people, platforms, first, last }: Given): Html {
  if (!people)
    return markup`<p>No one was given this text, or everyone who was given it has asked us to erase their data.</p>`;
  const when =
    first === undefined || last === undefined
      ? ''
      : longDate(first) === longDate(last)
        ? ` on ${longDate(first)}`
        : ` between ${longDate(first)} and ${longDate(last)}`;
  const through = platforms.map(
    ({ platform, people: count }) => `${platform === 'web' ? 'web chat' : capitalised(platform)} (${count})`,
  );
  return markup`<p>${counted(people, 'person', 'people')}${when}${through.length > 0 && `, through ${new Intl.ListFormat('en-GB').format(through)}`}.</p>`;
}
