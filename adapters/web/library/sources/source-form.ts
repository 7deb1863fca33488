// The form where an editor follows a source, or changes one that an editor added.
import { checkAddedSource } from '../../../../ingest/model/added-sources.js';
import type { FollowedSource } from '../../../../ingest/model/source-registry.js';
import { addressOf, SOURCE_OWNERS } from '../../../../ingest/model/source-registry.js';
import { AUTHORITIES, JURISDICTIONS } from '../../../../knowledge/model/source.js';
import { authorityName, jurisdictionName } from '../../../../knowledge/model/words/guidance-names.js';
import { capitalised } from '../../design/capitalised.js';
import type { Html } from '../../design/markup.js';
import type { FieldProblems } from '../../design/fields.js';
import { describedBy, fieldProblem, requiredMark } from '../../design/fields.js';
import { flag, markup } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import type { Notice } from '../frame/editor-frame.js';
import { typedOr } from '../frame/editor-frame.js';
import { sourceProblems } from '../wording/form-wording.js';
import { scheduleChoices } from './describe-schedule.js';

const OGL = {
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
};

/** The form's fields. `known` is the source as it is followed now. */
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
  const ticked = (nation: (typeof JURISDICTIONS)[number]) =>
    isTyped ? value(`nation-${nation}`) !== '' : (known?.jurisdictions.includes(nation) ?? false);
  const schedule = value('schedule');
  return markup`<label for="address">Address ${requiredMark()}</label>${fieldProblem('address', problems)}
<input id="address" name="address" type="url" required maxlength="500" value="${value('address')}"${describedBy('address', problems, 'address-hint')}>
<p class="hint" id="address-hint">The web address of the publication, starting with https://. For www.gov.uk pages, attachments are included.</p>
${text({ name: 'title', label: 'Title', value: value('title'), problems })}
${text({ name: 'publisher', label: 'Publisher', value: value('publisher'), problems })}
${!known && markup`${text({ name: 'slug', label: 'Short name', value: value('slug'), isRequired: false, problems })}<p class="hint">Lower-case letters, numbers and hyphens, for example duty-to-notify. If you leave this blank, we’ll make one from the title. You cannot change it later.</p>`}
<fieldset id="nations" tabindex="-1"${describedBy('nations', problems)}><legend>Nations it applies to ${requiredMark()}</legend>${fieldProblem('nations', problems)}${JURISDICTIONS.map(
    (nation) =>
      markup`<label class="tick"><input type="checkbox" name="nation-${nation}" value="yes"${flag('checked', ticked(nation))}> ${jurisdictionName(nation)}</label>`,
  )}</fieldset>
${choice(
  { name: 'authority', label: 'Type of guidance', value: value('authority'), problems },
  AUTHORITIES.map((one) => [one, authorityName(one)]),
)}
${choice(
  { name: 'owner', label: 'Specialism needed to review it', value: value('owner'), problems },
  SOURCE_OWNERS.map((one) => [one, capitalised(one)]),
)}
${choice(
  { name: 'schedule', label: 'How often to check', value: schedule, problems },
  scheduleChoices(known?.slug ?? '', schedule || undefined).map(({ value: pattern, label }) => [
    pattern,
    label,
  ]),
)}
${text({ name: 'licence', label: 'Licence', value: value('licence'), problems })}
${text({ name: 'attribution', label: 'Attribution text required by the licence', value: value('attribution'), problems })}`;
}

interface Field {
  name: string;
  label: string;
  value: string;
  isRequired?: boolean;
  problems: FieldProblems | undefined;
}

function text({ name, label, value, isRequired = true, problems }: Field): Html {
  return markup`<label for="${name}">${label} ${isRequired ? requiredMark() : markup`<span class="optional">(optional)</span>`}</label>${fieldProblem(name, problems)}<input id="${name}" name="${name}" maxlength="300"${isRequired && markup` required`} value="${value}"${describedBy(name, problems)}>`;
}

function choice(
  { name, label, value: chosen, problems }: Field,
  options: readonly (readonly [value: string, label: string])[],
): Html {
  // Nothing is preselected for a new source, because we must not guess how binding a document is.
  const isOpen = !options.some(([value]) => value === chosen);
  return markup`<label for="${name}">${label} ${requiredMark()}</label>${fieldProblem(name, problems)}<select id="${name}" name="${name}" required${describedBy(name, problems)}>${isOpen && markup`<option value="">Choose…</option>`}${options.map(
    ([value, words]) =>
      markup`<option value="${value}"${flag('selected', value === chosen)}>${words}</option>`,
  )}</select>`;
}

/** Which field of the form each field of a source comes from. */
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

/** The source that the form asks to follow, or what is wrong with it, by field. */
export function readSourceForm(
  posted: Posted,
  slug?: string,
): { source: FollowedSource } | { problem: string; fields: FieldProblems } {
  const field = (name: string) => (posted.field(name) ?? '').trim();
  const jurisdictions = JURISDICTIONS.filter((nation) => posted.field(`nation-${nation}`) !== undefined);
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
