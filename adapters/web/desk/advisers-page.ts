// Who advises: at work or not, what they know, their hours, and how many conversations they have; and one's own presence.
import type { ListedAdviser, Shift } from '../../../bot/escalation/roster.js';
import { listedAs } from '../../../bot/escalation/roster.js';
import { specialismName } from '../../../bot/escalation/specialism.js';
import type { Person } from '../../../bot/person.js';
import type { AdviserStanding } from '../../../bot/ports.js';
import { jurisdictionName } from '../../../knowledge/source.js';
import type { Html } from '../markup.js';
import { markup } from '../markup.js';
import { ADVISERS_PATH } from '../paths.js';
import { when } from '../say-when.js';
import type { FormSetting } from './context.js';

export interface AdvisersView {
  standings: readonly AdviserStanding[];
  person: Person;
  forms: FormSetting;
  now: Date;
  said?: string;
}

export function advisersMain(view: AdvisersView): Html {
  const { standings, said } = view;
  const atWork = standings.filter((standing) => standing.atWork).length;
  return markup`<h1>Advisers</h1>
${said && markup`<p class="said" tabindex="-1" autofocus>${said}</p>`}
${
  standings.length
    ? markup`<p>At work now: ${atWork} of ${standings.length}.</p>${ownPresence(view)}
<ul class="advisers">${standings.map((standing) => showAdviser(standing, view.now))}</ul>
<p class="hint">This list comes from the file that whoever looks after the service keeps.</p>`
    : markup`<p>There is no list of advisers here. Everybody with the role can take requests, at any hour, and nobody is told by name.</p>`
}`;
}

/** Absent for somebody who is not in the list: they are not asked by name, so that being away changes nothing. */
export function ownPresence({ standings, person, forms, now }: Omit<AdvisersView, 'said'>): Html | undefined {
  const own = standings.find(({ adviser }) => listedAs([adviser], person));
  if (!own) return undefined;
  const isAway = own.awayUntil !== undefined;
  return markup`<form class="presence" method="post" action="${ADVISERS_PATH}">
<input type="hidden" name="token" value="${forms.token}"><input type="hidden" name="press" value="${forms.newPress()}">
<p>${presenceWords(own, now)}</p>
<button type="submit" class="button plain" name="away" value="${String(!isAway)}">${isAway ? 'I am back' : 'I am away'}</button>
</form>`;
}

function presenceWords({ atWork, awayUntil, nextAtWork }: AdviserStanding, now: Date): Html {
  if (awayUntil !== undefined)
    return markup`You are away until ${when(awayUntil, now)}, and are not asked until then.`;
  if (atWork) return markup`You are at work, and are asked when you fit a request best.`;
  return markup`You are outside your hours${nextAtWork && markup`; the next begin ${when(nextAtWork, now)}`}.`;
}

function showAdviser({ adviser, atWork, awayUntil, nextAtWork, holds }: AdviserStanding, now: Date): Html {
  const facts: [string, string | undefined][] = [
    ['Has now', holds === 1 ? '1 conversation' : `${holds} conversations`],
    ['Knows', listed(adviser.specialisms.map(specialismName)) ?? 'No specialism given'],
    ['Nations', listed(adviser.nations.map(jurisdictionName)) ?? 'All'],
    ['Languages', listed(adviser.languages.map(languageName))],
    ['Hours', hoursOf(adviser)],
  ];
  return markup`<li class="adviser"><h2>${adviser.name} ${adviser.lead && markup`<span class="tag">Lead</span>`} ${adviser.duty && markup`<span class="tag">On duty</span>`}</h2>
<p class="adviser-now"><span class="${atWork ? 'presence-mark at-work' : 'presence-mark'}" aria-hidden="true"></span> ${
    atWork
      ? 'At work'
      : awayUntil !== undefined
        ? markup`Away until ${when(awayUntil, now)}`
        : markup`Not at work${nextAtWork && markup`; next from ${when(nextAtWork, now)}`}`
  }</p>
<dl class="facts">${facts.map(([label, value]) => value !== undefined && markup`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl></li>`;
}

const DAY_NAMES: Record<Shift['days'][number], string> = {
  mon: 'Mon',
  tue: 'Tue',
  wed: 'Wed',
  thu: 'Thu',
  fri: 'Fri',
  sat: 'Sat',
  sun: 'Sun',
};

function hoursOf({ hours, timeZone }: ListedAdviser): string {
  if (!hours.length) return 'At any time';
  const shifts = hours.map(
    ({ days, from, to }) => `${days.map((day) => DAY_NAMES[day]).join(', ')} ${from} to ${to}`,
  );
  return `${shifts.join('; ')}${timeZone === 'Europe/London' ? '' : ` (${timeZone})`}`;
}

const languages = new Intl.DisplayNames('en-GB', { type: 'language' });

function languageName(code: string): string {
  return languages.of(code) ?? code;
}

function listed(names: readonly string[]): string | undefined {
  return names.length ? names.join(', ') : undefined;
}
