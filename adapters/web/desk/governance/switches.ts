import {
  isSwitchName,
  platformOf,
  DEFAULT_OFF_MESSAGE,
  type SwitchedOff,
  switchesFor,
  type SwitchName,
} from '../../../../bot/model/governance/switches.js';
import { platformTitle } from '../../../../bot/wording/staff/platform-title.js';
import { turnOff, turnOn } from '../../../../bot/assistant-off/turn-switch.js';
import { SWITCHES_PATH } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { typedIn, type FormPage, type FormView } from '../frame/form-page.js';
import type { GovernanceEventOf } from '../../../../bot/model/governance/decisions.js';
import { timeElement } from '../../design/format-time.js';
import { capitalised } from '../../design/capitalised.js';
import { filled } from '../../design/filled.js';
import { flag, markup, type Html } from '../../design/markup.js';
import { describedByNotice } from '../../design/render.js';
import { frameWording } from '../wording/frame-wording.js';
import { governanceWording } from '../wording/governance-wording.js';
import { switchWording as said } from '../wording/switch-wording.js';
import { hiddenFields } from '../../security/csrf-form.js';

const DECISIONS_SHOWN = 50;
const SWITCH_FIELDS = ['name', 'reason', 'message'] as const;

type TypedSwitch = Record<(typeof SWITCH_FIELDS)[number], string>;

type Decision = GovernanceEventOf<'switch-off' | 'switch-on'>;

interface SwitchesView extends FormView<TypedSwitch> {
  names: readonly SwitchName[];
  off: readonly SwitchedOff[];
  hasModel: boolean;
  /** Decisions to turn parts off or on, newest first. */
  decisions: readonly Decision[];
}

function partOf(name: SwitchName): { title: string; effect: string } {
  if (name === 'chat' || name === 'model') return said.parts[name];
  const title = platformTitle(platformOf(name));
  return { title: capitalised(title), effect: said.platformEffect(title) };
}

export const switchTitle = (name: string) => (isSwitchName(name) ? partOf(name).title : name);

const idOf = (name: SwitchName) => name.replace(':', '-');

export const switchesPage = ({
  options: { store, platforms, wake, about, log },
  now: clock,
}: Desk): FormPage<TypedSwitch> => ({
  path: SWITCHES_PATH,
  title: said.title,
  styles: ['governance.css'],
  said: new Map(Object.entries(said.done)),
  main: async (view) =>
    switchesMain({
      ...view,
      names: switchesFor(platforms),
      off: await store.records.switches.off(),
      hasModel: about.usesLanguageModel,
      decisions: await store.records.decisions.events(['switch-off', 'switch-on'], DECISIONS_SHOWN),
    }),
  typedIn: (posted) => typedIn(posted, SWITCH_FIELDS, 500),
  async submit({ posted, typed: { name, reason, message }, by: person }) {
    const turn = posted.field('do');
    if (!isSwitchName(name) || (turn !== 'off' && turn !== 'on')) return { ...UNREADABLE, typed: undefined };
    if (reason === '') return { problem: said.noReason, status: 400, field: 'reason' };
    const by = person.name;
    if (turn === 'off') await turnOff({ store, clock }, { name, reason, message, by });
    else await turnOn({ store, clock }, { name, reason, by });
    wake();
    log.info({ switch: name, turn, by: person.id }, 'An admin turned a switch on or off.');
    return { said: turn };
  },
});

function switchesMain(view: SwitchesView): Html {
  const { names, decisions, now } = view;
  return markup`<p>${said.intro}</p>
<ul class="advisers">${names.map((name) => showSwitch(name, view))}</ul>
<section aria-labelledby="history-title"><h2 id="history-title">${frameWording.history}</h2>
${decisions.length ? markup`<ol class="runs">${decisions.map((event) => showDecision(event, now))}</ol>` : markup`<p class="empty">${said.noHistory}</p>`}</section>`;
}

function showSwitch(name: SwitchName, view: SwitchesView): Html {
  const { title, effect } = partOf(name);
  const off = view.off.find((one) => one.name === name);
  if (name === 'model' && !off && !view.hasModel)
    return markup`<li class="adviser switch"><h2>${title} <span class="state">${said.state.notConnected}</span></h2>
<p class="hint">${said.noModel}</p></li>`;
  return markup`<li class="adviser switch"><h2>${title} ${off ? markup`<span class="tag tag-urgent">${said.state.off}</span>` : markup`<span class="state">${said.state.on}</span>`}</h2>
${off ? isOff(off, view.now) : markup`<p class="hint">${effect}</p>`}
${off ? onForm(name, view) : offForm(name, view)}</li>`;
}

function isOff({ name, by, at, reason, message }: SwitchedOff, now: Date): Html {
  const gaps = { name: markup`<bdi>${by}</bdi>`, when: timeElement(at, now) };
  return markup`<p>${filled(said.turnedOff, { ...gaps, reason: markup`<span dir="auto">${reason}</span>` })}</p>
${name !== 'model' && markup`<p class="hint">${filled(said.peopleSee, { message: markup`<q>${message}</q>` })}</p>`}`;
}

function offForm(name: SwitchName, { forms, field, typed: last }: SwitchesView): Html {
  const typed = last?.name === name ? last : undefined;
  const id = idOf(name);
  return markup`<details${flag('open', typed !== undefined)}><summary>${said.turnOff}<span class="hidden">: ${partOf(name).title}</span></summary>
<form method="post" action="${SWITCHES_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="name" value="${name}">
<label for="reason-${id}">${governanceWording.reason}</label><input type="text" id="reason-${id}" name="reason" value="${typed?.reason}" maxlength="500" autocomplete="off"${describedByNotice(typed !== undefined && field === 'reason')}>
${
  name !== 'model' &&
  markup`<label for="message-${id}">${said.message}</label><textarea id="message-${id}" name="message" rows="2" maxlength="500">\n${typed?.message ?? DEFAULT_OFF_MESSAGE}</textarea>`
}
<button type="submit" class="button danger" name="do" value="off">${said.turnOff}</button></form></details>`;
}

function onForm(name: SwitchName, { forms, field, typed: last }: SwitchesView): Html {
  const typed = last?.name === name ? last : undefined;
  const id = idOf(name);
  return markup`<form method="post" action="${SWITCHES_PATH}" class="stack">${hiddenFields(forms)}<input type="hidden" name="name" value="${name}">
<label for="reason-${id}">${said.whyOn}</label><input type="text" id="reason-${id}" name="reason" value="${typed?.reason}" maxlength="500" autocomplete="off"${describedByNotice(typed !== undefined && field === 'reason')}>
<button type="submit" class="button primary" name="do" value="on">${said.turnOn}<span class="hidden">: ${partOf(name).title}</span></button></form>`;
}

function showDecision(event: Decision, now: Date): Html {
  return markup`<li><p>${what(event)} <bdi>${event.by}</bdi>, ${timeElement(event.at, now)}</p></li>`;
}

/** Adds a full stop, unless the reason already ends with one, as in “3pm.” */
function ended(reason: string): string {
  return /[.!?…]$/.test(reason) ? reason : `${reason}.`;
}

function what({ kind, details }: Decision): Html {
  return markup`<strong>${said.decisions[kind](partOf(details.name).title)}</strong> <span dir="auto">${ended(details.reason)}</span>`;
}
