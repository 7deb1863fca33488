// The read_passage tool: returns a cited passage and the passages around it, so that a quote can be checked.
import { InputFailure } from '../../knowledge/model/errors.js';
import { noRelease, type ToolResult } from './ask-guidance.js';
import type { AssistantPorts } from './ports.js';
import type { PassageInput, PassageOutput } from './shapes.js';
import { passageWithSource, sourceLines } from './show-source.js';
import { mcpWording } from './wording.js';

/**
 * Returns passages in reading order. Throws `IndexFailure` while no release is live, and `InputFailure` if
 * the live release does not contain the document or the passage.
 */
export async function readPassage(
  ports: AssistantPorts,
  input: PassageInput,
): Promise<ToolResult<PassageOutput>> {
  const live = await ports.liveDocument(input.document);
  if (!live) throw noRelease();
  if (!live.found) throw new InputFailure(...mcpWording.noDocument);
  const { document, passages } = live.found;
  const at = passages.findIndex(({ id }) => id === input.passage);
  if (at < 0) throw new InputFailure(...mcpWording.noPassage);
  const shown = passages.slice(Math.max(0, at - input.around), at + input.around + 1);
  return {
    text: shown.map((passage) => `${passage.text}\n    ${sourceLines({ document, passage })}`).join('\n\n'),
    data: {
      passages: shown.map((passage) => passageWithSource({ document, passage })),
      release: live.release,
    },
  };
}
