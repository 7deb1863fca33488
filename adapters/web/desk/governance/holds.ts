// The page of legal holds, where admins place and lift them.
import { liftHold, placeHold } from '../../../../bot/governance/holds.js';
import { requestNumbers } from '../../../../bot/reporting/request-numbers.js';
import { readScope } from '../../../../bot/model/governance/read-scope.js';
import { HOLDS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import {
  trimmed,
  typedIn,
  type FormPage,
  type Outcome,
  type SubmittedForm,
  cards,
  pastCards,
  radio,
  type FormView,
} from '../frame/form-page.js';
import { platformOptions, platformLabel } from './platform-label.js';
import { isInForce, type Hold, type HoldScope } from '../../../../bot/model/governance/hold.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { optionList, type Options } from '../../design/fields.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { hiddenFields } from '../../security/csrf-form.js';

const HOLD_FIELDS = ['kind', 'platform', 'target', 'from', 'to', 'until', 'reason', 'tell'] as const;

interface TypedHold extends Partial<Record<(typeof HOLD_FIELDS)[number], string>> {
  /** The hold that could not be lifted. */
  lifting?: string;
}

interface HoldsView extends FormView<TypedHold> {
  holds: readonly Hold[];
  platforms: Options;
  /** The numbers of the requests, by ID. */
  numbers: ReadonlyMap<string, string>;
}

const placed = ({ placedBy, placedAt }: Hold, now: Date): Html =>
  markup`Placed by <bdi>${placedBy}</bdi>, ${timeElement(placedAt, now)}.`;

/** `end` is the first moment that the hold does not cover. */
const lastDay = (end: string) => new Date(Date.parse(end) - 1).toISOString();

const KINDS = [
  ['person', 'A person'],
  ['conversation', 'A conversation'],
  ['request', 'A request for an adviser'],
  ['period', 'Everything in a period'],
] as const;

const SAID = new Map([
  ['placed', 'The hold is in force. Data it covers will not be deleted.'],
  ['lifted', 'The hold has been lifted. Data that was due for deletion is being deleted now.'],
]);

export const holdsPage = (desk: Desk): FormPage<TypedHold> => ({
  path: HOLDS_PATH,
  title: 'Legal holds',
  styles: ['governance.css'],
  said: SAID,
  async main(view) {
    const { store, platforms } = desk.options;
    const holds = await store.records.holds.list(view.now.toISOString());
    const requests = holds.flatMap(({ scope }) => (scope.kind === 'escalation' ? [scope.target] : []));
    return holdsMain({
      ...view,
      holds,
      platforms: platformOptions(platforms),
      numbers: await requestNumbers(store, requests),
    });
  },
  typedIn: (posted) => typedIn(posted, HOLD_FIELDS),
  submit: (form) => (form.posted.field('do') === 'lift' ? lift(desk, form) : place(desk, form)),
});

async function lift(
  { options: { store, wake }, now }: Desk,
  { posted, by }: SubmittedForm<TypedHold>,
): Promise<Outcome<TypedHold>> {
  const id = posted.field('hold') ?? '';
  const reason = trimmed(posted, 'why');
  const refuse = (problem: string) => ({ problem, status: 400, typed: { lifting: id } });
  if (reason === '') return refuse('Enter why you are lifting the hold.');
  const wasLifted = await liftHold({ store, clock: now }, { id, by: by.name ?? by.id, reason });
  wake();
  return wasLifted ? { said: 'lifted' } : refuse('That hold has already been lifted.');
}

async function place(
  { options: { store }, now }: Desk,
  { posted, typed, by }: SubmittedForm<TypedHold>,
): Promise<Outcome<TypedHold>> {
  const { kind, platform = '', target = '', from, to, until, reason = '' } = typed;
  const read = readScope(
    {
      ...(kind === 'person' && { person: target && `${platform}:${target}` }),
      ...(kind === 'conversation' && { conversation: target }),
      ...(kind === 'request' && { request: target }),
      ...(kind === 'period' && { from: from || 'none', to }),
      until,
    },
    now().toISOString(),
  );
  if ('problem' in read) return { problem: read.problem, status: 400 };
  // A new hold's id comes from the form, so pressing twice only places one.
  const placed = await placeHold(
    { store, clock: now },
    {
      ...read,
      id: posted.field('press')!,
      reason,
      mayTell: typed.tell === 'yes',
      by: by.name ?? by.id,
    },
  );
  return placed.outcome === 'placed' ? { said: 'placed' } : { problem: placed.problem, status: 400 };
}

function holdsMain(view: HoldsView): Html {
  const { holds, now } = view;
  const inForce = holds.filter((hold) => isInForce(hold, now.toISOString()));
  const ended = holds.filter((hold) => !inForce.includes(hold));
  return markup`<p>While a hold is in place, the data it covers is kept. It is not deleted overnight, when someone types “forget me”, or when someone edits or deletes a message in Teams or Slack.</p>
${cards(
  inForce.map((hold) => showHold(hold, view)),
  'There are no holds in force.',
)}
<section aria-labelledby="new-title"><h2 id="new-title">Place a hold</h2>${holdForm(view)}</section>
${pastCards(
  'ended',
  'Ended',
  ended.map((hold) => showEnded(hold, view)),
)}`;
}

function showHold(hold: Hold, { forms, now, typed, numbers }: HoldsView): Html {
  const { id, reason, mayTell, endsAt } = hold;
  const title = scopeTitle(hold.scope, numbers);
  return markup`<li class="adviser hold"><h2>${title}</h2>
<p class="text" dir="auto">${reason}</p>
<p class="hint">${placed(hold, now)} ${endsAt === undefined ? 'In force until someone lifts it.' : `In force until ${longDate(lastDay(endsAt))}.`} ${
    mayTell
      ? 'People covered by the hold can be told about it.'
      : 'People covered by the hold must not be told about it.'
  }</p>
<details${flag('open', typed?.lifting === id)}><summary>Lift<span class="hidden">: ${title}</span></summary>
<form method="post" action="${HOLDS_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="hold" value="${id}">
<label for="why-${id}">Why are you lifting it?</label><input type="text" id="why-${id}" name="why" maxlength="500" autocomplete="off">
<p class="hint">Data that is due for deletion, and data that people have asked us to erase, will be deleted straight away.</p>
<button type="submit" class="button danger" name="do" value="lift">Lift this hold</button></form></details></li>`;
}

function showEnded(hold: Hold, { now, numbers }: HoldsView): Html {
  const { lifted, reason, endsAt } = hold;
  return markup`<li class="adviser hold"><h3>${scopeTitle(hold.scope, numbers)}</h3><p class="text" dir="auto">${reason}</p>
<p class="hint">${placed(hold, now)} ${
    lifted
      ? markup`Lifted by <bdi>${lifted.by}</bdi>, ${timeElement(lifted.at, now)}: ${lifted.reason}`
      : endsAt !== undefined && markup`Ended ${longDate(lastDay(endsAt))}.`
  }</p></li>`;
}

function scopeTitle(scope: HoldScope, numbers: HoldsView['numbers']): Html {
  if (scope.kind === 'person')
    return markup`Person <code>${scope.target}</code> in ${platformLabel(scope.platform)}`;
  if (scope.kind === 'conversation') return markup`Conversation <code>${scope.target}</code>`;
  if (scope.kind === 'escalation')
    return markup`Request <code>${numbers.get(scope.target) ?? scope.target}</code>`;
  return markup`${longDate(scope.from)} to ${longDate(lastDay(scope.to))}`;
}

function holdForm({ forms, platforms, typed = {} }: HoldsView): Html {
  const kind = typed.kind || 'person';
  return markup`<form method="post" action="${HOLDS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<fieldset><legend>What it covers</legend>${KINDS.map(([value, label]) => radio('kind', value, label, value === kind))}</fieldset>
<div data-for="record"><label for="target">ID</label><input type="text" id="target" name="target" value="${typed.target}" autocomplete="off" spellcheck="false" aria-describedby="target-hint">
<p class="hint" id="target-hint">The number of the request, the ID of the conversation, or the person’s ID on their platform.</p></div>
<div data-for="person"><label for="platform">Platform of the person</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select></div>
<fieldset class="days" data-for="period"><legend>Period</legend>
<div><label for="from">First day</label><input type="date" id="from" name="from" value="${typed.from}"></div>
<div><label for="to">Last day</label><input type="date" id="to" name="to" value="${typed.to}"></div></fieldset>
<label for="reason">Reason</label><textarea id="reason" name="reason" rows="2" maxlength="500" aria-describedby="reason-hint">\n${typed.reason}</textarea>
<p class="hint" id="reason-hint">For example: court order of 3 May. Do not include anyone’s personal details.</p>
<label for="until">In force until (optional)</label><input type="date" id="until" name="until" value="${typed.until}">
<fieldset><legend>Can people covered by the hold be told about it?</legend>
${radio('tell', 'yes', 'Yes, if they ask to be forgotten', typed.tell === 'yes')}${radio('tell', 'no', 'No, tell them only that their request may take some time', typed.tell !== 'yes')}</fieldset>
<button type="submit" class="button primary" name="do" value="place">Place this hold</button></form>`;
}
