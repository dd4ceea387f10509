// Runs the benchmarks. `npm run bench synthesis`, `npm run bench check` or `npm run bench agent`
// runs one part.
import { compareAgent } from './agent';
import { compareChecks } from './check';
import { compare } from './ratios';
import { synthesisRows } from './synthesis';

const parts: Record<string, () => boolean> = { synthesis: () => compare(synthesisRows), check: compareChecks, agent: compareAgent };
const names = process.argv.slice(2).filter((name) => name in parts);
const passes = (names.length === 0 ? Object.keys(parts) : names).map((name) => parts[name]());
process.exitCode = passes.every(Boolean) ? 0 : 1;
