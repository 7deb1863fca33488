// Turns Teams' name for a reaction into the sign that people see: "1f440_eyes" into 👀.

/** Names without a code. The bot knows “like” and “heart” from every platform. */
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
  // What follows is a skin tone, or where an organisation keeps its own sign.
  const [name = ''] = type.split(/;|-tone\d/);
  const codes = CODES.exec(name)?.[1]?.match(CODE);
  if (codes) return String.fromCodePoint(...codes.map((code) => parseInt(code, 16)));
  return SIGNS.get(name) ?? name;
}
