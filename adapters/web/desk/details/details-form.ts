import { DAYS } from '../../../../bot/model/people/roster.js';
import { SPECIALISMS, specialismName } from '../../../../bot/model/people/specialism.js';
import { JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { describedBy, fieldProblem, type FieldProblems } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { detailsWording } from '../wording/details-wording.js';
import { frameWording } from '../wording/frame-wording.js';
import { WHEN_HOURS, shiftRows, type TypedDetails, type TypedShift } from './typed-details.js';

const { days: dayNames, specialisms, nations, languages, anyTime, form: said } = detailsWording;
const { save } = frameWording;

export interface DetailsFormView {
  typed: TypedDetails;
  problems: FieldProblems;
  timeZone: string;
}

export function detailsFields(view: DetailsFormView): Html {
  return markup`<input type="hidden" name="version" value="${view.typed.version}">
${hoursFields(view)}
${ticks('specialisms', specialisms, 'specialism', SPECIALISMS, specialismName, view)}
${ticks('nations', nations, 'nation', JURISDICTIONS, jurisdictionName, view, said.nationsHint)}
${languagesField(view)}
<div class="buttons"><button type="submit" name="do" value="save" class="button primary">${save}</button></div>`;
}

function hoursFields({ typed, problems, timeZone }: DetailsFormView): Html {
  const shifts = shiftRows(typed.shifts);
  const choice = (value: string, text: string, isChosen: boolean) =>
    markup`<label><input type="radio" id="when-${value}" name="when" value="${value}"${flag('checked', isChosen)}> ${text}</label>`;
  return markup`<fieldset class="hours"${describedBy(WHEN_HOURS, problems, 'hours-hint')}><legend>${said.hours}</legend><input type="hidden" name="shifts" value="${shifts.length}">
<p class="hint" id="hours-hint">${said.hoursHint(timeZone)}</p>${fieldProblem(WHEN_HOURS, problems)}
<div class="choices">${choice('any', anyTime, typed.anyTime)}${choice('hours', said.duringShifts, !typed.anyTime)}</div>
${shifts.map((shift, index) => shiftFields(shift, index, problems))}</fieldset>`;
}

function shiftFields({ days, from, to }: TypedShift, index: number, problems: FieldProblems): Html {
  const name = `shift-${index}`;
  const time = (part: 'from' | 'to', label: string, value: string) =>
    markup`<div><label for="${name}-${part}">${label}</label><input id="${name}-${part}" name="${name}-${part}" value="${value}" maxlength="20" autocomplete="off"${describedBy(`${name}-${part}`, problems)}></div>`;
  return markup`<fieldset class="shift"${describedBy(`${name}-mon`, problems)}><legend>${said.shift(index + 1)}</legend>${['mon', 'from', 'to'].map((part) => fieldProblem(`${name}-${part}`, problems))}
<div class="choices">${DAYS.map(
    (day) =>
      markup`<label><input type="checkbox" id="${name}-${day}" name="${name}-${day}"${flag('checked', days.includes(day))}> <span aria-hidden="true">${dayNames[day].short}</span><span class="hidden">${dayNames[day].long}</span></label>`,
  )}</div>
<div class="times">${time('from', said.from, from)}${time('to', said.to, to)}</div></fieldset>`;
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
<p class="hint" id="languages-hint">${said.languagesHint}</p>${fieldProblem('languages', problems)}
<input id="languages" name="languages" value="${typed.languages}" maxlength="600" autocomplete="off"${describedBy('languages', problems, 'languages-hint')}></div>`;
}
