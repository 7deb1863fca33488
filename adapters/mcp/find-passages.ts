// The find_passages tool: returns the passages closest to a question, for assistants that read passages themselves.
import { quotedWhole, shownQuote } from '../../knowledge/model/marked-quote.js';
import { inReach, redactInput, removedTypes, whoToCall, type ToolResult } from './ask-guidance.js';
import type { AssistantPorts } from './ports.js';
import type { SearchInput, SearchOutput } from './shapes.js';
import { passageWithSource, sourceLines } from './show-source.js';
import { mcpWording } from './wording.js';

/**
 * Returns the best passage first. While no release is live, throws `IndexFailure`, unless the question is
 * urgent. Passes on any error that the search throws.
 */
export async function findPassagesTool(
  ports: AssistantPorts,
  input: SearchInput,
): Promise<ToolResult<SearchOutput>> {
  const { question, urgent, redactions } = await redactInput(ports, input);
  const { lines, contacts } = whoToCall(ports, urgent, input.nation);
  const { result, failure } = await inReach(
    () => ports.findPassages(question),
    urgent && { passages: [], release: 0 },
  );
  const { passages, release } = result;
  const best = passages.slice(0, input.limit);
  const texts = best.map(
    (ranked, n) => `[${n + 1}] ${shownQuote(quotedWhole(ranked))}\n    ${sourceLines(ranked)}`,
  );
  return {
    text: [...lines, ...(texts.length ? texts : [failure ? mcpWording.bug : mcpWording.nothingFound])].join(
      '\n\n',
    ),
    data: {
      passages: best.map(passageWithSource),
      urgent,
      contacts,
      leftOut: removedTypes(redactions),
      release,
    },
    failure,
  };
}
