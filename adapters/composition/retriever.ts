// Connects a LangChain retriever to the live release in DATA_DIR, for programs that use it in their own
// chain.
import type { BaseRetriever } from '@langchain/core/retrievers';
import { connectCommands } from './commands.js';
import { redactAsRead } from '../../bot/message-reading/message-reading-ports.js';
import {
  createGuidanceRetriever,
  type GuidanceRetrieverInput,
  type PassageMetadata,
} from '../langchain/retriever.js';

export interface ConnectedRetriever {
  retriever: BaseRetriever<PassageMetadata>;
  /** Stops the embedding process, which would keep this process running, and closes the store. */
  close(): Promise<void>;
}

/**
 * Uses the same settings as the bot. Throws `ConfigurationFailure`, `StoreFailure`, `ModelFailure` or
 * `InputFailure`.
 */
export async function connectRetriever(
  environment: NodeJS.ProcessEnv,
  options: Omit<GuidanceRetrieverInput, 'findPassages' | 'redact'> = {},
): Promise<ConnectedRetriever> {
  const commands = connectCommands(environment);
  try {
    const assistant = await commands.assistant();
    const { findPassages } = assistant;
    const redact = (text: string) => redactAsRead(assistant, text);
    return {
      retriever: createGuidanceRetriever({ ...options, findPassages, redact }),
      close: commands.close,
    };
  } catch (error) {
    await commands.close();
    throw error;
  }
}
