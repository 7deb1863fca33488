// Lists the keys of messages to people whose question is waiting. Metrics use them to count those messages.

export const busyKey = (message: string) => `busy:${message}`;
export const askedTwiceKey = (message: string) => `asked-twice:${message}`;
