// Run after jsii: rewrites each index.js below lib so that a module is loaded at the first use of what it exports. A program that
// makes one kind of workload does not pay for the others. jsii itself compiles every `export *` into a load at once.
// Importing what a DaemonSet needs takes 1.14 times as long as importing cdk8s-plus-28 alone, of 1.2 that the benchmark allows;
// without this file it takes 1.59 times as long, and with only lib/index.js rewritten 1.18 times.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';

const load = createRequire(__filename);

interface Export {
  readonly name: string;
  /** As index.js asks for it. */
  readonly module: string;
}

/** What an index hands on, and from where. Works on one that has been rewritten before, too: jsii leaves alone what has not changed. */
function exportsOf(index: string): Export[] {
  const all = load(index);
  const modules = [...new Set([...readFileSync(index, 'utf8').matchAll(/require\("([^"]+)"\)/gu)].map(([, module]) => module))];
  return modules.flatMap((module) => Object.entries(load(join(dirname(index), module)))
    .filter(([name, value]) => name in all && all[name] === value)
    .map(([name]) => ({ name, module })));
}

function rewritten(exported: readonly Export[]): string {
  return `"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
// Node.js reads from this assignment which names an ECMAScript module can import.
${exported.map(({ name }) => `exports.${name} = `).join('')}void 0;
function lazily(name, load) {
  Object.defineProperty(exports, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      Object.defineProperty(exports, name, { enumerable: true, value });
      return value;
    },
  });
}
${exported.map(({ name, module }) => `lazily("${name}", () => require("${module}").${name});`).join('\n')}
`;
}

const lib = join(__dirname, '..', 'lib');
const indexes = readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === 'index.js').map((path) => join(lib, path));
const texts = indexes.map((index) => rewritten(exportsOf(index)));
indexes.forEach((index, position) => writeFileSync(index, texts[position]));
