// The form where an editor follows a source, or changes one that an editor added.
import { checkAddedSource } from '../../../../ingest/model/added-sources.js';
import type { FollowedSource } from '../../../../ingest/model/source-registry.js';
import { addressOf, SOURCE_OWNERS } from '../../../../ingest/model/source-registry.js';
import {
  AUTHORITIES,
  authorityName,
  jurisdictionName,
  JURISDICTIONS,
} from '../../../../knowledge/model/source.js';
import { capitalised } from '../../design/capitalised.js';
import type { Html } from '../../design/markup.js';
import { flag, markup } from '../../design/markup.js';
import type { Posted } from '../../security/post-guard.js';
import type { Notice } from '../frame/editor-frame.js';
import { typedOr } from '../frame/editor-frame.js';
import { scheduleChoices } from './describe-schedule.js';

const OGL = {
  licence: 'Open Government Licence v3.0',
  attribution: 'Contains public sector information licensed under the Open Government Licence v3.0.',
};

/** The fields; `known` is what is followed now. */
export function sourceFields(notice: Notice, known?: FollowedSource): Html {
  const isTyped = notice.typed?.field('address') !== undefined;
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
  return markup`<label for="address">Address</label>
<input id="address" name="address" type="url" required maxlength="500" value="${value('address')}" aria-describedby="address-hint">
<p class="hint" id="address-hint">The web address of the publication, starting with https://. For www.gov.uk pages, attachments are included.</p>
${text('title', 'Title', value('title'))}
${text('publisher', 'Publisher', value('publisher'))}
${!known && markup`${text('slug', 'Short name', value('slug'), false)}<p class="hint">Lower-case letters, numbers and hyphens, for example duty-to-notify. If you leave this blank, we’ll make one from the title. You cannot change it later.</p>`}
<fieldset><legend>Nations it applies to</legend>${JURISDICTIONS.map(
    (nation) =>
      markup`<label class="tick"><input type="checkbox" name="nation-${nation}" value="yes"${flag('checked', ticked(nation))}> ${jurisdictionName(nation)}</label>`,
  )}</fieldset>
${choice(
  'authority',
  'Type of guidance',
  value('authority'),
  AUTHORITIES.map((one) => [one, authorityName(one)]),
)}
${choice(
  'owner',
  'Specialism needed to review it',
  value('owner'),
  SOURCE_OWNERS.map((one) => [one, capitalised(one)]),
)}
${choice(
  'schedule',
  'How often to check',
  schedule,
  scheduleChoices(known?.slug ?? '', schedule || undefined).map(({ value: pattern, label }) => [
    pattern,
    label,
  ]),
)}
${text('licence', 'Licence', value('licence'))}
${text('attribution', 'Attribution text required by the licence', value('attribution'))}`;
}

function text(name: string, label: string, value: string, isRequired = true): Html {
  return markup`<label for="${name}">${label}${!isRequired && markup` <span class="optional">(optional)</span>`}</label><input id="${name}" name="${name}" maxlength="300"${isRequired && markup` required`} value="${value}">`;
}

function choice(
  name: string,
  label: string,
  chosen: string,
  options: readonly (readonly [value: string, label: string])[],
): Html {
  // Nothing is preselected for a new source: how binding a text is must not be guessed.
  const isOpen = !options.some(([value]) => value === chosen);
  return markup`<label for="${name}">${label}</label><select id="${name}" name="${name}" required>${isOpen && markup`<option value="">Choose…</option>`}${options.map(
    ([value, words]) =>
      markup`<option value="${value}"${flag('selected', value === chosen)}>${words}</option>`,
  )}</select>`;
}

const FIELD_NAMES: Record<string, string> = {
  path: 'Address',
  url: 'Address',
  kind: 'Address',
  slug: 'Short name',
  jurisdictions: 'Nations',
  schedule: 'How often to check',
  attribution: 'Attribution text required by the licence',
};

/** What the form asks to follow, or a sentence about what is wrong with it. */
export function readSourceForm(
  posted: Posted,
  slug?: string,
): { source: FollowedSource } | { problem: string } {
  const field = (name: string) => (posted.field(name) ?? '').trim();
  const jurisdictions = JURISDICTIONS.filter((nation) => posted.field(`nation-${nation}`) !== undefined);
  if (!jurisdictions.length) return { problem: 'Nations: choose at least one.' };
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
  if ('source' in checked) return checked;
  const name = FIELD_NAMES[checked.field] ?? capitalised(checked.field);
  return { problem: `${name}: ${checked.problem}.` };
}

/** GOV.UK is read through its Content API, everything else as a page. */
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
