// Measures the effect of hostile files, from the command line: `npm run bench:files [-- PART-OF-A-NAME]`.
import { measureHostileFiles } from './measure-hostile-files.js';

const say = (line: string) => void process.stdout.write(`${line}\n`);
for (const line of await measureHostileFiles(process.argv[2] ?? '', say)) say(line);
