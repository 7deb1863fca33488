// The names of the message extension's command and parameter in the manifest. Teams uses them in its
// requests.

export const SEARCH = { command: 'searchGuidance', parameter: 'words' } as const;
