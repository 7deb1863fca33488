// Messages for developers if the retriever cannot be used.
export const retrieverWording = {
  notInRange: (k: number, most: number) => [`k is ${k}.`, `Use a whole number from 1 to ${most}.`] as const,
  noRelease: ['No guidance is live yet.', 'Run: npm run ctac -- ingest FOLDER --publish'],
} as const;
