/** A platform's name in the middle of a sentence. Every platform except the web has its own name. */
export const platformTitle = (platform: string): string =>
  platform === 'web' ? 'the web chat' : platform.replace(/^./u, (first) => first.toUpperCase());
