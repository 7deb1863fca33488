// Remembers the conversation that a model is being asked for, so that what we send to the model is recorded
// there.
import { AsyncLocalStorage } from 'node:async_hooks';

const conversations = new AsyncLocalStorage<string>();

export function sendingFor<T>(conversation: string, work: () => Promise<T>): Promise<T> {
  return conversations.run(conversation, work);
}

/** Undefined if there is no conversation, such as in an editor's search. */
export function sentFor(): string | undefined {
  return conversations.getStore();
}
