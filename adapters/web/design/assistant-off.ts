// Tells advisers and editors that an admin has turned the assistant off, with the reason.
import { staffWording } from '../../../bot/wording/staff/staff-wording.js';
import { platformTitle } from '../../../bot/wording/staff/platform-title.js';
import { platformOf, type SwitchedOff, type SwitchName } from '../../../bot/model/governance/switches.js';
import { filled } from './filled.js';
import { markup, type Html } from './markup.js';

const { assistantOff: said, turnedOff } = staffWording;

export function assistantOff(off: readonly SwitchedOff[]): Html {
  return markup`${off.map(({ name, by, reason, message }) => {
    const whoAndWhy = filled(turnedOff, {
      name: markup`<bdi>${by}</bdi>`,
      reason: markup`<span dir="auto">${reason}</span>`,
      message: markup`<q>${message}</q>`,
    });
    return (
      name !== 'model' &&
      markup`<p class="caution"><span><strong>${whereOff(name)}</strong> ${whoAndWhy}</span></p>`
    );
  })}`;
}

function whereOff(name: Exclude<SwitchName, 'model'>): string {
  return name === 'chat' ? said.everywhere : said.onPlatform(platformTitle(platformOf(name)));
}
