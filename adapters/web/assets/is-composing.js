// Recognises a key that is part of composing a character, for example in Chinese or Vietnamese.

/**
 * Safari ends the composition before the key that ends it. There, only the key code, which is 229 for any key that an
 * input method has taken, still says so.
 * @param {KeyboardEvent} event
 */
export const isComposing = (event) => event.isComposing || event.keyCode === 229;
