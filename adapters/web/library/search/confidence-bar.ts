// Shows how sure the bot is, compared with how sure it needs to be: as a bar with a mark, and in words.
import type { Explanation } from '../../../../knowledge/model/explanation.js';
import { markup, type Html } from '../../design/markup.js';

const WIDTH = 400;

export function confidenceBar({ confidence, threshold, parts }: Explanation): Html {
  const at = (share: number) => Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
  const words = `Confidence: ${hundredths(confidence)} out of 100. The assistant answers at ${hundredths(threshold)} or above.`;
  return markup`<div class="confidence"><p>${words}</p>
<svg class="chart" viewBox="0 0 ${WIDTH} 22" role="img" aria-label="${words}"><rect class="bar-ground" x="0" y="4" width="${WIDTH}" height="14" rx="3"/>
<rect class="${confidence >= threshold ? 'chart-bar' : 'chart-bar second'}" x="0" y="4" width="${at(confidence)}" height="14" rx="3"/>
<line class="bar-mark" x1="${at(threshold)}" x2="${at(threshold)}" y1="0" y2="22"/></svg>
${parts.field < 1 && markup`<p class="muted">Likely to be on topic: ${hundredths(parts.field)} out of 100. Likely to contain the answer: ${hundredths(parts.answer)} out of 100. Confidence is the 2 scores multiplied together.</p>`}</div>`;
}

function hundredths(share: number): number {
  return Math.round(share * 100);
}
