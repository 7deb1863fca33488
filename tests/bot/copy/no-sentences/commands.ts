// Strings of commands that are not sentences, by reason.
export const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'steps and names in the store': ['key changed', 'earlier keys destroyed', 'by hand …'],
  'names of states': ['due soon'],
};
