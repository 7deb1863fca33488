// Lists what a change affects, with a link to each.
import type { Impact } from '../../../../bot/model/tasks/recall.js';
import type { EditionDifference } from '../../../../ingest/model/change.js';
import { markup, type Html } from '../../design/markup.js';
import { documentPath, GOLDEN_PATH } from '../../model/paths.js';
import type { TitleOf } from '../frame/titles.js';
import { counted } from '../wording/labels.js';

export function impactList(
  { answers, goldenQuestions, practiceNotes, glossary, contacts }: Impact,
  weight: EditionDifference['weight'],
  titleOf: TitleOf,
): Html {
  const items = [
    answers > 0 &&
      markup`<li>${counted(answers, 'answer')} quoted text that this change affects${weight === 'substance' && '; once the change is published, you decide whether to tell the people who were given that text'}.</li>`,
    goldenQuestions.length > 0 &&
      markup`<li><a href="${GOLDEN_PATH}">${counted(goldenQuestions.length, 'test question')}</a>: <ul>${goldenQuestions.map(({ question }) => markup`<li>${question}</li>`)}</ul></li>`,
    practiceNotes.length > 0 &&
      markup`<li>Practice notes that mention this document: ${practiceNotes.map((slug, index) => markup`${index > 0 && ', '}<a href="${documentPath(slug)}">${titleOf(slug)}</a>`)}</li>`,
    glossary.length > 0 && markup`<li>Glossary: ${glossary.join(', ')}</li>`,
    contacts.length > 0 && markup`<li>Contacts: ${contacts.join(', ')}</li>`,
  ].filter((item) => item !== false);
  return items.length
    ? markup`<ul class="hangs-on">${items}</ul>`
    : markup`<p class="muted">Nothing else uses this document.</p>`;
}
