import type { EditedGolden, GoldenQuestion } from '../../../../ingest/model/editing.js';
import type { GuidanceDocument } from '../../../../knowledge/model/source.js';
import {
  areaField,
  NATION_OPTIONS,
  nationIn,
  selectField,
  type Options,
  type SentFields,
} from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { GOLDEN_PATH } from '../../model/paths.js';
import type { PageSetting } from '../frame/editor-frame.js';
import type { TitleOf } from '../frame/titles.js';
import { goldenWording } from '../wording/golden-wording.js';
import { typedText } from '../../security/post-guard.js';

const LONGEST = 500;

export interface GoldenFormView extends PageSetting {
  documents: readonly GuidanceDocument[];
  titleOf: TitleOf;
  /** The question to edit. Undefined to add a new question. */
  edited: GoldenQuestion | undefined;
}

export function goldenForm({
  documents,
  titleOf,
  edited,
  form,
  notice: { typed, fields: problems },
}: GoldenFormView): Html {
  const words = goldenWording.form;
  const wanted = edited ? 'edit' : 'add';
  const isTyped = typed?.field('do') === wanted;
  const value = (field: string, before = '') => (isTyped ? (typed.field(field) ?? '') : before);
  const document = value('document', edited?.document);
  return markup`<section class="panel" aria-labelledby="add"><h2 id="add">${words[wanted]}</h2>
${form(
  GOLDEN_PATH,
  markup`${edited && markup`<input type="hidden" name="id" value="${edited.id}"><p class="hint">${words.editHint}</p>`}${areaField({ name: 'question', label: words.question, value: value('question', edited?.question), rows: 2, maxLength: LONGEST, isRequired: true, problems, ...(!edited && { draft: 'question' }) })}
${selectField({ name: 'outcome', label: words.outcome, value: value('outcome', edited?.outcome), options: words.outcomes })}
${selectField({ name: 'document', label: words.document, value: document, none: words.any, options: documentOptions(documents, titleOf, document) })}
${areaField({ name: 'words', label: words.words, value: value('words', edited?.words), rows: 2, maxLength: LONGEST, hint: words.wordsHint, ...(!edited && { draft: 'words' }) })}
${selectField({ name: 'nation', label: words.nation, value: value('nation', edited?.jurisdiction), none: words.noNation, options: NATION_OPTIONS })}
<div class="buttons"><button type="submit" class="button primary" name="do" value="${wanted}">${edited ? words.editButton : words.addButton}</button>${edited && markup`<a class="button plain" href="${GOLDEN_PATH}">${words.cancel}</a>`}</div>`,
)}</section>`;
}

/** Includes the selected document even if it is not live, so that saving the form does not change it. */
function documentOptions(documents: readonly GuidanceDocument[], titleOf: TitleOf, chosen: string): Options {
  const live = documents.map(({ slug, title }) => [slug, title] as const);
  const isLive = chosen === '' || live.some(([slug]) => slug === chosen);
  const all = isLive ? live : [...live, [chosen, goldenWording.expects.notLive(titleOf(chosen))] as const];
  return all.sort(([, one], [, other]) => one.localeCompare(other, 'en-GB'));
}

/** Returns undefined if no question was entered. */
export function typedGolden(sent: SentFields): Omit<EditedGolden, 'passage'> | undefined {
  const text = (field: string) => typedText(sent, field, LONGEST);
  const question = text('question');
  if (question.length < 3) return undefined;
  const outcome = text('outcome') === 'unanswerable' ? 'unanswerable' : 'answered';
  const jurisdiction = nationIn(text('nation'));
  const expects = outcome === 'answered';
  return {
    question,
    outcome,
    ...(expects && text('document') && { document: text('document') }),
    ...(expects && text('words') && { words: text('words') }),
    ...(jurisdiction && { jurisdiction }),
  };
}
