// Shows how the adviser got the request from another adviser.
import type { EscalationFile } from '../../../../bot/model/queries.js';
import { deskWording } from '../../../../bot/wording/english/desk-wording.js';
import { adviserWording } from '../../../../bot/wording/english/adviser-wording.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { timeElement } from '../../design/format-time.js';

const { handover: handedOver } = deskWording;

/** The handover from the previous adviser. It stays in view until the new adviser replies. */
export function handoverBox({ handover }: EscalationFile, now: Date): Html {
  if (!handover) return markup``;
  const { how, by, at, note } = handover;
  const name = markup`<bdi>${by === '' ? adviserWording.anAdviser : by}</bdi>`;
  return markup`<section class="handover" aria-label="${handedOver.label}" tabindex="0"><p>${filled(handedOver.from[how], { name, when: timeElement(at, now) })}${
    note !== undefined &&
    !isLong(note) &&
    markup` ${filled(handedOver.note, { note: markup`<span class="text" dir="auto">${note}</span>` })}`
  }</p>${
    note !== undefined &&
    isLong(note) &&
    markup`<details id="handover-note" open><summary>${handedOver.longNote}</summary><p class="text" dir="auto">${note}</p></details>`
  }</section>`;
}

/** A long note stays in view over the conversation, so people can fold it once they have read it. */
const isLong = (note: string) => note.length > 160;
