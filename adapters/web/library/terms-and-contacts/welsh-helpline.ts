// Builds and reads the fields for the Welsh words of a helpline, and checks those words when the English changes.
import type { Contact } from '../../../../bot/model/messages/contact.js';
import { areaField, textField, type FieldProblems } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { entryWording } from '../wording/entry-wording.js';

const { contact: said, problems: wrong } = entryWording;
const PARTS = ['name', 'when'] as const;

/** The tick with which an editor confirms the Welsh although the English has changed. */
export const STILL_RIGHT = 'welsh-still-right';

interface WelshView {
  entry?: Contact;
  typed?: Posted;
  problems?: FieldProblems;
}

export function welshFields({ entry, typed, problems }: WelshView): Html {
  const value = (part: (typeof PARTS)[number]) => typed?.field(`welsh-${part}`) ?? entry?.welsh?.[part] ?? '';
  const field = { language: 'cy', problems } as const;
  const isAsked = PARTS.some((part) => problems?.[`welsh-${part}`] === wrong.welshIsOld);
  const isTicked = typed?.field(STILL_RIGHT) !== undefined;
  return markup`${textField({ ...field, name: 'welsh-name', label: said.welsh.name, value: value('name'), hint: said.welsh.hint })}
${areaField({ ...field, name: 'welsh-when', label: said.welsh.when, value: value('when'), rows: 2, maxLength: 300 })}
${(isAsked || isTicked) && markup`<label class="tick"><input type="checkbox" name="${STILL_RIGHT}" value="yes"${flag('checked', isTicked)}> ${said.welsh.stillRight}</label>`}`;
}

/** Undefined if both fields are empty. */
export function readWelsh(line: (name: string) => string): Contact['welsh'] {
  const [name, when] = [line('welsh-name'), line('welsh-when')];
  return name || when ? { name, when } : undefined;
}

/** If only the English has changed, the Welsh may say something that is no longer true. */
export function oldWelsh(posted: Posted, entry: Contact, before: Contact | undefined): FieldProblems {
  if (posted.field(STILL_RIGHT) !== undefined) return {};
  const isOld = (part: (typeof PARTS)[number]) =>
    entry.welsh !== undefined && entry.welsh[part] === before?.welsh?.[part] && entry[part] !== before[part];
  return Object.fromEntries(PARTS.filter(isOld).map((part) => [`welsh-${part}`, wrong.welshIsOld]));
}
