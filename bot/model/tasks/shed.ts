// The keys of messages to people whose question waits: metrics count them by these.

export const busyKey = (message: string) => `busy:${message}`;
export const askedTwiceKey = (message: string) => `asked-twice:${message}`;
