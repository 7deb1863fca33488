// Remembers for which conversation a model is being asked, so that what is sent to it can be written down there.
import { AsyncLocalStorage } from 'node:async_hooks';

const conversations = new AsyncLocalStorage<string>();

export function sendingFor<T>(conversation: string, work: () => Promise<T>): Promise<T> {
  return conversations.run(conversation, work);
}

/** Undefined where no conversation is behind it, as in an editor's search. */
export function sentFor(): string | undefined {
  return conversations.getStore();
}
