// Messages of the longest permitted length, each made to be slow in its own way. Whoever finds a slower one adds it.

export interface LongMessage {
  name: string;
  text: string;
}

export function longMessages(length: number): LongMessage[] {
  const fill = (piece: string) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length);
  const numbered = (word: string) =>
    Array.from({ length }, (_, n) => `${word}${n.toString(36)}`)
      .join(' ')
      .slice(0, length);
  return [
    { name: 'two short words', text: fill('nrm a ') },
    { name: 'one term', text: fill('nrm ') },
    { name: 'one capital name', text: fill('Linh ') },
    { name: 'capitals', text: fill('Ab ') },
    { name: 'different words', text: numbered('') },
    { name: 'different slips', text: numbered('refferal') },
    { name: 'different names', text: numbered('Nam') },
    { name: 'dots', text: fill('.') },
    { name: 'spaces', text: `a${' '.repeat(length - 2)}b` },
    { name: 'commas', text: fill('a,') },
    { name: 'apostrophes', text: fill("it's ") },
    { name: 'handles', text: fill('@a ') },
    { name: 'streets', text: fill('12 High Street, ') },
    { name: 'half streets', text: fill('12 st ') },
    { name: 'schools', text: fill('at st albans primary school ') },
    { name: 'danger', text: fill('he is hurt now ') },
    { name: 'quotation marks', text: fill('“a” ') },
    { name: 'emoji', text: fill('😀') },
    { name: 'zero-width marks', text: fill('a\u200b') },
    { name: 'combining marks', text: fill('a\u0301') },
    { name: 'lines', text: fill('a\n') },
    { name: 'dates', text: fill('1/2/2010 ') },
    { name: 'digits', text: fill('1 2 ') },
    { name: 'another script', text: fill('محمد ') },
    { name: 'nations', text: fill('and in scotland? ') },
    { name: 'questions', text: fill('who can refer a child? ') },
  ];
}
