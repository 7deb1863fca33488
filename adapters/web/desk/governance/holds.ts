import { liftHold, placeHold } from '../../../../bot/governance/holds.js';
import { requestNumbers } from '../../../../bot/reporting/request-numbers.js';
import { readScope } from '../../../../bot/model/governance/read-scope.js';
import { HOLDS_PATH } from '../../model/paths.js';
import type { Desk } from '../frame/context.js';
import {
  typedIn,
  type FormPage,
  type FormOutcome,
  type SubmittedForm,
  cardsAndForm,
  radio,
  type FormView,
} from '../frame/form-page.js';
import { governanceWording } from '../wording/governance-wording.js';
import { holdWording as said } from '../wording/hold-wording.js';
import { personIn, platformOptions } from './platform-label.js';
import { isInForce, type Hold, type HoldScope } from '../../../../bot/model/governance/hold.js';
import { longDate, timeElement } from '../../design/format-time.js';
import { optionList, type Options } from '../../design/fields.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { describedByNotice } from '../../design/render.js';
import { adminWording } from '../../../../bot/wording/staff/admin-wording.js';
import { governanceWording as scopeWording } from '../../../../bot/model/wording/governance-wording.js';
import { hiddenFields } from '../../security/csrf-form.js';
import { typedText } from '../../security/post-guard.js';

const { holds: refusedSaid } = adminWording;
const { holds: scopeSaid, account } = scopeWording;
const FIELD_OF = new Map<string, string>([
  [refusedSaid.reason, 'reason'],
  ...[refusedSaid.future, scopeSaid.endsInFuture].map((problem) => [problem, 'until'] as const),
  ...[refusedSaid.daysInOrder, scopeSaid.period].map((problem) => [problem, 'period'] as const),
  ...[
    ...[refusedSaid.noTarget, refusedSaid.noConversation, refusedSaid.noPerson],
    ...[refusedSaid.noRequest, refusedSaid.severalRequests, scopeSaid.oneTarget, account],
  ].map((problem) => [problem, 'target'] as const),
]);

const HOLD_FIELDS = ['kind', 'platform', 'target', 'from', 'to', 'until', 'reason', 'tell'] as const;

interface TypedHold extends Partial<Record<(typeof HOLD_FIELDS)[number], string>> {
  lifting?: string;
}

interface HoldsView extends FormView<TypedHold> {
  holds: readonly Hold[];
  platforms: Options;
  numbers: ReadonlyMap<string, string>;
}

const placed = ({ placedBy, placedAt }: Hold, now: Date): Html =>
  filled(said.placed, { name: markup`<bdi>${placedBy}</bdi>`, when: timeElement(placedAt, now) });

/** `end` is the first moment after the hold, so this subtracts 1 millisecond to find the last day. */
const lastDay = (end: string) => new Date(Date.parse(end) - 1).toISOString();

export const holdsPage = (desk: Desk): FormPage<TypedHold> => ({
  path: HOLDS_PATH,
  title: said.title,
  styles: ['governance.css'],
  said: new Map(Object.entries(said.done)),
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
  typedIn: (posted) => typedIn(posted, HOLD_FIELDS, 500),
  submit: (form) => (form.posted.field('do') === 'lift' ? lift(desk, form) : place(desk, form)),
});

async function lift(
  { options: { store, wake }, now }: Desk,
  { posted, by }: SubmittedForm<TypedHold>,
): Promise<FormOutcome<TypedHold>> {
  const id = posted.field('hold') ?? '';
  const reason = typedText(posted, 'why', 500);
  const refuse = (problem: string) => ({ problem, status: 400, field: 'why', typed: { lifting: id } });
  if (reason === '') return refuse(said.problems.noReason);
  const wasLifted = await liftHold({ store, clock: now }, { id, by: by.name, reason });
  wake();
  return wasLifted ? { said: 'lifted' } : refuse(said.problems.alreadyLifted);
}

async function place(
  { options: { store }, now }: Desk,
  { posted, typed, by }: SubmittedForm<TypedHold>,
): Promise<FormOutcome<TypedHold>> {
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
  const refuse = (problem: string) => ({ problem, status: 400, field: FIELD_OF.get(problem) });
  if ('problem' in read) return refuse(read.problem);
  // The id of a new hold comes from the form, so that pressing the button twice only places one hold.
  const placed = await placeHold(
    { store, clock: now },
    {
      ...read,
      id: posted.field('press')!,
      reason,
      mayTell: typed.tell === 'yes',
      by: by.name,
    },
  );
  return placed.outcome === 'placed' ? { said: 'placed' } : refuse(placed.problem);
}

function holdsMain(view: HoldsView): Html {
  const { holds, now } = view;
  const inForce = holds.filter((hold) => isInForce(hold, now.toISOString()));
  const ended = holds.filter((hold) => !inForce.includes(hold));
  return markup`<p>${said.intro}</p>
${cardsAndForm(
  inForce.map((hold) => showHold(hold, view)),
  said,
  holdForm(view),
  ['ended', said.endedTitle, ended.map((hold) => showEnded(hold, view))],
)}`;
}

function showHold(hold: Hold, { forms, now, field, typed, numbers }: HoldsView): Html {
  const { id, reason, mayTell, endsAt } = hold;
  const title = scopeTitle(hold.scope, numbers);
  const { lift } = said;
  return markup`<li class="adviser hold"><h2>${title}</h2>
<p class="text" dir="auto">${reason}</p>
<p class="hint">${placed(hold, now)} ${endsAt === undefined ? said.untilLifted : said.until(longDate(lastDay(endsAt)))} ${mayTell ? said.mayTell : said.mayNotTell}</p>
<details${flag('open', typed?.lifting === id)}><summary>${lift.title}<span class="hidden">: ${title}</span></summary>
<form method="post" action="${HOLDS_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="hold" value="${id}">
<label for="why-${id}">${lift.why}</label><input type="text" id="why-${id}" name="why" maxlength="500" autocomplete="off"${describedByNotice(field === 'why' && typed?.lifting === id)}>
<p class="hint">${lift.hint}</p>
<button type="submit" class="button danger" name="do" value="lift">${lift.button}</button></form></details></li>`;
}

function showEnded(hold: Hold, { now, numbers }: HoldsView): Html {
  const { lifted, reason, endsAt } = hold;
  return markup`<li class="adviser hold"><h3>${scopeTitle(hold.scope, numbers)}</h3><p class="text" dir="auto">${reason}</p>
<p class="hint">${placed(hold, now)} ${
    lifted
      ? filled(said.lifted, {
          name: markup`<bdi>${lifted.by}</bdi>`,
          when: timeElement(lifted.at, now),
          reason: lifted.reason,
        })
      : endsAt !== undefined && said.ended(longDate(lastDay(endsAt)))
  }</p></li>`;
}

function scopeTitle(scope: HoldScope, numbers: HoldsView['numbers']): Html | string {
  const { conversation, request, period } = said.covers;
  if (scope.kind === 'person') return personIn({ platform: scope.platform, id: scope.target });
  if (scope.kind === 'conversation')
    return filled(conversation, { id: markup`<code>${scope.target}</code>` });
  if (scope.kind === 'escalation')
    return filled(request, { number: markup`<code>${numbers.get(scope.target) ?? scope.target}</code>` });
  return period(longDate(scope.from), longDate(lastDay(scope.to)));
}

function holdForm({ forms, platforms, field, typed = {} }: HoldsView): Html {
  const kind = typed.kind || 'person';
  const { form } = said;
  return markup`<form method="post" action="${HOLDS_PATH}" class="stack hold-form">${hiddenFields(forms)}
<fieldset><legend>${form.kind}</legend>${form.kinds.map(([value, label]) => radio('kind', value, label, value === kind))}</fieldset>
<div data-for="record"><label for="target">${form.target}</label><input type="text" id="target" name="target" value="${typed.target}" autocomplete="off" spellcheck="false"${describedByNotice(field === 'target', 'target-hint')}>
<p class="hint" id="target-hint">${form.targetHint}</p></div>
<div data-for="person"><label for="platform">${form.platform}</label><select id="platform" name="platform">${optionList(platforms, typed.platform)}</select></div>
<fieldset class="days" data-for="period"><legend>${form.period}</legend>
<div><label for="from">${governanceWording.firstDay}</label><input type="date" id="from" name="from" value="${typed.from}"${describedByNotice(field === 'period')}></div>
<div><label for="to">${governanceWording.lastDay}</label><input type="date" id="to" name="to" value="${typed.to}"${describedByNotice(field === 'period')}></div></fieldset>
<label for="reason">${governanceWording.reason}</label><textarea id="reason" name="reason" rows="2" maxlength="500"${describedByNotice(field === 'reason', 'reason-hint')}>\n${typed.reason}</textarea>
<p class="hint" id="reason-hint">${form.reasonHint}</p>
<label for="until">${form.until}</label><input type="date" id="until" name="until" value="${typed.until}"${describedByNotice(field === 'until')}>
<fieldset><legend>${form.tell}</legend>
${radio('tell', 'yes', form.tellYes, typed.tell === 'yes')}${radio('tell', 'no', form.tellNo, typed.tell !== 'yes')}</fieldset>
<button type="submit" class="button primary" name="do" value="place">${form.button}</button></form>`;
}
