// Strings of the admins' pages that no one reads, by reason.

export const GOVERNANCE: Readonly<Record<string, readonly string[]>> = {
  'kinds, states and names of runs that programs compare': ['data request', 'due soon', 'by hand'],
};
