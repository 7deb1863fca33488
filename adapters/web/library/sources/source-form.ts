// The form where an editor follows a source, or changes one that an editor added.
import { checkAddedSource } from '../../../../ingest/model/added-sources.js';
import { addressOf, SOURCE_OWNERS, type FollowedSource } from '../../../../ingest/model/source-registry.js';
import { capitalised } from '../../design/capitalised.js';
import {
  AUTHORITY_OPTIONS,
  nationBoxes,
  nationsIn,
  selectField,
  textField,
  type Field,
  type FieldProblems,
  type Options,
} from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import { typedOr, type Notice } from '../frame/editor-frame.js';
import { sourceProblems } from '../wording/form-wording.js';
import { scheduleChoices } from './describe-schedule.js';

const OGL = {
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
};

/** The form's fields. `known` is the source as we follow it now. */
export function sourceFields(notice: Notice, known?: FollowedSource): Html {
  const isTyped = notice.typed?.field('address') !== undefined;
  const problems = notice.fields;
  const now: Record<string, string | undefined> = {
    ...OGL,
    ...known,
    address: known && addressOf(known),
    jurisdictions: undefined,
  };
  const value = (field: string) => (isTyped ? typedOr(notice, field) : (now[field] ?? ''));
  const nations = isTyped && notice.typed ? nationsIn(notice.typed) : (known?.jurisdictions ?? []);
  const text = (name: string, label: string, more: Partial<Field> = {}) =>
    textField({ name, label, value: value(name), isRequired: true, problems, ...more });
  const choice = (name: string, label: string, options: Options) =>
    // Nothing is preselected for a new source, because we must not guess the type of guidance.
    selectField({
      name,
      label,
      value: value(name),
      options,
      isRequired: true,
      problems,
      ...(!options.some(([one]) => one === value(name)) && { none: 'Choose…' }),
    });
  const schedules = scheduleChoices(known?.slug ?? '', value('schedule') || undefined);
  return markup`${textField({
    name: 'address',
    label: 'Address',
    value: value('address'),
    hint: 'The web address of the publication, starting with https://. For www.gov.uk pages, attachments are included.',
    type: 'url',
    maxLength: 500,
    isRequired: true,
    problems,
  })}
${text('title', 'Title')}
${text('publisher', 'Publisher')}
${!known && text('slug', 'Short name', { isRequired: false, hint: 'Lower-case letters, numbers and hyphens, for example duty-to-notify. If you leave this blank, we’ll make one from the title. You cannot change it later.' })}
${nationBoxes({ legend: 'Nations it applies to', chosen: nations, problems })}
${choice('authority', 'Type of guidance', AUTHORITY_OPTIONS)}
${choice(
  'owner',
  'Specialism needed to review it',
  SOURCE_OWNERS.map((one) => [one, capitalised(one)]),
)}
${choice(
  'schedule',
  'How often to check',
  schedules.map(({ value: pattern, label }) => [pattern, label]),
)}
${text('licence', 'Licence')}
${text('attribution', 'Attribution text required by the licence')}`;
}

/** The form field for each field of a source. */
const FIELD_OF: Record<string, string> = {
  path: 'address',
  url: 'address',
  kind: 'address',
  jurisdictions: 'nations',
};
const FIELDS = [
  'address',
  'title',
  'publisher',
  'nations',
  'authority',
  'owner',
  'schedule',
  'licence',
  'attribution',
];

/** Returns the source to follow, or the problems with the form, by field. */
export function readSourceForm(
  posted: Posted,
  slug?: string,
): { source: FollowedSource } | { problem: string; fields: FieldProblems } {
  const field = (name: string) => (posted.field(name) ?? '').trim();
  const jurisdictions = nationsIn(posted);
  const missing = FIELDS.filter((name) => (name === 'nations' ? !jurisdictions.length : field(name) === ''));
  if (missing.length) return refused(missing);
  const checked = checkAddedSource({
    ...placeOf(field('address')),
    slug: slug ?? (field('slug') || slugOf(field('title'))),
    title: field('title'),
    publisher: field('publisher'),
    jurisdictions,
    authority: field('authority'),
    owner: field('owner'),
    schedule: field('schedule'),
    licence: field('licence'),
    attribution: field('attribution'),
  });
  return 'source' in checked ? checked : refused([FIELD_OF[checked.field] ?? checked.field]);
}

function refused(names: readonly string[]): { problem: string; fields: FieldProblems } {
  const fields = Object.fromEntries(
    names.map((name) => [name, sourceProblems[name] ?? sourceProblems.address!]),
  );
  return { problem: 'This was not saved. Correct these problems first:', fields };
}

/** We read GOV.UK through its Content API, and everything else as a web page. */
function placeOf(address: string): object {
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  return parsed?.hostname === 'www.gov.uk'
    ? { kind: 'govuk', path: parsed.pathname.replace(/\/$/, '') }
    : { kind: 'web-page', url: address };
}

function slugOf(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '');
}
