// A serializer for Jest snapshots. In a ConfigMap, it shows each script of the library as its path
// and hash, so that a snapshot contains the choices of an app and not thousands of lines of
// PowerShell.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { withoutComments } = require('../lib/settings/desired-state/agent-scripts');

const folder = join(__dirname, '..', 'src', 'agent');
// Pods have the scripts of the agent without comments, and the script that runs scripts as it is.
const scripts = readdirSync(folder).filter((name) => name.endsWith('.ps1')).flatMap((name) => {
  const source = readFileSync(join(folder, name), 'utf8');
  return [source, withoutComments(source)].map((text) => ({ name, text, hash: createHash('sha256').update(text).digest('hex') }));
});
const folded = new Map(scripts.map(({ name, text, hash }) => [text, `# src/agent/${name}, sha256 ${hash}`]));
const checksums = new Set(scripts.map(({ name, hash }) => `${hash}  ${name}`));

function isFoldable(value) {
  return value?.kind === 'ConfigMap' && Object.values(value.data ?? {}).some((text) => folded.has(text));
}

// The lines repeat the hashes of the folded scripts.
function foldChecksums(text) {
  return text.trimEnd().split('\n').every((line) => checksums.has(line)) ? '# the checksums of these scripts' : text;
}

function foldScripts(manifest) {
  if (!isFoldable(manifest)) {
    return manifest;
  }
  const data = Object.entries(manifest.data).map(([key, text]) => [key, folded.get(text) ?? foldChecksums(text)]);
  return { ...manifest, data: Object.fromEntries(data) };
}

module.exports = {
  foldScripts,
  test: isFoldable,
  serialize: (value, config, indentation, depth, refs, printer) => printer(foldScripts(value), config, indentation, depth, refs),
};
