import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { projectFolder, publicTypes } from '../support/compiled-package';

let folder: string;
let output: string;

beforeAll(() => {
  expect(publicTypes()).not.toEqual([]);
  folder = mkdtempSync(join(tmpdir(), 'languages-'));
  const targets = ['python', 'java', 'dotnet', 'go'].flatMap((target) => ['--target', target]);
  const pacmak = join(projectFolder, 'node_modules', 'jsii-pacmak', 'bin', 'jsii-pacmak');
  const { status, stdout, stderr } = spawnSync(process.execPath, [pacmak, '--code-only', ...targets, '--outdir', folder, projectFolder], { encoding: 'utf8' });
  output = stdout + stderr;
  if (status !== 0) {
    throw new Error(`jsii-pacmak ended with ${status}:\n${output}`);
  }
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
