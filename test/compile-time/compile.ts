import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as ts from 'typescript';

export interface Program {
  readonly name: string;
  /** The diagnostic that the fault gives, as the first line of the file says. */
  readonly expected: string;
  /** The fault, and the same without it: each line with a `// twin:` is replaced by what stands behind it. */
  readonly fault: string;
  readonly twin: string;
}

const root = join(__dirname, '..', '..');
const folder = join(__dirname, 'programs');

export function programs(): Program[] {
  return readdirSync(folder).sort().map((file) => {
    const fault = readFileSync(join(folder, file), 'utf8');
    return {
      name: basename(file, '.ts'),
      expected: /^\/\/ (TS\d+)$/m.exec(fault)?.[1] ?? '',
      fault,
      twin: fault.replace(/^.*\/\/ twin: ?(.*)$/gm, '$1'),
    };
  });
}

export interface Diagnostic {
  readonly code: string;
  readonly line: number;
  readonly text: string;
}

/** Type-checks sources by name, all at once, as a strict TypeScript project of a user does. */
export function check(sources: Readonly<Record<string, string>>): Record<string, Diagnostic[]> {
  const files = new Map(Object.entries(sources).map(([name, text]) => [join(folder, `${name}.virtual.ts`), text]));
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    types: ['node'],
    typeRoots: [join(root, 'node_modules', '@types')],
    paths: { 'cdk8s-hostprocess': [join(root, 'src', 'index.ts')] },
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file) ?? readFile(file);
  const program = ts.createProgram([...files.keys()], options, host);
  return Object.fromEntries([...files.keys()].map((file) => {
    const source = program.getSourceFile(file)!;
    const diagnostics = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return [basename(file, '.virtual.ts'), diagnostics.map((diagnostic) => ({
      code: `TS${diagnostic.code}`,
      line: source.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line + 1,
      text: ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'),
    }))];
  }));
}
