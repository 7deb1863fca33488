// The page of switches, where an admin turns parts of the service off and on again.
import {
  isSwitchName,
  DEFAULT_OFF_MESSAGE,
  type SwitchedOff,
  switchesFor,
  type SwitchName,
} from '../../../../bot/model/governance/switches.js';
import { turnOff, turnOn } from '../../../../bot/switches/turn-switch.js';
import { SWITCHES_PATH } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { typedIn, type FormPage, type FormView } from '../frame/form-page.js';
import type { GovernanceEvent } from '../../../../bot/model/governance/decisions.js';
import { timeElement } from '../../design/format-time.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { hiddenFields } from '../../security/csrf-form.js';

const DECISIONS_SHOWN = 50;
const SWITCH_FIELDS = ['name', 'reason', 'message'] as const;

type TypedSwitch = Record<(typeof SWITCH_FIELDS)[number], string>;

interface SwitchesView extends FormView<TypedSwitch> {
  names: readonly SwitchName[];
  off: readonly SwitchedOff[];
  /** Whether a language model is connected. */
  hasModel: boolean;
  /** Newest first. */
  decisions: readonly GovernanceEvent[];
}

const PARTS: Record<string, { title: string; effect: string }> = {
  chat: {
    title: 'The assistant, everywhere',
    effect:
      'Practitioners see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.',
  },
  model: {
    title: 'The language model',
    effect: 'Answers are quotes chosen on this machine. No questions are sent to the model.',
  },
  'platform:web': {
    title: 'The web chat',
    effect:
      'Practitioners in the web chat see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.',
  },
  'platform:teams': {
    title: 'Teams',
    effect:
      'Practitioners in Teams see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.',
  },
  'platform:slack': {
    title: 'Slack',
    effect:
      'Practitioners in Slack see your message instead of an answer. We still give numbers to call if a child may be in danger, and people can still talk to an adviser.',
  },
};

const partOf = (name: string) => PARTS[name] ?? { title: name, effect: '' };

export const switchTitle = (name: string) => partOf(name).title;

const idOf = (name: SwitchName) => name.replace(':', '-');

const SAID = new Map([
  ['off', 'Turned off. This takes effect from the next message.'],
  ['on', 'Turned on again.'],
]);

export const switchesPage = ({
  options: { store, platforms, wake, about, log },
  now: clock,
}: Desk): FormPage<TypedSwitch> => ({
  path: SWITCHES_PATH,
  title: 'Switches',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    switchesMain({
      ...view,
      names: switchesFor(platforms),
      off: await store.records.switches.off(),
      hasModel: about?.usesLanguageModel ?? false,
      decisions: await store.records.decisions.events(DECISIONS_SHOWN),
    }),
  typedIn: (posted) => typedIn(posted, SWITCH_FIELDS),
  async submit({ posted, typed: { name, reason, message }, by: person }) {
    const turn = posted.field('do');
    if (!isSwitchName(name) || (turn !== 'off' && turn !== 'on')) return { ...UNREADABLE, typed: undefined };
    if (reason === '') return { problem: 'Enter a reason.', status: 400 };
    const by = person.name ?? person.id;
    if (turn === 'off') await turnOff({ store, clock }, { name, reason, message, by });
    else await turnOn({ store, clock }, { name, reason, by });
    wake();
    log.info({ switch: name, turn, by: person.id }, 'An admin turned a switch on or off.');
    return { said: turn };
  },
});

function switchesMain(view: SwitchesView): Html {
  const { names, decisions, now } = view;
  return markup`<p>Turn off a part of the service straight away, without a restart. We record your name, the time and the reason.</p>
<ul class="advisers">${names.map((name) => showSwitch(name, view))}</ul>
<section aria-labelledby="history-title"><h2 id="history-title">History</h2>
${decisions.length ? markup`<ol class="runs">${decisions.map((event) => showDecision(event, now))}</ol>` : markup`<p class="empty">No activity yet.</p>`}</section>`;
}

function showSwitch(name: SwitchName, view: SwitchesView): Html {
  const { title, effect } = partOf(name);
  const off = view.off.find((one) => one.name === name);
  if (name === 'model' && !off && !view.hasModel)
    return markup`<li class="adviser switch"><h2>${title} <span class="state">Not connected</span></h2>
<p class="hint">No language model is used. Answers are quotes chosen on this machine.</p></li>`;
  return markup`<li class="adviser switch"><h2>${title} ${off ? markup`<span class="tag tag-urgent">Off</span>` : markup`<span class="state">On</span>`}</h2>
${off ? isOff(off, view.now) : markup`<p class="hint">If you turn it off: ${effect.charAt(0).toLowerCase() + effect.slice(1)}</p>`}
${off ? onForm(name, view) : offForm(name, view)}</li>`;
}

function isOff({ name, by, at, reason, message }: SwitchedOff, now: Date): Html {
  return markup`<p>Turned off by <bdi>${by}</bdi>, ${timeElement(at, now)}: <span dir="auto">${reason}</span></p>
${name !== 'model' && markup`<p class="hint">People see: <q>${message}</q></p>`}`;
}

function offForm(name: SwitchName, { forms, typed: last }: SwitchesView): Html {
  const typed = last?.name === name ? last : undefined;
  const id = idOf(name);
  return markup`<details${flag('open', typed !== undefined)}><summary>Turn off<span class="hidden">: ${partOf(name).title}</span></summary>
<form method="post" action="${SWITCHES_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="name" value="${name}">
<label for="reason-${id}">Reason</label><input type="text" id="reason-${id}" name="reason" value="${typed?.reason}" maxlength="500" autocomplete="off">
${
  name !== 'model' &&
  markup`<label for="message-${id}">Message people see</label><textarea id="message-${id}" name="message" rows="2" maxlength="500">\n${typed?.message ?? DEFAULT_OFF_MESSAGE}</textarea>`
}
<button type="submit" class="button danger" name="do" value="off">Turn off</button></form></details>`;
}

function onForm(name: SwitchName, { forms, typed: last }: SwitchesView): Html {
  const typed = last?.name === name ? last : undefined;
  const id = idOf(name);
  return markup`<form method="post" action="${SWITCHES_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="name" value="${name}">
<label for="reason-${id}">Why are you turning it on again?</label><input type="text" id="reason-${id}" name="reason" value="${typed?.reason}" maxlength="500" autocomplete="off">
<button type="submit" class="button primary" name="do" value="on">Turn on<span class="hidden">: ${partOf(name).title}</span></button></form>`;
}

function showDecision(event: GovernanceEvent, now: Date): Html {
  return markup`<li><p>${what(event)} <bdi>${event.by}</bdi>, ${timeElement(event.at, now)}</p></li>`;
}

/** Does not put a second full stop after “3pm.” */
function ended(reason: string): string {
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

function what(event: GovernanceEvent): Html {
  switch (event.kind) {
    case 'switch-off':
      return markup`<strong>${partOf(event.details.name).title}: turned off.</strong> <span dir="auto">${ended(event.details.reason)}</span>`;
    case 'switch-on':
      return markup`<strong>${partOf(event.details.name).title}: turned on.</strong> <span dir="auto">${ended(event.details.reason)}</span>`;
    case 'periods-confirmed':
      return markup`<strong>Retention periods confirmed.</strong>`;
    case 'deletion-stopped':
      return markup`<strong>Nightly deletion stopped.</strong>`;
    case 'hold-placed':
      return markup`<strong>Legal hold placed.</strong>`;
    case 'hold-lifted':
      return markup`<strong>Legal hold lifted.</strong>`;
  }
}
