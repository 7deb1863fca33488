// Provides the guidance as 3 read-only tools over the Model Context Protocol.
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { SERVICE_NAME } from '../../knowledge/model/words/service-name.js';
import { Failure, describeFailure } from '../../knowledge/model/errors.js';
import { describeBug } from '../../bot/jobs/describe-bug.js';
import { askGuidance, type ToolResult } from './ask-guidance.js';
import { findPassagesTool } from './find-passages.js';
import type { AssistantPorts } from './ports.js';
import { readPassage } from './read-passage.js';
import * as shapes from './shapes.js';
import { mcpWording } from './wording.js';

const READS_ONLY = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

export interface McpServerOptions {
  version: string;
  /** Called for every request, because the server starts before the guidance is ready. */
  ports: () => Promise<AssistantPorts>;
  /** Writes one line to the log. The line never includes words from a question. */
  say: (line: string) => void;
}

export function createMcpServer({ version, ports, say }: McpServerOptions): McpServer {
  const server = new McpServer(
    { name: 'ctac-guidance', title: SERVICE_NAME, version },
    { instructions: mcpWording.instructions },
  );
  const answering =
    <Input, Output extends object>(
      tool: (ports: AssistantPorts, input: Input) => Promise<ToolResult<Output>>,
    ) =>
    (input: Input) =>
      callTool(async () => tool(await ports(), input), say);
  server.registerTool(
    'ask_guidance',
    {
      ...mcpWording.tools.ask,
      inputSchema: shapes.questionInput,
      outputSchema: shapes.answerOutput,
      annotations: READS_ONLY,
    },
    answering(askGuidance),
  );
  server.registerTool(
    'find_passages',
    {
      ...mcpWording.tools.find,
      inputSchema: shapes.searchInput,
      outputSchema: shapes.searchOutput,
      annotations: READS_ONLY,
    },
    answering(findPassagesTool),
  );
  server.registerTool(
    'read_passage',
    {
      ...mcpWording.tools.read,
      inputSchema: shapes.passageInput,
      outputSchema: shapes.passageOutput,
      annotations: READS_ONLY,
    },
    answering(readPassage),
  );
  return server;
}

/**
 * Handles errors here, because the library would reply with the error's message, which may repeat what
 * someone wrote.
 */
async function callTool(
  work: () => Promise<ToolResult<object>>,
  say: (line: string) => void,
): Promise<CallToolResult> {
  try {
    const { text, data, failure } = await work();
    if (failure) say(describeBug(failure));
    return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  } catch (error) {
    say(describeBug(error));
    const text = error instanceof Failure ? describeFailure(error) : mcpWording.bug;
    return { content: [{ type: 'text', text }], isError: true };
  }
}
