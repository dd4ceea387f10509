import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../support/compiled-package';

/** The folders and files that people write prose in. */
const places = ['README.md', 'SECURITY.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs', 'examples', 'src', 'tools', 'projenrc', 'jest', 'bench', '.projenrc.ts', '.ci/summary.js'];

/** Pages that are written from the code. */
const generated = /^docs\/(?:api|rules)\//u;

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
  return path.endsWith('.md') ? lines : lines.filter((line) => /^\s*(?:\/?\*|\/\/|#)|['"`][^'"`]* [^'"`]*['"`]/u.test(line));
}

function filesIn(path: string): string[] {
  const names = statSync(join(projectFolder, path)).isFile()
    ? [path]
    : readdirSync(join(projectFolder, path), { recursive: true, encoding: 'utf8' }).map((name) => join(path, name));
  return names.filter((name) => /\.(?:js|json|md|ps1|ts)$/u.test(name) && !generated.test(name));
}

function longLinesIn(path: string): string[] {
  const text = readFileSync(join(projectFolder, path), 'utf8');
  return path.endsWith('.md') ? longLinesOfPage(text) : longComments(text);
}

/**
 * Lines of prose that a line break could shorten. Tables, code blocks and the targets of links have
 * no limit.
 */
function longLinesOfPage(markdown: string): string[] {
  const prose = markdown.replace(/^ *(`{3,})[^`]*?\n[\s\S]*?^ *\1 *$/gmu, '').split('\n');
  return prose
    .filter((line) => line.length > LONGEST_LINE && !/^ *\||^\[[^\]]+\]: /u.test(line))
    .filter((line) => /\S \S/u.test(line.replace(/^ *(?:#+|>|[-*]|\d+\.) +/u, '').replace(/\[[^\]]*\]\([^)]*\)|`[^`]*`/gu, '[]()')));
}

/** Comments on lines of their own. Generated files, examples, addresses and directives are not wrapped. */
function longComments(code: string): string[] {
  if (/^(?:\/\/|#) Generated from .* Do not edit/mu.test(code)) {
    return [];
  }
  const withoutExamples = code.replace(/^ *\* @example\n[\s\S]*?(?=^ *\*(?:\/| @))/gmu, '');
  return withoutExamples.split('\n').filter((line) => line.length > LONGEST_LINE
    && /^\s*(?:\/?\*|\/\/|#)/u.test(line) && !/https?:|eslint-|# needs:/u.test(line));
}

test.each(places)('%s uses plain English', (place) => {
  const found = filesIn(place).flatMap((path) => proseOf(path).filter((line) => avoided.test(line)).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});

test.each(places)('%s wraps its prose', (place) => {
  const found = filesIn(place).flatMap((path) => longLinesIn(path).map((line) => `${path}: ${line.trim()}`));
  expect(found).toEqual([]);
});

test.each(['what is none', 'the value stands in a file', 'nobody reads it', 'suppressions is no list', 'it holds for ever'])('"%s" is found', (phrase) => {
  expect(phrase).toMatch(avoided);
});

test.each([
  ['prose', `Some ${'long '.repeat(20)}line`],
  ['an item of a list', `- ${'long '.repeat(20)}line`],
  ['a link with words after it', `[link](https://${'long'.repeat(25)}) and more`],
])('%s can be too long', (_, markdown) => {
  expect(longLinesOfPage(markdown)).toEqual([markdown]);
});

test.each([
  ['a short line', 'Some short line'],
  ['a link that is a whole line', `- [a link](https://${'long'.repeat(25)})`],
  ['the target of a link', `[link]: https://${'long'.repeat(25)}`],
  ['a row of a table', `| ${'long '.repeat(20)} |`],
  ['code', `\`\`\`sh\n${'long '.repeat(25)}\n\`\`\``],
])('%s is never too long', (_, markdown) => {
  expect(longLinesOfPage(markdown)).toEqual([]);
});
