// The command of the message extension, as the manifest names it and Teams sends it back.

export const SEARCH = { command: 'searchGuidance', parameter: 'words' } as const;
