// Asks the registry for advisories on the production packages, and says which packages must be updated.
import { spawnSync } from 'node:child_process';
import { judgeAudit } from './judge-audit.js';

const LIMIT_MS = 60_000;

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  timeout: LIMIT_MS,
  maxBuffer: 64 * 1024 * 1024,
});
const { fails, lines } = judgeAudit(stdout ?? '');
process.stdout.write(`${lines.join('\n')}\n`);
if (fails) process.exitCode = 1;
