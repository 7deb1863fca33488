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
  const from = filled(handedOver.from[how], { name, when: timeElement(at, now) });
  return markup`<section class="handover" aria-label="${handedOver.label}">${note !== undefined && isLong(note) ? foldedNote(from, note) : shortNote(from, note)}</section>`;
}

function shortNote(from: Html, note: string | undefined): Html {
  const words =
    note !== undefined &&
    filled(handedOver.note, { note: markup`<span class="text" dir="auto">${note}</span>` });
  return markup`<p>${from} ${words}</p>`;
}

/** The bar stays in view above the conversation, so it must be low. The conversation has the note too. */
function foldedNote(from: Html, note: string): Html {
  return markup`<details id="handover-note"><summary>${from} <strong>${handedOver.longNote}</strong></summary><p class="text" dir="auto">${note}</p></details>`;
}

const isLong = (note: string) => note.length > 80;
