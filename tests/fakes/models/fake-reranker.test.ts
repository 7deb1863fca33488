import { describe } from 'vitest';
import { rerankerContract } from '../../contracts/models/reranker.js';
import { createFakeReranker } from './fake-reranker.js';

describe('the fake reranker', () => rerankerContract(() => Promise.resolve(createFakeReranker())));
