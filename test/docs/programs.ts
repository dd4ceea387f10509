import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import * as cdk8s from 'cdk8s';
import * as constructs from 'constructs';
import * as ts from 'typescript';
import { Block, blocksOf, Page } from './markdown';
import * as library from '../../src';

/** A `ts` block as a program, and the YAML that the page says it gives. */
export interface DocumentedProgram {
  readonly where: string;
  readonly source: string;
  readonly yaml?: string;
}

/**
 * The programs of a page. A block that imports is a whole program, and calls `app.synth()` itself. Any other stands for the
 * lines that matter: it gets imports, an `app`, a `chart`, and the earlier blocks whose names it uses, and is synthesized.
 * A `yaml` block right behind it is the output.
 */
export function programsOf({ path, text }: Page): DocumentedProgram[] {
  const blocks = blocksOf(text);
  const fragments: string[] = [];
  return blocks.flatMap((block, index) => {
    if (!['ts', 'typescript'].includes(block.language) || block.use !== '') {
      return [];
    }
    const isWhole = /^import /mu.test(block.text);
    const source = isWhole ? block.text : completed(withEarlier(block.text, fragments));
    if (!isWhole) {
      fragments.push(block.text);
    }
    const next: Block | undefined = blocks[index + 1];
    return [{ where: `${path}:${block.line}`, source, yaml: next?.language === 'yaml' ? next.text : undefined }];
  });
}

/** Runs a program in a folder of its own, with the files that programs read; its YAML files, one behind the other. */
export function yamlOf(source: string): string {
  const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
  const [before, folder] = [process.cwd(), mkdtempSync(join(tmpdir(), 'docs-'))];
  cpSync(join(__dirname, 'files'), folder, { recursive: true });
  process.chdir(folder);
  try {
    new Function('require', 'exports', outputText)(require, {});
    const files = existsSync('dist') ? readdirSync('dist').filter((name) => name.endsWith('.yaml')).sort() : [];
    return files.map((name) => readFileSync(join('dist', name), 'utf8')).join('---\n');
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}

/** The text behind the earlier fragments that declare what it uses, and what those use. */
function withEarlier(text: string, fragments: readonly string[]): string {
  return fragments.reduceRight((taken, fragment) => {
    const known = declaredIn(taken);
    return declaredIn(fragment).some((name) => mentions(taken, name) && !known.includes(name)) ? fragment + taken : taken;
  }, text);
}

function declaredIn(text: string): string[] {
  return [...text.matchAll(/^(?:const|class|function) (\w+)/gmu)].map(([, name]) => name);
}

function mentions(text: string, name: string): boolean {
  const code = text.replace(/'[^'\n]*'|\/\/.*/gu, '');
  return new RegExp(`(?<!\\.)\\b${name}\\b`, 'u').test(code);
}

function completed(text: string): string {
  const imports = Object.entries({ cdk8s, 'cdk8s-hostprocess': library, constructs }).map(([name, exports]) => {
    const used = Object.keys(exports).filter((key) => mentions(text, key));
    const always = name === 'cdk8s' ? ['App', 'Chart'] : [];
    return `import { ${[...new Set([...always, ...used])].join(', ')} } from '${name}';`;
  });
  return `${imports.join('\n')}
import * as kplus from 'cdk8s-plus-28';
const app = new App();
const chart = new Chart(app, 'docs');
${text}
app.synth();
`;
}
