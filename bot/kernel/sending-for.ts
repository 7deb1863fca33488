// Remembers which conversation we are asking a model for, so that we can record there what we send to the model.
import { AsyncLocalStorage } from 'node:async_hooks';

const conversations = new AsyncLocalStorage<string>();

export function sendingFor<T>(conversation: string, work: () => Promise<T>): Promise<T> {
  return conversations.run(conversation, work);
}

/** Undefined if there is no conversation, such as in an editor's search. */
export function sentFor(): string | undefined {
  return conversations.getStore();
}
