import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { blocksOf, pages, proseOf } from './markdown';
import { programsOf, yamlOf } from './programs';
import { check } from '../compile-time/compile';
import { projectFolder } from '../support/compiled-package';

const programs = pages().flatMap(programsOf);

test('the README shows a program and its YAML', () => {
  expect(programs.filter(({ where, yaml }) => where.startsWith('README.md:') && yaml !== undefined)).not.toEqual([]);
});

test('every program type-checks', () => {
  const sources = Object.fromEntries(programs.map(({ where, source }) => [where.replaceAll('/', '__'), source]));
  expect(Object.entries(check(sources)).flatMap(([where, found]) => found.map(({ line, text }) => `${where} (line ${line} of the program): ${text}`))).toEqual([]);
});

test.each(programs.map(({ where, ...program }) => [where, program] as const))('%s runs, and gives the YAML that stands behind it', (_, { source, yaml }) => {
  const output = yamlOf(source);
  expect(output).not.toBe('');
  if (yaml !== undefined) {
    expect(output).toBe(yaml);
  }
});

test('every relative link leads to a file, and to a heading where it names one', () => {
  const broken = pages().flatMap(({ path, text }) => {
    const links = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)|^\[[^\]]+\]: (\S+)$/gmu)].map(([, inline, reference]) => inline ?? reference);
    return links.filter((link) => !/^[a-z]+:/u.test(link)).filter((link) => {
      const [file, heading] = link.split('#');
      const target = file === '' ? join(projectFolder, path) : join(projectFolder, dirname(path), file);
      return !existsSync(target) || (heading !== undefined && !anchorsOf(readFileSync(target, 'utf8')).includes(heading));
    }).map((link) => `${path}: ${link}`);
  });
  expect(broken).toEqual([]);
});

/** The anchors that GitHub makes of headings. */
function anchorsOf(markdown: string): string[] {
  return [...markdown.replace(/^```[\s\S]*?^```/gmu, '').matchAll(/^#+ (.*)$/gmu)]
    .map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-'));
}

test('a fragment gets what earlier fragments of its page declare, and nothing else of them', () => {
  const page = [
    "const one = new ApiObject(chart, 'one', { apiVersion: 'v1', kind: 'One' });", "new ApiObject(chart, 'two', { apiVersion: 'v1', kind: 'Two' });",
    "new ApiObject(chart, 'three', { apiVersion: 'v1', kind: one.kind + 'AndThree' });",
  ].map((line) => `\`\`\`ts\n${line}\n\`\`\`\n`).join('');
  const kinds = programsOf({ path: 'page.md', text: page }).map(({ source }) => [...yamlOf(source).matchAll(/^kind: (.*)$/gmu)].map(([, kind]) => kind));
  expect(kinds).toEqual([['One'], ['Two'], ['One', 'OneAndThree']]);
});

test('blocks are found with their language and line, in lists too', () => {
  expect(blocksOf('a\n```ts\nb();\n```\n- c\n  ```yaml\n  d:\n    e: 1\n  ```\n')).toEqual([
    { language: 'ts', use: '', text: 'b();\n', line: 2 },
    { language: 'yaml', use: '', text: 'd:\n  e: 1\n', line: 6 },
  ]);
  expect(blocksOf('```ts jest\nc();\n```\n')).toEqual([{ language: 'ts', use: 'jest', text: 'c();\n', line: 1 }]);
  expect(programsOf({ path: 'page.md', text: '```ts jest\nimport "none";\n```\n' })).toEqual([]);
  expect(() => blocksOf('```ts\nopen')).toThrow('line 1 is never closed');
});
