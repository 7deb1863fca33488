// The names of the message extension's command and parameter in the manifest. Teams sends the same names
// back.

export const SEARCH = { command: 'searchGuidance', parameter: 'words' } as const;
