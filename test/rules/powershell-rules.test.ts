import { goodPod, Json } from './manifests';
import { Rules } from '../../src';

/** A pod that runs scripts of a ConfigMap, and the ConfigMap. */
function withScripts(data: Json, script = 'start.ps1', configMap: Json = { name: 'scripts' }, program = 'powershell.exe'): Json[] {
  const pod = goodPod();
  Object.assign(pod.spec.containers[0], {
    command: [program, '-NoProfile', '-File', `%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\scripts\\${script}`],
    volumeMounts: [{ name: 'scripts', mountPath: 'C:\\hostprocess-mounts\\scripts' }],
  });
  pod.spec.volumes = [{ name: 'scripts', configMap }];
  return [pod, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'scripts', namespace: 'monitoring' }, data }];
}

function found(documents: readonly Json[]): string[] {
  return Rules.check([...documents]).map(({ rule, severity, document, pointer, message }) => `${rule} ${severity} ${document}${pointer}: ${message}`);
}

test('scripts of a ConfigMap are read', () => {
  expect(found(withScripts({
    'start.ps1': 'Invoke-WebRequest https://example.com/a.exe -OutFile C:\\a.exe\n& C:\\a.exe\n',
    'other.ps1': 'Restart-Computer',
  }))).toEqual(['HPC106 warning 1/data/start.ps1: script "start.ps1" runs "C:\\a.exe", which it downloads, without a check of its content']);
  expect(found(withScripts({ 'a.txt': '$x ?? 1' }, 'start.ps1', { name: 'scripts', items: [{ key: 'a.txt', path: 'start.ps1' }] }))).toEqual([
    'HPC109 error 1/data/a.txt: script "a.txt" contains ??, which only PowerShell 7 knows',
  ]);
});

test('the script of a NodeScript is next to its runner', () => {
  expect(found(withScripts({ 'run-node-script.ps1': '. script.ps1', 'script.ps1': 'a && b' }, 'run-node-script.ps1'))).toEqual([
    'HPC109 error 1/data/script.ps1: script "script.ps1" contains &&, which only PowerShell 7 knows',
  ]);
});

test('scripts of other programs and other ConfigMaps are not read', () => {
  const scripts = { 'start.ps1': 'a && b' };
  expect(found(withScripts(scripts, 'start.ps1', { name: 'scripts' }, 'C:\\hpc\\pwsh.exe'))).toEqual([]);
  expect(found(withScripts(scripts, 'start.ps1', { name: 'more-scripts' }))).toEqual([]);
  expect(found(withScripts(scripts).slice(1))).toEqual([]);
});
