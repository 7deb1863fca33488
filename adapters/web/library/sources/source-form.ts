import { checkAddedSource } from '../../../../ingest/model/added-sources.js';
import { addressOf, SOURCE_OWNERS, type FollowedSource } from '../../../../ingest/model/source-registry.js';
import { capitalised } from '../../design/capitalised.js';
import {
  AUTHORITY_OPTIONS,
  LANGUAGE_OPTIONS,
  nationBoxes,
  nationsIn,
  selectField,
  textField,
  type Field,
  type FieldProblems,
  type Options,
} from '../../design/fields.js';
import { markup, type Html } from '../../design/markup.js';
import { typedText, type Posted } from '../../security/post-guard.js';
import { typedOr, type Notice } from '../frame/editor-frame.js';
import { frameWording } from '../wording/frame-wording.js';
import { sourceWording } from '../wording/source-wording.js';
import { scheduleChoices } from './schedule-choices.js';

const { labels, hints, openGovernmentLicence, problems: said, fieldProblems } = sourceWording;

type Label = keyof typeof labels;

export function sourceFields(notice: Notice, known?: FollowedSource): Html {
  const isTyped = notice.typed?.field('address') !== undefined;
  const problems = notice.fields;
  const now: Record<string, string | undefined> = {
    ...openGovernmentLicence,
    ...known,
    address: known && addressOf(known),
    jurisdictions: undefined,
  };
  const value = (field: string) => (isTyped ? typedOr(notice, field) : (now[field] ?? ''));
  const nations = isTyped && notice.typed ? nationsIn(notice.typed) : (known?.jurisdictions ?? []);
  const text = (name: Label, more: Partial<Field> = {}) =>
    textField({ name, label: labels[name], value: value(name), isRequired: true, problems, ...more });
  const choice = (name: Label, options: Options) =>
    // A new source starts without a selection, because a guess at the type of guidance could be wrong.
    selectField({
      name,
      label: labels[name],
      value: value(name),
      options,
      isRequired: true,
      problems,
      ...(!options.some(([one]) => one === value(name)) && { none: frameWording.choose }),
    });
  const schedules = scheduleChoices(known?.slug ?? '', value('schedule') || undefined);
  return markup`${textField({
    name: 'address',
    label: labels.address,
    value: value('address'),
    hint: hints.address,
    type: 'url',
    maxLength: 500,
    isRequired: true,
    problems,
  })}
${text('title')}
${text('publisher')}
${nationBoxes({ legend: labels.nations, chosen: nations, problems })}
${choice('authority', AUTHORITY_OPTIONS)}
${selectField({ name: 'language', label: labels.language, value: value('language'), none: frameWording.languageFromText, options: LANGUAGE_OPTIONS })}
${choice(
  'owner',
  SOURCE_OWNERS.map((one) => [one, capitalised(one)]),
)}
${choice(
  'schedule',
  schedules.map(({ value: pattern, label }) => [pattern, label]),
)}
${text('licence')}
${text('attribution')}`;
}

/** Fields whose names in the source and in the form differ. */
const FIELD_OF: Record<string, string> = {
  path: 'address',
  url: 'address',
  kind: 'address',
  jurisdictions: 'nations',
  slug: 'title',
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

export function readSourceForm(
  posted: Posted,
  slug?: string,
): { source: FollowedSource } | { problem: string; fields: FieldProblems } {
  const field = (name: string) => typedText(posted, name);
  const jurisdictions = nationsIn(posted);
  const missing = FIELDS.filter((name) => (name === 'nations' ? !jurisdictions.length : field(name) === ''));
  if (missing.length) return refused(missing);
  const checked = checkAddedSource({
    ...placeOf(field('address')),
    slug: slug ?? slugOf(field('title')),
    title: field('title'),
    publisher: field('publisher'),
    jurisdictions,
    authority: field('authority'),
    language: field('language') || undefined,
    owner: field('owner'),
    schedule: field('schedule'),
    licence: field('licence'),
    attribution: field('attribution'),
  });
  return 'source' in checked ? checked : refused([FIELD_OF[checked.field] ?? checked.field]);
}

function refused(names: readonly string[]): { problem: string; fields: FieldProblems } {
  const fields = Object.fromEntries(
    names.map((name) => [name, fieldProblems[name] ?? fieldProblems.address!]),
  );
  return { problem: said.notSaved, fields };
}

/** GOV.UK is read through its Content API, and everything else as a web page. */
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
