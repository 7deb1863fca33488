import { createExactIndex } from '../../../adapters/index/exact-index.js';
import { vectorIndexContract } from '../../contracts/vector-index.js';

vectorIndexContract('The exact index', 600, (entries) =>
  createExactIndex(
    entries.map(({ vector }) => vector),
    entries.map(({ label }) => label),
  ),
);
