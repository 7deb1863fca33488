import { DEFAULT_OFF_MESSAGE, type SwitchName } from '../model/governance/switches.js';
import type { BotPorts } from '../model/ports.js';

export type SwitchPorts = Pick<BotPorts, 'store' | 'clock'>;

export interface TurnedOff {
  name: SwitchName;
  reason: string;
  by: string;
  /** The message that people see. The default message is used if this is empty. */
  message?: string;
}

/** If the switch is already off, changes the message and the reason. */
export async function turnOff(ports: SwitchPorts, { name, reason, by, message }: TurnedOff): Promise<void> {
  const shown = message?.trim() || DEFAULT_OFF_MESSAGE;
  const at = ports.clock().toISOString();
  await ports.store.transaction(async ({ switches, decisions }) => {
    await switches.turnOff({ name, message: shown, reason, by, at });
    await decisions.record({ kind: 'switch-off', by, at, details: { name, reason, message: shown } });
  });
}

/** Returns false if the switch was already on. */
export async function turnOn(
  ports: SwitchPorts,
  { name, reason, by }: Omit<TurnedOff, 'message'>,
): Promise<boolean> {
  const at = ports.clock().toISOString();
  return ports.store.transaction(async ({ switches, decisions }) => {
    const wasOff = await switches.turnOn(name);
    if (wasOff) await decisions.record({ kind: 'switch-on', by, at, details: { name, reason } });
    return wasOff;
  });
}
