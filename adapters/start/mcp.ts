// Serves the guidance to another assistant over standard input and output, until that assistant disconnects.
import { Console } from 'node:console';
import { existsSync, readFileSync } from 'node:fs';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { connectCommands } from '../composition/commands.js';
import { describeBug } from '../../bot/jobs/describe-bug.js';
import { whenUnread } from '../cli/terminal.js';
import { createMcpServer } from '../mcp/server.js';

// Standard output is only for the protocol, so a library that prints to it would break the connection.
globalThis.console = new Console(process.stderr);
if (existsSync('.env')) process.loadEnvFile('.env');

const say = (line: string) => void process.stderr.write(`${line}\n`);
const commands = connectCommands(process.env);
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const server = createMcpServer({ version, ports: commands.assistant, say });

let closing: Promise<void> | undefined;
const close = () => void (closing ??= server.close().then(commands.close));
process.once('SIGINT', close);
process.once('SIGTERM', close);
// The transport does not notice when the other side disconnects. Without this, the process would never end.
process.stdin.once('end', close);
process.stdin.once('close', close);
whenUnread(process.stdout, close);

await server.connect(new StdioServerTransport());
// Start the model and load the release while the other side is still connecting. If this fails, each call
// reports the error again.
commands.assistant().catch((error: unknown) => say(describeBug(error)));
