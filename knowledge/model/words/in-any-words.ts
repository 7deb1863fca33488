// Derives a type from the English wording, so that every other language must have the same texts.
import type { Language } from '../language.js';

export type InAnyWords<T> = T extends string
  ? string extends T
    ? string
    : T extends Language
      ? T
      : string
  : T extends (...given: infer Given) => infer Said
    ? (...given: Given) => InAnyWords<Said>
    : T extends readonly (infer One)[]
      ? readonly InAnyWords<One>[]
      : { readonly [Key in keyof T]: InAnyWords<T[Key]> };
