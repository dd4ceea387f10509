import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../support/compiled-package';

/** Pages with lines of at most 100 characters. Every page that people write belongs on the list. */
const wrappedPages = [
  'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md',
  'docs/README.md', 'docs/adopting.md', 'docs/check.md', 'docs/evidence.md', 'docs/limits.md', 'docs/other-languages.md', 'docs/platforms.md', 'docs/troubleshooting.md',
  'docs/validation-plugin.md',
  ...filesIn('examples').filter((path) => path.endsWith('.md')),
];

/** Folders and files of plain English. Every folder of prose belongs on the list. */
const places = [
  'src/rules', 'src/manifests', 'src/cli', 'src/facts/cmd-line', 'src/facts/errors.ts', 'src/facts/members.ts', 'src/facts/unknown-keys.ts',
  'src/addons',
  'docs/windows-node-exporter.md', 'docs/helm-to-windows-node-exporter.md', 'docs/node-agent.md', 'SECURITY.md',
  'src/workload', 'src/container',
  'docs/rollout.md', 'docs/testing.md',
  'src/settings/files', 'src/settings/groups', 'src/settings/services', 'src/node', 'src/account', 'src/guardrails', 'docs/writing-a-setting.md',
  'examples', 'tools', 'projenrc', 'jest', 'bench', '.projenrc.ts', '.ci/summary.js',
];

/** Phrases that the glossary of CONTRIBUTING.md replaces. */
const avoided = new RegExp([
  '(?:which|that|what|value|name) is none\\b', '(?:is|are) none of', '\\bstands?\\b', 'whoever', 'nobody', 'somebody', 'or its like', 'for ever\\b', 'otherwise than', 'said otherwise',
  'passed over', 'misspelt', '\\bspelt\\b', '(?<!there )is no (?:[a-z]+ )?(?:list|mapping|rule|version|member|object|text|string)\\b', 'what is to be', 'has nothing to say',
].join('|'), 'iu');

const LONGEST_LINE = 100;

// Prose is in comments, in strings with a space, and everywhere in Markdown except the glossary,
// which quotes what it replaces.
function proseOf(path: string): string[] {
  const text = readFileSync(join(projectFolder, path), 'utf8').replace(/^\| we write \| not \|\n(?:\|.*\n)*/mu, '');
  const lines = text.split('\n');
  return path.endsWith('.md') ? lines : lines.filter((line) => /^\s*(?:\/?\*|\/\/)|['"`][^'"`]* [^'"`]*['"`]/u.test(line));
}

function filesIn(path: string): string[] {
  return statSync(join(projectFolder, path)).isFile()
    ? [path]
    : readdirSync(join(projectFolder, path), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:js|ts|md|json)$/u.test(name)).map((name) => join(path, name));
}

/**
 * Lines of prose that a line break could shorten. Tables, code blocks and the targets of links have
 * no limit.
 */
function longLinesIn(markdown: string): string[] {
  const prose = markdown.replace(/^ *(`{3,})[^`]*?\n[\s\S]*?^ *\1 *$/gmu, '').split('\n');
  return prose
    .filter((line) => line.length > LONGEST_LINE && !/^ *\||^\[[^\]]+\]: /u.test(line))
    .filter((line) => /\S \S/u.test(line.replace(/^ *(?:#+|>|[-*]|\d+\.) +/u, '').replace(/\[[^\]]*\]\([^)]*\)/gu, '[]()')));
}

test.each([...places, ...wrappedPages])('%s uses plain English', (place) => {
  const found = filesIn(place).flatMap((path) => proseOf(path).filter((line) => avoided.test(line)).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});

test.each(wrappedPages)('%s wraps its prose', (path) => {
  expect(longLinesIn(readFileSync(join(projectFolder, path), 'utf8'))).toEqual([]);
});

test.each(['what is none', 'the value stands in a file', 'nobody reads it', 'suppressions is no list', 'it holds for ever'])('"%s" is found', (phrase) => {
  expect(phrase).toMatch(avoided);
});

test.each([
  ['prose', `Some ${'long '.repeat(20)}line`],
  ['an item of a list', `- ${'long '.repeat(20)}line`],
  ['a link with words after it', `[link](https://${'long'.repeat(25)}) and more`],
])('%s can be too long', (_, markdown) => {
  expect(longLinesIn(markdown)).toEqual([markdown]);
});

test.each([
  ['a short line', 'Some short line'],
  ['a link that is a whole line', `- [a link](https://${'long'.repeat(25)})`],
  ['the target of a link', `[link]: https://${'long'.repeat(25)}`],
  ['a row of a table', `| ${'long '.repeat(20)} |`],
  ['code', `\`\`\`sh\n${'long '.repeat(25)}\n\`\`\``],
])('%s is never too long', (_, markdown) => {
  expect(longLinesIn(markdown)).toEqual([]);
});
