// Runs the benchmarks. `npm run bench synthesis` or `npm run bench check` runs one half.
import { compareChecks } from './check';
import { compare } from './ratios';
import { synthesisRows } from './synthesis';

const parts: Record<string, () => boolean> = { synthesis: () => compare(synthesisRows), check: compareChecks };
const names = process.argv.slice(2).filter((name) => name in parts);
const passes = (names.length === 0 ? Object.keys(parts) : names).map((name) => parts[name]());
process.exitCode = passes.every(Boolean) ? 0 : 1;
