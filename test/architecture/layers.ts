/** What each folder of src/ may import besides itself. Whatever is not named here is refused. */
export const layers: Readonly<Record<string, readonly string[]>> = {
  facts: [],
  rules: ['facts'],
  account: ['rules', 'facts'],
  node: ['rules', 'facts'],
  container: ['account', 'node', 'rules', 'facts'],
  workload: ['container', 'account', 'node', 'rules', 'facts'],
  settings: ['workload', 'container', 'account', 'node', 'rules', 'facts'],
  addons: ['settings', 'workload', 'container', 'account', 'node', 'rules', 'facts'],
  guardrails: ['settings', 'workload', 'container', 'account', 'node', 'rules', 'facts'],
  manifests: ['facts'],
  cli: ['manifests', 'rules', 'facts'],
};

/** Folders that work on plain data: they import no package. */
const plainLayers = ['facts', 'rules'];

const names = Object.keys(layers);

/** The same as rules of dependency-cruiser. */
export const configuration = {
  forbidden: [
    ...names.map((name) => ({
      name: `${name}-imports-only-what-is-below`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { path: '^src/', pathNot: [name, ...layers[name], 'agent'].map((folder) => `^src/${folder}/`).concat('^src/index\\.ts$') },
    })),
    ...plainLayers.map((name) => ({
      name: `${name}-imports-no-package`,
      severity: 'error',
      from: { path: `^src/${name}/` },
      to: { pathNot: '^src/', dependencyTypesNot: ['core'] },
    })),
    { name: 'every-file-has-its-layer', severity: 'error', from: { path: '^src/', pathNot: `^src/(index\\.ts$|(${names.join('|')})/)` }, to: {} },
    { name: 'nobody-imports-index', severity: 'error', from: {}, to: { path: '^src/index\\.ts$' } },
    { name: 'agent-is-data', severity: 'error', from: {}, to: { path: '^src/agent/' } },
    { name: 'no-import-leaves-src', severity: 'error', from: { path: '^src/' }, to: { pathNot: '^src/|node_modules', dependencyTypesNot: ['core'] } },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    // Type-only imports count: two files that know each other are one file.
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
  },
};
