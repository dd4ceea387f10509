import { existsSync, readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { apiReference, FOLDER } from '../../tools/api-reference/api-reference';
import { groupOf } from '../../tools/api-reference/groups';
import { projectFolder, publicTypes } from '../support/compiled-package';

/** GitHub shows the source of a longer Markdown file, and renders none of it. */
const RENDERED_BYTES = 512_000;

/** The committed files, by their paths from the project folder. */
function committed(): Record<string, string> {
  const pages = readdirSync(join(projectFolder, FOLDER)).map((name) => `${FOLDER}/${name}`);
  return Object.fromEntries(['API.md', ...pages].map((path) => [path, readFileSync(join(projectFolder, path), 'utf8')]));
}

const files = committed();
const pages = Object.entries(files).filter(([path]) => path !== 'API.md');

function idsIn(text: string): string[] {
  return [...text.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)|<a href="([^"]+)">/gu)].map(([, markdown, html]) => markdown ?? html);
}

test('API.md and docs/api are what the doc comments say', async () => {
  const current = await apiReference(projectFolder);
  const stale = [...new Set([...Object.keys(files), ...Object.keys(current)])].filter((path) => files[path] !== current[path]);
  if (stale.length > 0) {
    throw new Error(`${stale.join(', ')}: not current. Run \`npx projen compile && npx projen docgen\` and commit the result`);
  }
});

test('GitHub renders every page', () => {
  expect(Object.entries(files).filter(([, text]) => Buffer.byteLength(text) > RENDERED_BYTES).map(([path]) => path)).toEqual([]);
});

test('every link leads to a file, and to an anchor where it names one', () => {
  const broken = Object.entries(files).flatMap(([path, text]) => linksIn(text).filter((link) => !/^[a-z]+:/u.test(link)).filter((link) => {
    const [file, id] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    const targetText = files[target];
    return !existsSync(join(projectFolder, target)) || (id !== undefined && (targetText === undefined || !idsIn(targetText).includes(id)));
  }).map((link) => `${path}: ${link}`));
  expect(broken).toEqual([]);
});

test('anchors are unique on their page', () => {
  const repeated = pages.flatMap(([path, text]) => idsIn(text).filter((id, index, all) => all.indexOf(id) !== index).map((id) => `${path}: ${id}`));
  expect(repeated).toEqual([]);
});

test('every public type has one entry in API.md, with a summary, and one on the page to which it leads', () => {
  const names = publicTypes().map(({ name }) => name).sort();
  const entries = [...files['API.md'].matchAll(/^\| \[(\w+)\]\(\S+#\1\) \| \w+ \| .+ \|$/gmu)].map(([, name]) => name);
  const sections = pages.flatMap(([, text]) => [...text.matchAll(/^## .*<a id="(\w+)">/gmu)].map(([, name]) => name));
  expect(entries.sort()).toEqual(names);
  expect(sections.sort()).toEqual(names);
});

test('a type in a new folder needs a group', () => {
  expect(() => groupOf('src/unheard-of/type.ts')).toThrow('no group for the public types of src/unheard-of/type.ts. Add its folder to a group.');
});
