// Builds the page of advisers: who is at work, their specialisms and hours, how many conversations they have, and
// whether the reader is away.
import { mayChangeDetails } from '../../../bot/model/people/adviser-details.js';
import { listedAs } from '../../../bot/model/people/roster.js';
import type { Person } from '../../../bot/model/people/person.js';
import type { AdviserAvailability } from '../../../bot/model/queries.js';
import type { UserRole } from '../../../bot/model/people/roles.js';
import { markup, type Html } from '../design/markup.js';
import { ADVISERS_PATH, adviserPath } from '../model/paths.js';
import { timeElement } from '../design/format-time.js';
import { hiddenFields, type CsrfForm } from '../security/csrf-form.js';
import { detailFacts, showFacts } from './details/describe-details.js';

export interface AdvisersView {
  availability: readonly AdviserAvailability[];
  person: Person;
  roles: readonly UserRole[];
  forms: CsrfForm;
  now: Date;
  said?: string;
}

export function advisersMain(view: AdvisersView): Html {
  const { availability, said } = view;
  const atWork = availability.filter((standing) => standing.atWork).length;
  return markup`<h1>Advisers</h1>
${said && markup`<p class="said" tabindex="-1" autofocus>${said}</p>`}
${
  availability.length
    ? markup`<p>On shift now: ${atWork} of ${availability.length}.</p>${ownPresence(view)}
<ul class="advisers">${availability.map((standing) => showAdviser(standing, view))}</ul>
<p class="hint">Your service administrator decides who is on this list. You can edit your own hours and specialisms. Leads can edit everyone’s.</p>`
    : markup`<p>No advisers have been set up. Anyone with the adviser role can claim requests at any time, and no one is notified individually.</p>
<p>To set hours, specialisms, nations and languages, ask your service administrator to list the advisers. You can then edit these details on this page.</p>`
}`;
}

/** Undefined for anyone who is not on the list. They are not notified by name, so being away would change nothing. */
export function ownPresence({
  availability,
  person,
  forms,
  now,
}: Omit<AdvisersView, 'said' | 'roles'>): Html | undefined {
  const own = availability.find(({ adviser }) => listedAs([adviser], person));
  if (!own) return undefined;
  const isAway = own.awayUntil !== undefined;
  return markup`<form class="presence" method="post" action="${ADVISERS_PATH}">
${hiddenFields(forms)}
<p>${presenceWords(own, now)}</p>
<button type="submit" class="button plain" name="away" value="${String(!isAway)}">${isAway ? 'I am back' : 'I am away'}</button>
</form>`;
}

function presenceWords({ atWork, awayUntil, nextAtWork }: AdviserAvailability, now: Date): Html {
  if (awayUntil !== undefined)
    return markup`You are away until ${timeElement(awayUntil, now)}. You will not be offered new requests until then.`;
  if (atWork) return markup`You are on shift, and will be offered requests that match your specialisms.`;
  return markup`You are not on shift${nextAtWork && markup`. Your next shift starts ${timeElement(nextAtWork, now)}`}.`;
}

function showAdviser(standing: AdviserAvailability, view: AdvisersView): Html {
  const { adviser, setAtDesk, atWork, awayUntil, nextAtWork, holds } = standing;
  const { now } = view;
  const facts: [string, string][] = [
    ['Open now', holds === 1 ? '1 conversation' : `${holds} conversations`],
    ...detailFacts(adviser, adviser.timeZone),
  ];
  return markup`<li class="adviser"><h2>${adviser.name} ${adviser.lead && markup`<span class="tag">Lead</span>`} ${adviser.duty && markup`<span class="tag">On duty</span>`}</h2>
<p class="adviser-now"><span class="${atWork ? 'presence-mark at-work' : 'presence-mark'}" aria-hidden="true"></span> ${
    atWork
      ? 'On shift'
      : awayUntil !== undefined
        ? markup`Away until ${timeElement(awayUntil, now)}`
        : markup`Not on shift${nextAtWork && markup`. Next shift starts ${timeElement(nextAtWork, now)}`}`
  }</p>
${showFacts(facts)}
${setAtDesk && markup`<p class="hint">Edited here by <bdi>${setAtDesk.by.name ?? 'someone'}</bdi>, ${timeElement(setAtDesk.at, now)}.</p>`}
${changeLink(standing, view)}</li>`;
}

function changeLink(
  { adviser }: AdviserAvailability,
  { availability, person, roles }: AdvisersView,
): Html | false {
  const roster = availability.map((standing) => standing.adviser);
  return (
    mayChangeDetails(roster, adviser, { person, roles }) &&
    markup`<p class="change"><a href="${adviserPath(adviser.id)}">Edit hours and specialisms<span class="hidden">: ${adviser.name}</span></a></p>`
  );
}
