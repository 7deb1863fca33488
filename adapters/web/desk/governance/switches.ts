// The page of switches, where an admin turns parts of the service off and on again.
import { isSwitchName } from '../../../../bot/model/governance/switches.js';
import { SWITCHES_PATH } from '../../model/paths.js';
import { UNREADABLE } from '../../security/post-guard.js';
import type { Desk } from '../frame/context.js';
import { typedIn, type FormPage } from '../frame/form-page.js';
import { SWITCH_FIELDS, switchesMain, type TypedSwitch } from './switches-page.js';

const SAID = new Map([
  ['off', 'Turned off. This takes effect from the next message.'],
  ['on', 'Turned on again.'],
]);

export const switchesPage = ({ options: { governance, about, log } }: Desk): FormPage<TypedSwitch> => ({
  path: SWITCHES_PATH,
  title: 'Switches',
  styles: ['governance.css'],
  said: SAID,
  main: async (view) =>
    switchesMain({
      ...view,
      names: await governance.switches(),
      off: await governance.off(),
      hasModel: about?.usesLanguageModel ?? false,
      decisions: await governance.decisions(),
    }),
  typedIn: (posted) => typedIn(posted, SWITCH_FIELDS),
  async submit({ posted, typed: { name, reason, message }, by: person }) {
    const turn = posted.field('do');
    if (!isSwitchName(name) || (turn !== 'off' && turn !== 'on')) return { ...UNREADABLE, typed: undefined };
    if (reason === '') return { problem: 'Enter a reason.', status: 400 };
    const by = person.name ?? person.id;
    if (turn === 'off') await governance.turnOff({ name, reason, message, by });
    else await governance.turnOn({ name, reason, by });
    log.info({ switch: name, turn, by: person.id }, 'An admin turned a switch on or off.');
    return { said: turn };
  },
});
