import { turnOff, turnOn, type SwitchPorts } from '../../../bot/assistant-off/turn-switch.js';
import { isSwitchName, type SwitchName } from '../../../bot/model/governance/switches.js';
import { InputFailure } from '../../../knowledge/model/errors.js';
import { FLAG, TEXT, readArguments } from '../read-arguments.js';
import { editorName, show, type Terminal } from '../terminal.js';
import { governanceWording } from '../wording/governance-wording.js';
import { reasonIn } from './run-step.js';
import { minuteOf } from '../wording/common-wording.js';

const { switches: said } = governanceWording;

interface SwitchCommandPorts extends SwitchPorts {
  /** The names of the platforms that can be connected. */
  platforms: readonly string[];
}

export async function switches(
  ports: SwitchCommandPorts,
  args: string[],
  terminal: Terminal,
): Promise<number> {
  const { values, positionals } = readArguments(args, { json: FLAG, by: TEXT, reason: TEXT, message: TEXT });
  const [what, name] = positionals;
  if (what === undefined) {
    const off = await ports.store.records.switches.off();
    if (!off.length) terminal.say(said.allOn);
    show(terminal, values.json, off, (all) =>
      all.map((one) => said.off({ ...one, since: minuteOf(one.at) })).join('\n'),
    );
    return 0;
  }
  if ((what !== 'off' && what !== 'on') || !name) throw unknown(ports);
  const decision = {
    name: switchNamed(name, ports),
    reason: reasonIn(values.reason, said.exampleReason),
    by: editorName(values.by),
  };
  if (what === 'off')
    await turnOff(ports, { ...decision, ...(values.message && { message: values.message }) });
  else if (!(await turnOn(ports, decision))) {
    terminal.say(said.alreadyOn(name));
    return 0;
  }
  terminal.write(said.turned(name, what));
  return 0;
}

/** Accepts "web" as short for "platform:web". */
function switchNamed(name: string, ports: SwitchCommandPorts): SwitchName {
  const full = ports.platforms.includes(name) ? `platform:${name}` : name;
  if (isSwitchName(full)) return full;
  throw unknown(ports);
}

const unknown = ({ platforms }: SwitchCommandPorts) => new InputFailure(...said.unknown(platforms));
