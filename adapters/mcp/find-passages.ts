// The find_passages tool: returns the passages closest to a question, for assistants that read them themselves.
import { noRelease, redactInput, typesOf } from './ask-guidance.js';
import type { ToolResult } from './ask-guidance.js';
import type { AssistantPorts } from './ports.js';
import type { SearchInput, SearchOutput } from './shapes.js';
import { passageSource } from '../../knowledge/model/words/citation.js';
import { sourceLines } from './show-source.js';
import { mcpWording } from './wording.js';

/** Returns the best first. Throws `IndexFailure` while no release is live, and anything that the search throws. */
export async function findPassages(
  ports: AssistantPorts,
  input: SearchInput,
): Promise<ToolResult<SearchOutput>> {
  const { question, redactions } = await redactInput(ports, input);
  const { passages, release } = await ports.findPassages(question);
  if (release === 0) throw noRelease();
  const best = passages.slice(0, input.limit);
  const texts = best.map(
    ({ passage, document }, n) => `[${n + 1}] ${passage.text}\n    ${sourceLines(document, passage)}`,
  );
  return {
    text: texts.join('\n\n') || mcpWording.nothingFound,
    data: {
      passages: best.map(({ passage, document }) => ({
        passage: passage.id,
        ...passageSource(document, passage),
        text: passage.text,
      })),
      leftOut: typesOf(redactions),
      release,
    },
  };
}
