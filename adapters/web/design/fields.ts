// Builds the fields of forms, each with its label, its hint and any error message.
import {
  AUTHORITIES,
  JURISDICTIONS,
  type Authority,
  type Jurisdiction,
} from '../../../knowledge/model/source.js';
import { LANGUAGES, type Language } from '../../../knowledge/model/language.js';
import { LANGUAGE_LABELS } from '../../../bot/wording/staff/editing-labels.js';
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { authorityName, jurisdictionName } from '../../../knowledge/model/words/guidance-names.js';
import { flag, markup, type Content, type Html } from './markup.js';
import { TAKES_FOCUS } from './render.js';

const { fields: said } = staffWording;

/** Maps the ids of invalid fields to their error messages. */
export type FieldProblems = Readonly<Record<string, string>>;

/** Joins several problems of one field. */
export function problemsAt(found: readonly (readonly [id: string, text: string])[]): FieldProblems {
  const texts: Record<string, string> = {};
  for (const [id, text] of found) texts[id] = texts[id] === undefined ? text : `${texts[id]} ${text}`;
  return texts;
}

export interface Field {
  /** The field's name, which is also its id. */
  name: string;
  label: string;
  value: string;
  hint?: string;
  isRequired?: boolean;
  /** The language of the value, if it is not the page's. */
  language?: Language;
  problems?: FieldProblems;
}

interface TextField extends Field {
  type?: 'text' | 'date' | 'tel' | 'url';
  maxLength?: number;
  isReadonly?: boolean;
}

export function textField(field: TextField): Html {
  const { name, value, type = 'text', maxLength = 300, isReadonly = false } = field;
  return markup`${heading(field)}
<input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="${maxLength}" autocomplete="off"${isReadonly && markup` readonly`}${attributes(field)}>`;
}

interface AreaField extends Field {
  rows: number;
  maxLength?: number;
  /** The name under which the browser saves unsent text. */
  draft?: string;
  more?: Content;
}

export function areaField(field: AreaField): Html {
  const { name, value, rows, maxLength, draft, more } = field;
  return markup`${heading(field)}
<textarea id="${name}" name="${name}" rows="${rows}" autocomplete="off"${maxLength !== undefined && markup` maxlength="${maxLength}"`}${draft !== undefined && markup` data-draft="${draft}"`}${attributes(field)}${more}>\n${value}</textarea>`;
}

export type Options = readonly (readonly [value: string, label: string])[];

interface SelectField extends Field {
  options: Options;
  /** The label of the empty option. Absent if people must choose one of the others. */
  none?: string;
}

export function selectField(field: SelectField): Html {
  const { name, value, options, none } = field;
  return markup`${heading(field, false)}
<select id="${name}" name="${name}"${attributes(field)}>${optionList(none === undefined ? options : [['', none], ...options], value)}</select>`;
}

export function optionList(options: Options, chosen: string | undefined): Html[] {
  return options.map(
    ([value, label]) =>
      markup`<option value="${value}"${flag('selected', value === chosen)}>${label}</option>`,
  );
}

export const NATION_OPTIONS: Options = JURISDICTIONS.map((nation) => [nation, jurisdictionName(nation)]);
export const AUTHORITY_OPTIONS: Options = AUTHORITIES.map((authority) => [
  authority,
  authorityName(authority),
]);

export const LANGUAGE_OPTIONS: Options = LANGUAGES.map((language) => [language, LANGUAGE_LABELS[language]]);

/** Shows a list of nations. Its label is only for screen readers, because the list is next to a question. */
export function nationSelect(name: string, chosen: Jurisdiction | undefined): Html {
  return markup`<select name="${name}" aria-label="${said.nation}">${optionList([['', said.nationNotGiven], ...NATION_OPTIONS], chosen ?? '')}</select>`;
}

interface NationBoxes {
  legend: string;
  chosen: readonly Jurisdiction[];
  isRequired?: boolean;
  problems?: FieldProblems;
}

/** A checkbox for each nation. Use `nationsIn` to read the answer. */
export function nationBoxes({ legend, chosen, isRequired = true, problems }: NationBoxes): Html {
  return markup`<fieldset id="nations" tabindex="-1"${describedBy('nations', problems)}><legend>${legend}${isRequired && markup` ${requiredMark()}`}</legend>${fieldProblem('nations', problems)}${JURISDICTIONS.map(
    (nation) =>
      markup`<label class="tick"><input type="checkbox" name="nation-${nation}" value="yes"${flag('checked', chosen.includes(nation))}> ${jurisdictionName(nation)}</label>`,
  )}</fieldset>`;
}

export interface SentFields {
  field(name: string): string | undefined;
}

export function nationsIn(sent: SentFields): Jurisdiction[] {
  return JURISDICTIONS.filter((nation) => sent.field(`nation-${nation}`) !== undefined);
}

export function nationIn(text: string | undefined): Jurisdiction | undefined {
  return JURISDICTIONS.find((nation) => nation === text);
}

export function authorityIn(text: string | undefined): Authority | undefined {
  return AUTHORITIES.find((authority) => authority === text);
}

/**
 * Shows “(required)” next to a label. Assistive technology gets the same information from the field's
 * `required` attribute.
 */
export function requiredMark(): Html {
  return markup`<span class="optional">${said.required}</span>`;
}

export function fieldProblem(id: string, problems: FieldProblems = {}): Content {
  const problem = problems[id];
  return (
    problem !== undefined &&
    markup`<p class="problem" id="${id}-problem"><span class="hidden">${said.error} </span>${problem}</p>`
  );
}

/** Lists all the problems at the top of the page, each with a link to its field. */
export function problemList(title: string, problems: FieldProblems): Html {
  return markup`<section class="refused" aria-labelledby="wrong-title"${TAKES_FOCUS}><h2 id="wrong-title">${title}</h2>
<ul>${Object.entries(problems).map(([id, text]) => markup`<li><a href="#${id}">${text}</a></li>`)}</ul></section>`;
}

export function describedBy(id: string, problems: FieldProblems = {}, hint?: string): Html {
  const isWrong = problems[id] !== undefined;
  const ids = [hint, isWrong && `${id}-problem`].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}${isWrong && markup` aria-invalid="true"`}`;
}

/** A list is never marked as optional, because one option is always chosen. */
function heading({ name, label, hint, isRequired = false, problems }: Field, canBeEmpty = true): Html {
  const mark = isRequired
    ? requiredMark()
    : canBeEmpty && markup`<span class="optional">${said.optional}</span>`;
  return markup`<label for="${name}">${label}${mark && markup` ${mark}`}</label>${hint !== undefined && markup`<p class="hint" id="${name}-hint">${hint}</p>`}${fieldProblem(name, problems)}`;
}

function attributes({ name, hint, isRequired, language, problems }: Field): Html {
  return markup`${isRequired && markup` required`}${language && markup` lang="${language}"`}${describedBy(name, problems, hint && `${name}-hint`)}`;
}
