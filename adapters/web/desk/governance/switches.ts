// Serves the page of switches, where an admin turns parts of the service off and on again.
import { isSwitchName } from '../../../../bot/model/governance/switches.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { SWITCHES_PATH } from '../../model/paths.js';
import { checkForm } from '../../security/csrf-form.js';
import { readPost, UNREADABLE } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import type { Refused } from '../frame/form-page.js';
import { formPageReply, trimmed } from '../frame/form-page.js';
import { switchesMain } from './switches-page.js';
import type { TypedSwitch } from './switches-page.js';

const SAID = new Map([
  ['off', 'Turned off. This takes effect from the next message.'],
  ['on', 'Turned on again.'],
]);

export async function showSwitches(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused & TypedSwitch,
): Promise<HttpReply> {
  const { governance } = desk.options;
  const names = await governance.switches();
  const off = await governance.off();
  const decisions = await governance.decisions();
  return formPageReply(desk, exchange, {
    title: 'Switches',
    current: SWITCHES_PATH,
    styles: ['governance.css'],
    said: SAID,
    refused,
    main: (view) => switchesMain({ ...view, names, off, decisions, typed: refused }),
  });
}

export async function receiveSwitch(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { governance, log } = desk.options;
  const posted = readPost(exchange);
  const name = posted.field('name') ?? '';
  const reason = trimmed(posted, 'reason');
  const message = trimmed(posted, 'message');
  const refusal = await checkForm(desk, visitor, exchange, posted);
  if (refusal) return showSwitches(desk, exchange, { ...refusal, name, reason, message });
  const turn = posted.field('do');
  if (!isSwitchName(name) || (turn !== 'off' && turn !== 'on'))
    return showSwitches(desk, exchange, UNREADABLE);
  if (reason === '')
    return showSwitches(desk, exchange, { problem: 'Enter a reason.', status: 400, name, reason, message });
  const by = visitor.person.name ?? visitor.person.id;
  if (turn === 'off') await governance.turnOff({ name, reason, message, by });
  else await governance.turnOn({ name, reason, by });
  log.info({ switch: name, turn, by: visitor.person.id }, 'An admin turned a switch on or off.');
  return seeOther(`${SWITCHES_PATH}?said=${turn}`);
}
