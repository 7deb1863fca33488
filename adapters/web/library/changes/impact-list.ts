import type { Given } from '../../../../bot/model/recalls/recall.js';
import { longDate } from '../../design/format-time.js';
import { filled, withLink } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath, GOLDEN_PATH, notePath, recallPath } from '../../model/paths.js';
import type { ChangeAndImpact } from '../../../../bot/recalls/change-and-impact.js';
import type { TitleOf } from '../frame/titles.js';
import { changeWording } from '../wording/change-wording.js';

const said = changeWording.affects;

function days({ first, last }: Given): readonly [first: string, last: string] {
  return [first === undefined ? '' : longDate(first), last === undefined ? '' : longDate(last)];
}

export function impactList(
  { impact, recalled, difference: { weight } }: Pick<ChangeAndImpact, 'impact' | 'recalled' | 'difference'>,
  titleOf: TitleOf,
  notes: ReadonlySet<string>,
): Html {
  const { answers, given, givenDocument, goldenQuestions, practiceNotes, glossary, contacts } = impact;
  const items = [
    ...recalled.map(
      ({ recall, since, passages }) =>
        markup`<li>${withLink(said.recalled(passages, longDate(since)), recallPath(recall))}</li>`,
    ),
    given.people > 0 && markup`<li>${said.given(given.people, days(given), weight === 'substance')}</li>`,
    given.people === 0 && answers > 0 && markup`<li>${said.answers(answers, weight === 'substance')}</li>`,
    givenDocument.people > given.people &&
      markup`<li>${said.givenDocument(givenDocument.people, days(givenDocument))}</li>`,
    goldenQuestions.length > 0 &&
      markup`<li><a href="${GOLDEN_PATH}">${said.testQuestions(goldenQuestions.length)}</a>: <ul>${goldenQuestions.map(({ question }) => markup`<li>${question}</li>`)}</ul></li>`,
    practiceNotes.length > 0 &&
      markup`<li>${filled(said.notes, { notes: practiceNotes.map((slug, index) => markup`${index > 0 && ', '}<a href="${notes.has(slug) ? notePath(slug) : documentPath(slug)}">${titleOf(slug)}</a>`) })}</li>`,
    glossary.length > 0 && markup`<li>${said.glossary(glossary)}</li>`,
    contacts.length > 0 && markup`<li>${said.contacts(contacts)}</li>`,
  ].filter((item) => item !== false);
  return items.length
    ? markup`<ul class="hangs-on">${items}</ul>`
    : markup`<p class="empty">${said.nothing}</p>`;
}
