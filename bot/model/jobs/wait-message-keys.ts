// Lists the keys of messages that tell people that their question is waiting. The metrics use them to count
// those messages.

export const busyKey = (message: string) => `busy:${message}`;
export const askedTwiceKey = (message: string) => `asked-twice:${message}`;
