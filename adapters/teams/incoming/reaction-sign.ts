// Turns Teams' name for a reaction into the sign that people see: "1f440_eyes" into 👀.

/**
 * Reactions whose names contain no code. “like” and “heart” are missing here, because the bot understands
 * these names from every platform.
 */
const SIGNS = new Map([
  ['laugh', '😆'],
  ['surprised', '😮'],
  ['sad', '😢'],
  ['angry', '😠'],
  ['yes', '👍'],
  ['no', '👎'],
  ['praying', '🙏'],
  ['launch', '🚀'],
]);
/** The hexadecimal numbers of the sign's characters, one after another. */
const CODES = /^((?:1f[\da-f]{3}|[23][\da-f]{3}|fe0f)+)_/;
const CODE = /1f[\da-f]{3}|[\da-f]{4}/g;

/** Returns the name if we do not know the sign. */
export function reactionSign(type: string): string {
  // The rest of the name is a skin tone, or the place where an organisation stores its own sign.
  const [name = ''] = type.split(/;|-tone\d/);
  const codes = CODES.exec(name)?.[1]?.match(CODE);
  if (codes) return String.fromCodePoint(...codes.map((code) => parseInt(code, 16)));
  return SIGNS.get(name) ?? name;
}
