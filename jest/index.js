// A serializer for Jest snapshots. In a ConfigMap, it shows each script of the library as its path
// and hash, so that a snapshot contains the choices of an app and not thousands of lines of
// PowerShell.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'src', 'agent');
const folded = new Map(readdirSync(folder).filter((name) => name.endsWith('.ps1')).map((name) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return [text, `# src/agent/${name}, sha256 ${createHash('sha256').update(text).digest('hex')}`];
}));

function isFoldable(value) {
  return value?.kind === 'ConfigMap' && Object.values(value.data ?? {}).some((text) => folded.has(text));
}

function foldScripts(manifest) {
  if (!isFoldable(manifest)) {
    return manifest;
  }
  const data = Object.entries(manifest.data).map(([key, text]) => [key, folded.get(text) ?? text]);
  return { ...manifest, data: Object.fromEntries(data) };
}

module.exports = {
  foldScripts,
  test: isFoldable,
  serialize: (value, config, indentation, depth, refs, printer) => printer(foldScripts(value), config, indentation, depth, refs),
};
