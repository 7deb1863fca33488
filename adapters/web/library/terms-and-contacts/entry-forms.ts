import type { Contact } from '../../../../bot/model/messages/contact.js';
import { ALWAYS_THERE } from '../../../../bot/model/editing/edited-entries.js';
import type { GlossaryEntry } from '../../../../knowledge/model/glossary.js';
import { areaField, nationBoxes, nationsIn, textField, type FieldProblems } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { entryWording as words } from '../wording/entry-wording.js';
import { welshFields } from './welsh-helpline.js';

interface FormView<T> {
  entry?: T;
  typed?: Posted;
  problems?: FieldProblems;
  canRemove: boolean;
}

export function contactFields({ entry, typed, problems, canRemove }: FormView<Contact>, today: string): Html {
  const { contact: said } = words;
  const value = (name: 'name' | 'phone' | 'when' | 'source' | 'verifiedOn' | 'expiresOn', otherwise = '') =>
    typed?.field(name) ?? entry?.[name] ?? otherwise;
  const chosen = typed ? nationsIn(typed) : (entry?.jurisdictions ?? []);
  const isUrgent = typed ? typed.field('urgent') !== undefined : (entry?.urgent ?? false);
  const isFixed = entry?.id === ALWAYS_THERE;
  const text = (field: Parameters<typeof textField>[0]) =>
    textField({ isRequired: true, problems, ...field });
  return markup`${isFixed && markup`<p class="hint">${said.always}</p>`}
${text({ name: 'name', label: said.name, value: value('name') })}
${text({ name: 'phone', label: said.phone, value: value('phone'), hint: said.phoneHint, type: 'tel', isReadonly: isFixed })}
${areaField({ name: 'when', label: said.when, value: value('when'), rows: 2, maxLength: 300, isRequired: true, problems, hint: said.whenHint })}
${welshFields({ entry, typed, problems })}
${!isFixed && nationBoxes({ legend: said.nations, chosen, problems })}
<label class="tick"><input type="checkbox" name="urgent" value="yes"${flag('checked', isUrgent)}> ${said.urgent}</label>
${text({ name: 'source', label: said.source, value: value('source'), hint: said.sourceHint })}
${text({ name: 'verifiedOn', label: said.verifiedOn, value: value('verifiedOn', today), hint: said.verifiedOnHint, type: 'date' })}
${text({ name: 'expiresOn', label: said.expiresOn, value: value('expiresOn'), hint: said.expiresOnHint, type: 'date' })}
${entry && !canRemove && markup`<p class="hint">${words.cannotRemove}</p>`}${buttons(canRemove)}`;
}

export function termFields({ entry, typed, problems, canRemove }: FormView<GlossaryEntry>): Html {
  const { term: said } = words;
  const value = (name: 'term' | 'meaning' | 'source') => typed?.field(name) ?? entry?.[name] ?? '';
  const also = typed?.field('also') ?? entry?.also.join(', ') ?? '';
  const isExact = typed ? typed.field('caseSensitive') !== undefined : (entry?.caseSensitive ?? false);
  const text = (field: Parameters<typeof textField>[0]) =>
    textField({ isRequired: true, problems, ...field });
  return markup`${text({ name: 'term', label: said.term, value: value('term'), hint: said.termHint })}
${text({ name: 'meaning', label: said.meaning, value: value('meaning'), hint: said.meaningHint })}
${text({ name: 'also', label: said.also, value: also, hint: said.alsoHint, isRequired: false })}
<label class="tick"><input type="checkbox" name="caseSensitive" value="yes"${flag('checked', isExact)}> ${said.exact}</label>
${text({ name: 'source', label: said.source, value: value('source'), hint: said.sourceHint })}
${buttons(canRemove)}`;
}

function buttons(canRemove: boolean): Html {
  return markup`<div class="buttons"><button type="submit" class="button primary" name="do" value="save">${words.save}</button>${
    canRemove &&
    markup` <button type="submit" class="button plain" name="do" value="remove">${words.remove}</button>`
  }</div>`;
}
