import { Chart, Duration, Size, Testing } from 'cdk8s';
import { ConfigMap, Cpu } from 'cdk8s-plus-28';
import { rendered } from './rendered';
import {
  EnvironmentSource, EnvironmentVariable, HostProcessContainer, HostProcessContainerProps, HostProcessHandler, HostProcessPort, HostProcessProbe,
  HostProcessVolume, ImagePullPolicy, NodeScript, ProbePort, ScriptRun, TerminationMessagePolicy, WindowsAccount,
} from '../../src';

const fromImage = (props: HostProcessContainerProps) => HostProcessContainer.fromImage('agent:1', props);
const script = NodeScript.fromInline('exit 0');

test('a container is its image and a name, and nothing that nobody asked for', () => {
  expect(rendered(HostProcessContainer.fromImage('agent:1'))).toEqual({ name: 'main', image: 'agent:1' });
});

const settings = ConfigMap.fromConfigMapName(new Chart(Testing.app(), 'chart'), 'settings', 'settings');
const probe = HostProcessProbe.exec(['agent.exe', 'check']);
const hook = HostProcessHandler.exec(['agent.exe', 'stop']);

test.each<[keyof HostProcessContainerProps, HostProcessContainerProps, object]>([
  ['name', { name: 'agent' }, { name: 'agent' }],
  ['account', { account: WindowsAccount.networkService() }, { securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\NetworkService' } } }],
  ['command', { command: ['agent.exe', '-v'] }, { command: ['agent.exe', '-v'] }],
  ['args', { args: ['-v'] }, { args: ['-v'] }],
  ['workingDir', { workingDir: 'C:\\agent' }, { workingDir: 'C:\\agent' }],
  ['env', { env: [EnvironmentVariable.fromValue('B', '1'), EnvironmentVariable.fromValue('A', '$(B)')] }, { env: [{ name: 'B', value: '1' }, { name: 'A', value: '$(B)' }] }],
  ['envFrom', { envFrom: [EnvironmentSource.fromConfigMap(settings)] }, { envFrom: [{ configMapRef: { name: 'settings' } }] }],
  ['ports', { ports: [HostProcessPort.tcp(9182, { name: 'metrics' })] }, { ports: [{ containerPort: 9182, name: 'metrics' }] }],
  [
    'resources', { resources: { cpu: { request: Cpu.millis(50) }, memory: { limit: Size.mebibytes(300) } } },
    { resources: { requests: { cpu: '50m' }, limits: { memory: '300Mi' } } },
  ],
  ['extendedResources', { extendedResources: { 'microsoft.com/directx': 1 } }, { resources: { requests: { 'microsoft.com/directx': 1 }, limits: { 'microsoft.com/directx': 1 } } }],
  ['livenessProbe', { livenessProbe: probe }, { livenessProbe: { exec: { command: ['agent.exe', 'check'] } } }],
  ['readinessProbe', { readinessProbe: probe }, { readinessProbe: { exec: { command: ['agent.exe', 'check'] } } }],
  ['startupProbe', { startupProbe: probe }, { startupProbe: { exec: { command: ['agent.exe', 'check'] } } }],
  ['postStart', { postStart: hook }, { lifecycle: { postStart: { exec: { command: ['agent.exe', 'stop'] } } } }],
  ['preStop', { preStop: hook }, { lifecycle: { preStop: { exec: { command: ['agent.exe', 'stop'] } } } }],
  ['mounts', { mounts: [HostProcessVolume.fromConfigMap(settings).mount()] }, { volumeMounts: [{ name: 'settings', mountPath: 'C:\\hostprocess-mounts\\settings' }] }],
  ['imagePullPolicy', { imagePullPolicy: ImagePullPolicy.NEVER }, { imagePullPolicy: 'Never' }],
  ['terminationMessagePolicy', { terminationMessagePolicy: TerminationMessagePolicy.FALLBACK_TO_LOGS_ON_ERROR }, { terminationMessagePolicy: 'FallbackToLogsOnError' }],
  ['stdin', { stdin: true, stdinOnce: true, tty: true }, { stdin: true, stdinOnce: true, tty: true }],
])('%s controls its field and no other', (_prop, props, fields) => {
  expect(rendered(fromImage(props))).toEqual({ name: 'main', image: 'agent:1', ...fields });
});

test('empty lists are left out', () => {
  expect(rendered(fromImage({ args: [], env: [], envFrom: [], ports: [], mounts: [], extendedResources: {}, resources: {} }))).toEqual({ name: 'main', image: 'agent:1' });
});

test('what changes afterwards in the lists that were given does not change the container', () => {
  const lists = {
    command: ['agent.exe'], args: ['-v'], env: [EnvironmentVariable.fromValue('A', '1')], envFrom: [EnvironmentSource.fromConfigMap(settings)],
    ports: [HostProcessPort.tcp(80)], mounts: [HostProcessVolume.fromConfigMap(settings).mount()],
  };
  const container = fromImage(lists);
  const before = rendered(container);
  Object.values(lists).forEach((list) => list.splice(0));
  expect(rendered(container)).toEqual(before);
  container.ports.splice(0);
  container.mounts.splice(0);
  expect(rendered(container)).toEqual(before);
});

test('a script runs by one constant command line, on the base image', () => {
  expect(rendered(HostProcessContainer.fromScript(script, { run: ScriptRun.every(Duration.minutes(5)), env: [EnvironmentVariable.fromValue('A', '1')] }))).toMatchObject({
    image: 'mcr.microsoft.com/oss/kubernetes/windows-host-process-containers-base-image:v1.0.0',
    command: [
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe', '-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-File',
      '%CONTAINER_SANDBOX_MOUNT_POINT%\\hostprocess-mounts\\script\\run-node-script.ps1',
    ],
    env: [
      { name: 'HOSTPROCESS_RUN', value: 'every' }, { name: 'HOSTPROCESS_RUN_EVERY_SECONDS', value: '300' }, { name: 'HOSTPROCESS_RUN_JITTER_SECONDS', value: '30' },
      { name: 'A', value: '1' },
    ],
    volumeMounts: [{ name: 'script-main', mountPath: 'C:\\hostprocess-mounts\\script', readOnly: true }],
  });
});

test('a script may come with an image of its own', () => {
  expect(rendered(HostProcessContainer.fromScript(script, { run: ScriptRun.forever(), image: 'tools:2' })).image).toBe('tools:2');
});

test.each<[string, HostProcessContainerProps, string]>([
  ['a name that is no DNS label', { name: 'Agent' }, 'container name "Agent" is not a DNS label'],
  ['an account as text', { account: 'SYSTEM' as any }, '[HPC014] container "main": account must be a WindowsAccount, got "SYSTEM". Use WindowsAccount.localService()'],
  ['a command as text', { command: 'agent.exe -v' as any }, 'container "main": command must be a list of strings, got "agent.exe -v"'],
  ['an empty command', { command: [] }, 'command is empty'],
  ['a number as argument', { args: [5 as any] }, 'container "main": args must be a list of strings, got [5]'],
  ['a working directory that lost its backslash', { workingDir: 'C:\var' }, 'container "main": workingDir "C:\\var" '],
  ['two ports of one name', { ports: [HostProcessPort.tcp(1, { name: 'a' }), HostProcessPort.udp(2, { name: 'a' })] }, 'container "main" has two ports called "a". Give each port a different name.'],
  ['one port twice', { ports: [HostProcessPort.tcp(1), HostProcessPort.udp(1), HostProcessPort.tcp(1, { name: 'a' })] }, '[HPC031] container "main" claims port TCP/1 twice. Declare it once.'],
  [
    'a probe of a port that it does not have', { readinessProbe: HostProcessProbe.httpGet({ port: ProbePort.fromName('web') }) },
    'a probe or hook of container "main" calls port "web", which the container does not declare. Add ports: [HostProcessPort.tcp(number, { name: "web" })]',
  ],
  ['a hook to a port that it does not have', { preStop: HostProcessHandler.httpGet({ port: ProbePort.fromName('web') }) }, 'a probe or hook of container "main" calls port "web"'],
  [
    'a liveness probe that waits for two successes', { livenessProbe: HostProcessProbe.exec(['a'], { successThreshold: 2 }) },
    'container "main": successThreshold of the liveness probe must be 1, got 2. Leave successThreshold out. Only a readiness probe can wait for more than one success.',
  ],
  ['a startup probe that waits for two successes', { startupProbe: HostProcessProbe.exec(['a'], { successThreshold: 2 }) }, 'container "main": successThreshold of the startup probe must be 1, got 2.'],
  ['wrong resources', { resources: { cpu: { request: Cpu.units(2), limit: Cpu.units(1) } } }, 'cpu has a request above its limit'],
  ['wrong devices', { extendedResources: { gpu: 1 } }, 'container "main": extended resource "gpu" must start with the domain of its vendor'],
  ['a security context', { securityContext: {} } as any, 'HostProcessContainer.fromImage has no property "securityContext". Set the user with "account"'],
  ['runAsNonRoot', { runAsNonRoot: true } as any, 'no property "runAsNonRoot". Leave it out: it is for Linux only'],
  ['volume mounts', { volumeMounts: [] } as any, 'no property "volumeMounts". Use "mounts"'],
  ['a misspelt property', { readynessProbe: probe } as any, 'no property "readynessProbe". Did you mean "readinessProbe"?'],
  ['how a script runs', { run: ScriptRun.once() } as any, 'HostProcessContainer.fromImage has no property "run".'],
])('fails for %s', (_what, props, text) => {
  expect(() => fromImage(props)).toThrow(text);
});

test.each<[string, () => unknown, string]>([
  ['no image', () => (HostProcessContainer.fromImage as any)(), 'image undefined is not the name of an image. Use registry/repository:tag'],
  ['an empty image', () => HostProcessContainer.fromImage(''), 'image "" is not the name of an image'],
  ['an image with a blank', () => HostProcessContainer.fromScript(script, { run: ScriptRun.once(), image: 'tools :2' }), 'image "tools :2" is not the name of an image'],
  ['a script as text', () => HostProcessContainer.fromScript('exit 0' as any, { run: ScriptRun.once() }), 'HostProcessContainer.fromScript: script must be a NodeScript, got "exit 0". Use NodeScript.fromFile(path)'],
  ['a script that does not say how it runs', () => (HostProcessContainer.fromScript as any)(script), 'HostProcessContainer.fromScript: run must be a ScriptRun, got undefined. Set run: ScriptRun.once()'],
  ['a script with a command', () => HostProcessContainer.fromScript(script, { run: ScriptRun.once(), command: ['a'] } as any), 'HostProcessContainer.fromScript has no property "command".'],
])('fails for %s', (_what, make, text) => {
  expect(make).toThrow(text);
});

test('a readiness probe may wait for two successes, and a named port that is declared may be probed', () => {
  const container = fromImage({
    ports: [HostProcessPort.tcp(80, { name: 'web' })], readinessProbe: HostProcessProbe.tcpSocket(ProbePort.fromName('web'), { successThreshold: 2 }),
  });
  expect(rendered(container).readinessProbe).toEqual({ tcpSocket: { port: 'web' }, successThreshold: 2 });
});
