// Keeps track of the conversation that a model call is for, so that the text sent to the model is recorded
// there.
import { AsyncLocalStorage } from 'node:async_hooks';

const conversations = new AsyncLocalStorage<string>();

export function asModelCallFor<T>(conversation: string, work: () => Promise<T>): Promise<T> {
  return conversations.run(conversation, work);
}

/** Undefined if there is no conversation, such as in an editor's search. */
export function sentFor(): string | undefined {
  return conversations.getStore();
}
