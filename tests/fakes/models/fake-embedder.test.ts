// Checks that the fake embedder passes the same tests as real embedders, so that other tests can rely on it.
import { createFakeEmbedder } from './fake-embedder.js';
import { embedderContract } from '../../contracts/models/embedder.js';

embedderContract('the fake', { givesSpans: true }, () => Promise.resolve(createFakeEmbedder()));
embedderContract('the fake without spans', { givesSpans: false }, () =>
  Promise.resolve(createFakeEmbedder({ spans: false, dimension: 32 })),
);
