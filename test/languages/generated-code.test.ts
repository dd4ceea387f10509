import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { generateCode } from './generated';
import { roots } from './roots';
import { publicTypes } from '../support/compiled-package';

let folder: string;
let output: string;

beforeAll(() => {
  expect(publicTypes()).not.toEqual([]);
  folder = mkdtempSync(join(tmpdir(), 'languages-'));
  output = generateCode(folder, ['python', 'java', 'dotnet', 'go']);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function generated(...path: string[]): string {
  return readFileSync(join(folder, ...path), 'utf8');
}

/** The text from the first match of the start to the next blank line. */
function paragraph(text: string, start: string): string {
  const at = text.indexOf(start);
  if (at === -1) {
    throw new Error(`not in the generated code: ${start}`);
  }
  return text.slice(at, text.indexOf('\n\n', at));
}

test('code is generated for every language without a warning', () => {
  expect(output).not.toMatch(/warn/iu);
});

test('Python has keyword arguments in snake case', () => {
  const code = generated('python', 'src', 'cdk8s_hostprocess', '__init__.py');
  const account = code.slice(code.indexOf('class WindowsAccount('));
  expect(account).toContain('def local_service(cls) -> "WindowsAccount":');
  expect(paragraph(account, 'def local_system(')).toContain('cls, *, reason: builtins.str');
  const daemonSet = code.slice(code.indexOf('class HostProcessDaemonSet('));
  expect(paragraph(daemonSet, 'def __init__(')).toMatch(/account: ".*WindowsAccount.*",\s+containers: .*Sequence\[.*HostProcessContainer.*\]/u);
  expect(code).not.toMatch(/^\s+(from|default|import|class|id|self|scope)_\b/mu);
});

test('Java has factories and builders', () => {
  const source = (type: string) => generated('java', 'src', 'main', 'java', 'io', 'github', 'cdk8shostprocess', `${type}.java`);
  expect(source('WindowsAccount')).toMatch(/public static .*WindowsAccount localService\(\)/u);
  expect(source('HostProcessDaemonSet')).toContain('public static final class Builder');
  expect(source('HostProcessDaemonSet')).toMatch(/public Builder account\(final .*WindowsAccount account\)/u);
  expect(source('HostProcessDaemonSet')).not.toMatch(/\bdo[A-Z]\w*\(/u);
});

test('C# has the namespace and constants that its users expect', () => {
  const source = (type: string) => generated('dotnet', 'Cdk8s.HostProcess', 'Cdk8s', 'HostProcess', `${type}.cs`);
  expect(source('WindowsAccount')).toContain('namespace Cdk8s.HostProcess');
  expect(source('WindowsAccount')).toMatch(/public static .*WindowsAccount LocalService\(\)/u);
  expect(source('HostProcessDaemonSetProps')).toMatch(/WindowsAccount Account/u);
  expect(source('Containerd')).toMatch(/\bV1_7\b/u);
});

test('Go has structs and functions in one package', () => {
  const source = (type: string) => generated('go', 'cdk8shostprocess', `${type}.go`);
  expect(source('WindowsAccount')).toContain('func WindowsAccount_LocalService() WindowsAccount {');
  expect(source('HostProcessDaemonSetProps')).toMatch(/^type HostProcessDaemonSetProps struct \{$/mu);
  expect(source('HostProcessDaemonSetProps')).toMatch(/^\tContainers \*\[\]HostProcessContainer `field:"required"/mu);
});

test.each<[keyof typeof roots, string, RegExp]>([
  ['csharp', '.cs', /(?<![.\w])([A-Z]\w*)\.[A-Z]/gu],
  ['java', '.java', /(?<![.\w$])([a-z]\w*)\.(?:[a-z]\w*\.)+[A-Z]/gu],
  ['python', '__init__.py', /^import (\w+)$/gmu],
  ['go', '.go', /^\t"(?:[\w.-]+\/)*(?!v\d)(\w+)(?:\/v\d+)?"$/gmu],
])('the names that generated %s code starts from are in the list that our names must avoid', (language, ending, pattern) => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));
  const commentsAndStrings = /\/\/.*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"/gu;
  const used = files.flatMap((name) => {
    const text = generated(name);
    const code = ['csharp', 'java'].includes(language) ? text.replace(commentsAndStrings, '') : text;
    return [...code.matchAll(pattern)].map(([, root]) => root);
  });
  expect(used).not.toEqual([]);
  expect([...new Set(used)].filter((root) => !roots[language].includes(root))).toEqual([]);
});
