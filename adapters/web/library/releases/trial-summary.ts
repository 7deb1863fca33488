// Sums up the result of a test.
import type { Trial } from '../../../../ingest/model/editing.js';
import { filled } from '../../design/filled.js';
import { markup, type Html } from '../../design/markup.js';
import { percent, trialWording } from '../wording/release-wording.js';

/** `of` is `draft` if the result may say that the draft is ready to publish. */
export function trialSummary(
  { lines, draftShare, liveShare, gate, passed, against }: Trial,
  of: 'draft' | 'version',
): Html {
  const words = trialWording.summary;
  const worse = lines.filter(({ verdict }) => verdict === 'worse').length;
  if (!lines.length) return markup`<p>${words.noQuestions}</p>`;
  const rest = [
    words.gate(gate),
    worse > 0 && words.worse(worse),
    of === 'draft' && (!passed ? words.blocked : draftShare < gate ? words.noWorse : words.ready),
  ];
  const result =
    against === undefined ? words.passed(lines.length) : words.passedCompared(lines.length, liveShare);
  const share = markup`<strong>${percent(draftShare)}</strong>`;
  return markup`<p class="${draftShare < gate ? 'caution' : 'said'}"><span>${filled(result, { share })} ${rest.filter(Boolean).join(' ')}</span></p>`;
}
