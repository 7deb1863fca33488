// `ctac switch`: turns the chat, the language model or a platform off, and back on.
import { turnOff, turnOn, type SwitchPorts } from '../../../bot/switches/turn-switch.js';
import { isSwitchName, type SwitchName } from '../../../bot/model/governance/switches.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { editorName, show, type Terminal } from '../terminal.js';
import { reasonIn } from './run-step.js';

export async function switches(ports: SwitchPorts, args: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, by: TEXT, reason: TEXT, message: TEXT });
  const [what, name] = positionals;
  if (what === undefined) {
    const off = await ports.store.records.switches.off();
    if (!off.length) terminal.say('Everything is on.');
    show(terminal, values.json, off, (all) =>
      all
        .map(
          (one) =>
            `${one.name} has been off since ${one.at.slice(0, 16).replace('T', ' ')} (UTC), turned off by ${one.by}: ${one.reason}`,
        )
        .join('\n'),
    );
    return 0;
  }
  if ((what !== 'off' && what !== 'on') || !name) throw unknown();
  const decision = {
    name: switchNamed(name),
    reason: reasonIn(values.reason, 'The model gives wrong answers'),
    by: editorName(values.by),
  };
  if (what === 'off')
    await turnOff(ports, { ...decision, ...(values.message && { message: values.message }) });
  else if (!(await turnOn(ports, decision))) terminal.say(`${name} was already on.`);
  terminal.write(`${name} is ${what}. This applies from the next message. You do not need to restart.`);
  return 0;
}

/** Accepts "slack" for "platform:slack". */
function switchNamed(name: string): SwitchName {
  const full = ['teams', 'slack', 'web'].includes(name) ? `platform:${name}` : name;
  if (isSwitchName(full)) return full;
  throw unknown();
}

const unknown = () =>
  new InputFailure(
    'That is not a switch command.',
    'Type "ctac switch off chat|model|teams|slack|web --reason WHY", or "on", or "ctac switch" to see what is off.',
  );
