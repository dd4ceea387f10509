// Runs one way to read a file in one process, and prints the time and memory from the first byte to
// the last result. Modules are loaded before.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';

type Way = (file: string) => number;

const fromRoot = createRequire(join(process.cwd(), 'package.json'));

const ways: Record<string, () => Way> = {
  /** The findings, with the line and column of each. */
  check() {
    const { readManifests } = fromRoot('./lib/manifests') as typeof import('../src/manifests');
    const { Rules } = fromRoot('./lib/rules/rules') as typeof import('../src/rules/rules');
    Rules.check([]);
    return (file) => {
      const { documents } = readManifests([{ path: file, bytes: readFileSync(file) }]);
      const findings = Rules.check(documents.map(({ value }) => value));
      const places = findings.map(({ document, pointer }) => documents[document].locate(pointer).start);
      return places.filter(({ line, column }) => line > 0 && column > 0).length;
    };
  },
  /** js-yaml parses the same file. */
  jsYaml: () => (file) => loadAll(readFileSync(file, 'utf8')).length,
  /** The minimum that any program needs to know that a file does not concern Windows. */
  search: () => (file) => {
    const text = readFileSync(file, 'utf8');
    return Number(text.includes('windows')) + Number(text.includes('hostProcess'));
  },
};

const [, wayName, file, atLeast] = process.argv;
const way = ways[wayName]();
const start = process.hrtime.bigint();
const count = way(file);
const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
if (count < Number(atLeast)) {
  throw new Error(`${wayName} found ${count} results in ${file}, expected at least ${atLeast}`);
}
console.log(JSON.stringify({ milliseconds, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));
