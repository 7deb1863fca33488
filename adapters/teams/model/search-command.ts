// Names the message extension's command, as the manifest gives it and Teams sends it back.

export const SEARCH = { command: 'searchGuidance', parameter: 'words' } as const;
