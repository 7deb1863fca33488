// Builds the form for an adviser's hours and specialisms. Adding a shift sends the form, so it works without
// JavaScript.
import { DAYS, MAX_SHIFTS } from '../../../../bot/model/people/roster.js';
import { SPECIALISMS, specialismName } from '../../../../bot/model/people/specialism.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { withSpan } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { detailsWording } from '../wording/details-wording.js';
import { frameWording } from '../wording/frame-wording.js';
import type { DetailsField, DetailsProblem, TypedDetails, TypedShift } from './typed-details.js';

const { days: dayNames, specialisms, nations, languages, anyTime, form: said } = detailsWording;
const { save, error } = frameWording;

export interface DetailsFormView {
  typed: TypedDetails;
  problems: readonly DetailsProblem[];
  timeZone: string;
  added?: number;
  /** Says what has just changed in the form. The change has not been saved yet. */
  note?: string;
}

export function detailsFields(view: DetailsFormView): Html {
  const { typed } = view;
  return markup`<input type="hidden" name="version" value="${typed.version}"><input type="hidden" name="shifts" value="${typed.shifts.length}">
<button type="submit" name="do" value="save" class="hidden" tabindex="-1">${save}</button>
${hoursFields(view)}
${ticks('specialisms', specialisms, 'specialism', SPECIALISMS, specialismName, view)}
${ticks('nations', nations, 'nation', JURISDICTIONS, jurisdictionName, view, said.nationsHint)}
${languagesField(view)}
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">${save}</button></div>`;
}

function hoursFields({ typed, problems, timeZone, added, note }: DetailsFormView): Html {
  const { shifts } = typed;
  const choice = (value: string, text: string, isChosen: boolean) =>
    markup`<label><input type="radio" id="when-${value}" name="when" value="${value}"${flag('checked', isChosen)}> ${text}</label>`;
  return markup`<fieldset class="hours"${described('hours', problems, 'hours-hint')}><legend>${said.hours}</legend>
<p class="hint" id="hours-hint">${said.hoursHint(timeZone)}</p>${problem('hours', problems)}
<div class="choices">${choice('any', anyTime, typed.anyTime)}${choice('hours', said.duringShifts, !typed.anyTime)}</div>
${note !== undefined && markup`<p class="said" tabindex="-1" autofocus>${note}</p>`}
${shifts.map((shift, index) => shiftFields(shift, index, problems, index === added))}
${
  shifts.length < MAX_SHIFTS &&
  markup`<button type="submit" name="do" value="add" class="button plain">${said.addShift}</button>`
}</fieldset>`;
}

function shiftFields(
  { days, from, to }: TypedShift,
  index: number,
  problems: readonly DetailsProblem[],
  isNew: boolean,
): Html {
  const name = `shift-${index}` as const;
  const time = (part: 'from' | 'to', label: string, value: string) =>
    markup`<div><label for="${name}-${part}">${label}</label><input id="${name}-${part}" name="${name}-${part}" value="${value}" maxlength="20" autocomplete="off"${
      isWrong(problems, name, part) && markup` aria-invalid="true" aria-describedby="${name}-problem"`
    }></div>`;
  return markup`<fieldset class="shift"${described(name, problems)}><legend>${said.shift(index + 1)}</legend>${problem(name, problems)}
<div class="choices">${DAYS.map(
    (day, place) =>
      markup`<label><input type="checkbox" id="${name}-${day}" name="${name}-${day}"${flag('checked', days.includes(day))}${
        isNew && place === 0 && markup` autofocus`
      }> <span aria-hidden="true">${dayNames[day].short}</span><span class="hidden">${dayNames[day].long}</span></label>`,
  )}</div>
<div class="times">${time('from', said.from, from)}${time('to', said.to, to)}
<button type="submit" name="do" value="remove-${index}" class="button link">${withSpan(said.removeShift(index + 1), 'hidden')}</button></div></fieldset>`;
}

function ticks<Name extends string>(
  field: 'specialisms' | 'nations',
  legend: string,
  prefix: string,
  all: readonly Name[],
  nameOf: (name: Name) => string,
  { typed }: DetailsFormView,
  hint?: string,
): Html {
  const chosen: readonly string[] = typed[field];
  return markup`<fieldset${hint !== undefined && markup` aria-describedby="${field}-hint"`}><legend>${legend}</legend>${
    hint !== undefined && markup`<p class="hint" id="${field}-hint">${hint}</p>`
  }<div class="choices">${all.map(
    (name) =>
      markup`<label><input type="checkbox" name="${prefix}-${name}"${flag('checked', chosen.includes(name))}> ${nameOf(name)}</label>`,
  )}</div></fieldset>`;
}

function languagesField({ typed, problems }: DetailsFormView): Html {
  return markup`<div class="languages"><label for="languages">${languages}</label>
<p class="hint" id="languages-hint">${said.languagesHint}</p>${problem('languages', problems)}
<input id="languages" name="languages" value="${typed.languages}" maxlength="600" autocomplete="off"${described('languages', problems, 'languages-hint')}${
    isWrong(problems, 'languages') && markup` aria-invalid="true"`
  }></div>`;
}

function isWrong(problems: readonly DetailsProblem[], field: DetailsField, part?: 'from' | 'to'): boolean {
  return problems.some((one) => one.field === field && (part === undefined || one.part === part));
}

function problem(field: DetailsField, problems: readonly DetailsProblem[]): Html | false {
  const texts = problems.filter((one) => one.field === field).map(({ text }) => text);
  return (
    texts.length > 0 &&
    markup`<p class="problem" id="${field}-problem"><span class="hidden">${error} </span>${texts.join(' ')}</p>`
  );
}

function described(field: DetailsField, problems: readonly DetailsProblem[], hint?: string): Html {
  const ids = [hint, isWrong(problems, field) ? `${field}-problem` : undefined].filter(Boolean).join(' ');
  return markup`${ids !== '' && markup` aria-describedby="${ids}"`}`;
}

export function fieldOf({ field, part }: DetailsProblem): string {
  if (field === 'hours') return 'when-hours';
  if (field === 'languages') return field;
  return `${field}-${part === 'days' ? 'mon' : (part ?? 'from')}`;
}
