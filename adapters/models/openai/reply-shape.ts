// Asks a service for a reply format in a way it supports, and finds the reply in the service's message.
import { z } from 'zod';
import type { Output } from './model-capabilities.js';
import { replyFormat } from './answer-prompt.js';

export interface WantedShape {
  name: string;
  shape: z.ZodType;
}

/** Options that ask for the format: as a JSON schema, as a tool, as any JSON, or none. */
export function shapeOptions({ name, shape }: WantedShape, output: Output): object {
  switch (output) {
    case 'json-schema':
      return {
        response_format: {
          type: 'json_schema',
          json_schema: { name, strict: true, schema: schemaOf(shape) },
        },
      };
    case 'tool':
      return {
        tools: [{ type: 'function', function: { name, strict: true, parameters: schemaOf(shape) } }],
        tool_choice: { type: 'function', function: { name } },
      };
    case 'json-object':
      return { response_format: { type: 'json_object' } };
    case 'text':
      return {};
  }
}

/** Describes the format in the instructions, if the options do not. */
export function shapeInWords({ shape }: WantedShape, output: Output): string {
  if (output === 'json-schema' || output === 'tool') return '';
  return replyFormat(schemaOf(shape));
}

function schemaOf(shape: z.ZodType): object {
  // Leaves out `$schema`, because some servers that turn a schema into a grammar cannot handle it.
  return { ...z.toJSONSchema(shape), $schema: undefined };
}

/** The fields of a message that may contain the reply. The requested format decides which one does. */
export interface Message {
  content: unknown;
  tool_calls?: { args?: unknown }[];
}

/** Throws `SyntaxError` if the message does not contain JSON. */
export function replyIn({ content, tool_calls: calls = [] }: Message): unknown {
  if (calls.length) return calls[0]!.args;
  return JSON.parse(jsonIn(typeof content === 'string' ? content : ''));
}

/** Small models think aloud first, and put the JSON in a code block, so we look for the JSON. */
export function jsonIn(text: string): string {
  const said = text.replace(/^[^]*<\/think>/u, '');
  const from = said.indexOf('{');
  const to = said.lastIndexOf('}');
  return from < 0 || to < from ? said : said.slice(from, to + 1);
}
