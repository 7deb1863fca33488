// Serves the page of switches, where an admin turns parts of the service off and on again.
import { isSwitchName } from '../../../../bot/model/governance/switches.js';
import type { HttpExchange, HttpReply } from '../../../http/http.js';
import { seeOther } from '../../design/page.js';
import { SWITCHES_PATH } from '../../model/paths.js';
import { checkForm, csrfFormOf } from '../../security/csrf-form.js';
import { readPost, UNREADABLE } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { deskPageReply } from '../frame/desk-page.js';
import { switchesMain } from './switches-page.js';

const SAID = new Map([
  ['off', 'Turned off. This applies everywhere from the next message.'],
  ['on', 'Turned on again.'],
]);

interface Refused {
  problem: string;
  status: number;
  name?: string;
  reason?: string;
  message?: string;
}

export async function showSwitches(
  desk: Desk,
  exchange: HttpExchange,
  refused?: Refused,
): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { governance } = desk.options;
  const said = refused ? undefined : SAID.get(exchange.query.get('said') ?? '');
  return deskPageReply(desk, visitor, {
    title: refused ? `Error: ${refused.problem}` : 'Switches',
    current: SWITCHES_PATH,
    styles: ['governance.css'],
    main: switchesMain({
      names: await governance.switches(),
      off: await governance.off(),
      decisions: await governance.decisions(),
      forms: csrfFormOf(visitor),
      now: desk.now(),
      ...(said !== undefined && { said }),
      ...(refused && { refused }),
    }),
    ...(refused && { status: refused.status }),
  });
}

export async function receiveSwitch(desk: Desk, exchange: HttpExchange): Promise<HttpReply> {
  const visitor = desk.visitorOf(exchange);
  const { governance, log } = desk.options;
  const posted = readPost(exchange);
  const name = posted.field('name') ?? '';
  const reason = (posted.field('reason') ?? '').trim();
  const message = (posted.field('message') ?? '').replace(/\r\n?/g, '\n').trim();
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
  log.info({ switch: name, turn, by: visitor.person.id }, 'An admin used a switch.');
  return seeOther(`${SWITCHES_PATH}?said=${turn}`);
}
