import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { FOLDER as API_PAGES } from '../../tools/api-reference/api-reference';
import { projectFolder } from '../support/compiled-package';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** What stands behind the language: `jest` for what a page shows of a user's tests. Empty for a program. */
  readonly use: string;
  readonly text: string;
  /** Line of the opening fence, from 1. */
  readonly line: number;
}

export interface Page {
  /** Path from the project folder. */
  readonly path: string;
  readonly text: string;
}

/** What people write: the pages beside README and below docs/ and examples/. Tools write API.md, docs/api and CHANGELOG.md. */
export function pages(): Page[] {
  const beside = readdirSync(projectFolder).filter((name) => name.endsWith('.md') && !['API.md', 'CHANGELOG.md'].includes(name));
  const below = ['docs', 'examples'].flatMap((folder) => readdirSync(join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)))
    .filter((path) => dirname(path) !== API_PAGES);
  return [...beside, ...below].sort().map((path) => ({ path, text: readFileSync(join(projectFolder, path), 'utf8') }));
}

/** The fenced blocks of a text, in their order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const fence = /^( *)(`{3,})(\S*) *(.*)/u.exec(lines[index]);
    if (fence === null) {
      continue;
    }
    const [, indent, ticks, language, use] = fence;
    const end = lines.findIndex((line, at) => at > index && line.trim() === ticks);
    if (end === -1) {
      throw new Error(`the block that opens in line ${index + 1} is never closed`);
    }
    const content = lines.slice(index + 1, end).map((line) => `${line.startsWith(indent) ? line.slice(indent.length) : line}\n`);
    blocks.push({ language, use, text: content.join(''), line: index + 1 });
    index = end;
  }
  return blocks;
}

/** The text without its blocks and inline code. */
export function proseOf(markdown: string): string {
  return markdown.replace(/^ *(`{3,})[^`]*?\n[\s\S]*?^ *\1 *$/gmu, '').replace(/`[^`\n]*`/gu, '');
}
