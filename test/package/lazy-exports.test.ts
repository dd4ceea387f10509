import { execFileSync } from 'child_process';
import * as source from '../../src';
import { projectFolder, publicTypes } from '../support/compiled-package';

const names = publicTypes().filter(({ kind, datatype }) => kind !== 'interface' && !datatype).map(({ name }) => name).sort();

/** Runs a program with the compiled library in reach, and gives what it logs, parsed. */
function logged(inputType: 'commonjs' | 'module', program: string): unknown {
  return JSON.parse(execFileSync(process.execPath, [`--input-type=${inputType}`, '--eval', program], { cwd: projectFolder, encoding: 'utf8' }));
}

test('the compiled library exports what its source does', () => {
  const exported = logged('commonjs', `
    const library = require('cdk8s-hostprocess');
    console.log(JSON.stringify(Object.keys(library).filter((name) => library[name] !== undefined)));
  `) as string[];
  expect(exported.sort()).toEqual(names);
  expect(Object.keys(source).sort()).toEqual(names);
});

test('an ECMAScript module can import each class by its name', () => {
  const kinds = logged('module', `
    import { ${names.join(', ')} } from 'cdk8s-hostprocess';
    console.log(JSON.stringify([${names.join(', ')}].map((value) => typeof value)));
  `) as string[];
  expect(kinds).not.toContain('undefined');
  expect(kinds).toHaveLength(names.length);
});

test('a module is loaded at the first use of what it exports, and once', () => {
  const loaded = logged('commonjs', `
    const files = () => Object.keys(require.cache).filter((file) => file.startsWith(require('node:path').resolve('lib')));
    const library = require('cdk8s-hostprocess');
    const atImport = files().length;
    const same = library.WindowsNodes === library.WindowsNodes;
    const afterUse = files().map((file) => file.replace(/.*\\/lib\\//u, ''));
    console.log(JSON.stringify({ atImport, same, nodes: afterUse.includes('node/windows-nodes.js'), workload: afterUse.some((file) => file.startsWith('workload/')) }));
  `);
  expect(loaded).toEqual({ atImport: 1, same: true, nodes: true, workload: false });
});
