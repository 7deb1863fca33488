// Tells advisers and editors that an admin has turned the assistant off, with the reason.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import type { SwitchedOff } from '../../../bot/model/governance/switches.js';
import { filled } from './filled.js';
import { markup, type Html } from './markup.js';

const { assistantOff: where, turnedOff } = staffWording;

export function assistantOff(off: readonly SwitchedOff[]): Html {
  return markup`${off.map(({ name, by, reason, message }) => {
    const whoAndWhy = filled(turnedOff, {
      name: markup`<bdi>${by}</bdi>`,
      reason: markup`<span dir="auto">${reason}</span>`,
      message: markup`<q>${message}</q>`,
    });
    return (
      where[name] !== undefined &&
      markup`<p class="caution"><span><strong>${where[name]}</strong> ${whoAndWhy}</span></p>`
    );
  })}`;
}
