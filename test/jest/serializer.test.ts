import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Testing } from 'cdk8s';
import * as serializer from '../../jest';
import { HostProcessContainer, HostProcessDaemonSet, NodeScript, ScriptRun, WindowsAccount } from '../../src';
import { projectFolder } from '../support/compiled-package';

const own = 'Write-Output hello\n';
const runner = readFileSync(join(projectFolder, 'src', 'agent', 'run-node-script.ps1'), 'utf8');

function synthesized(): any[] {
  const chart = Testing.chart();
  new HostProcessDaemonSet(chart, 'agent', {
    account: WindowsAccount.localService(),
    containers: [HostProcessContainer.fromScript(NodeScript.fromInline(own), { run: ScriptRun.forever() })],
  });
  return Testing.synth(chart);
}

const scriptsOf = (objects: readonly any[]) => objects.flatMap(({ data }) => Object.values<string>(data ?? {}));

test('a script of the library becomes its path and hash; your own script stays', () => {
  expect(scriptsOf(synthesized())).toEqual(expect.arrayContaining([own, runner]));
  const folded = scriptsOf(synthesized().map(serializer.foldScripts));
  expect(folded).toEqual(expect.arrayContaining([own, expect.stringMatching(/^# src\/agent\/run-node-script\.ps1, sha256 [0-9a-f]{64}$/u)]));
});

test('everything else stays as it is', () => {
  const objects = [{ kind: 'ConfigMap' }, { kind: 'ConfigMap', data: { 'own.ps1': own } }, { kind: 'Secret', data: { key: runner } }];
  expect(objects.map(serializer.foldScripts)).toEqual(objects);
  expect([...objects, null, undefined, 'ConfigMap', 1].filter(serializer.test)).toEqual([]);
});

test('Jest prints the folded object', () => {
  const [object] = synthesized().filter(serializer.test);
  const printer = (value: object) => JSON.stringify(value);
  expect(serializer.serialize(object, {}, '', 0, [], printer)).toBe(JSON.stringify(serializer.foldScripts(object)));
});
