import { everywhere, Expected, NOTHING, PodCase, since17 } from './case';
import type { Json } from '../manifests';

const MAIN = '/spec/containers/0';
const SANDBOX = '%CONTAINER_SANDBOX_MOUNT_POINT%';

function command(...elements: string[]): PodCase['change'] {
  return container({ command: elements });
}

function container(fields: Json): PodCase['change'] {
  return (spec) => {
    delete spec.containers[0].command;
    Object.assign(spec.containers[0], fields);
  };
}

function inVolume(program: string, mountPath: string): PodCase['change'] {
  return (spec) => {
    container({ command: [program], volumeMounts: [{ name: 'tools', mountPath }] })(spec, {});
    spec.volumes = [{ name: 'tools', emptyDir: {} }];
  };
}

const secret = { valueFrom: { secretKeyRef: { name: 's', key: 'k' } } };
const atElement = (rule: string, index: number): Expected => [rule, 'error', `${MAIN}/command/${index}`];

export const commandCases: readonly PodCase[] = [
  { name: 'a line break', change: command('powershell.exe', '-Command', 'a\nb'), ...since17(atElement('HPC053', 2)) },
  { name: 'a line break at the end of the command', change: command('powershell.exe', '-Command', 'Get-Date -Format o\n'), ...since17(['HPC053', 'warning', `${MAIN}/command/2`]) },
  { name: 'a line break before other arguments', change: command('agent.exe', '--name=a\n', '--verbose'), ...since17(atElement('HPC053', 1)) },
  { name: 'a swallowed backslash', change: command('agent.exe', 'C:\u0008in'), ...since17(atElement('HPC053', 1)) },
  { name: 'a NUL', change: command('agent.exe', 'a\u0000b'), expected: [atElement('HPC053', 1)] },
  { name: 'a pipe sign', change: command('agent.exe', 'a|b'), ...since17(atElement('HPC054', 1)) },
  { name: 'a pipe sign in quotes', change: command('agent.exe', 'a | b'), expected: NOTHING },
  { name: 'a variable of cmd.exe', change: command('agent.exe', '%COMPUTERNAME%'), ...since17(['HPC054', 'warning', `${MAIN}/command/1`]) },
  { name: 'percent signs that enclose no name', change: command('agent.exe', '50% of 100%'), ...since17(atElement('HPC054', 1)) },
  { name: 'a single percent sign', change: command('agent.exe', '--format=%d'), expected: NOTHING },
  {
    name: 'a variable of cmd.exe whose value is syntax',
    change: container({ command: ['agent.exe', '%QUERY%'], env: [{ name: 'QUERY', value: 'a&b' }] }),
    expected: [atElement('HPC054', 1)],
    v16: [atElement('HPC089', 1)],
  },
  { name: 'arguments for the entrypoint of the image', change: container({ args: ['--x', 'a&b'] }), ...since17(['HPC054', 'error', `${MAIN}/args/1`]) },
  { name: 'good arguments for the entrypoint of the image', change: container({ args: ['--x', '/y'] }), expected: NOTHING },
  {
    name: 'a value that only the pod knows',
    change: container({ command: ['agent.exe', '$(TOKEN)'], env: [{ name: 'TOKEN', ...secret }] }),
    expected: [['HPC054', 'warning', `${MAIN}/command/1`]],
    v16: NOTHING,
  },
  {
    name: 'the name of the node',
    change: container({ command: ['agent.exe', '$(NODE)'], env: [{ name: 'NODE', valueFrom: { fieldRef: { fieldPath: 'spec.nodeName' } } }] }),
    expected: NOTHING,
  },
  {
    name: 'a value with syntax',
    change: container({ command: ['agent.exe', '$(QUERY)'], env: [{ name: 'QUERY', value: 'a&b' }] }),
    ...since17(atElement('HPC054', 1)),
  },
  { name: 'a path with blanks', change: command('my folder\\agent.exe', 'a b'), ...since17(atElement('HPC055', 0)) },
  { name: 'a command of cmd.exe itself', change: command('echo', 'x'), ...since17(atElement('HPC055', 0)) },
  { name: 'a path with slashes', change: command('bin/agent.exe'), ...since17(atElement('HPC055', 0)) },
  { name: 'an empty program', change: command('', 'x'), ...everywhere(atElement('HPC055', 0)) },
  { name: 'the sandbox variable as for kubelet', change: command('agent.exe', '$(CONTAINER_SANDBOX_MOUNT_POINT)\\a'), ...everywhere(atElement('HPC056', 1)) },
  {
    name: 'the sandbox variable in lower case',
    change: command('agent.exe', '%container_sandbox_mount_point%\\a'),
    expected: NOTHING,
    v16: [atElement('HPC056', 1)],
  },
  { name: 'the sandbox variable in lower case, for cmd.exe', change: command('cmd.exe', '/c', '%container_sandbox_mount_point%\\a.bat'), expected: NOTHING },
  {
    name: 'the sandbox variable for PowerShell, in a value and in a working directory',
    change: container({ env: [{ name: 'HOME', value: '${env:CONTAINER_SANDBOX_MOUNT_POINT}' }], workingDir: '$CONTAINER_SANDBOX_MOUNT_POINT' }),
    ...everywhere(['HPC056', 'error', `${MAIN}/workingDir`], ['HPC056', 'error', `${MAIN}/env/0/value`]),
  },
  { name: 'the sandbox variable as PowerShell reads it', change: command('powershell.exe', '-Command', '${env:CONTAINER_SANDBOX_MOUNT_POINT}'), expected: NOTHING },
  {
    name: 'the sandbox variable as PowerShell reads it, for an entrypoint that may be PowerShell',
    change: container({ args: ['${env:CONTAINER_SANDBOX_MOUNT_POINT}'] }),
    ...everywhere(['HPC056', 'warning', `${MAIN}/args/0`]),
  },
  {
    name: 'a name that resembles the sandbox variable',
    change: container({ env: [{ name: 'HOME', value: '%SANDBOX_MOUNT%\\a' }] }),
    ...everywhere(['HPC056', 'warning', `${MAIN}/env/0/value`]),
  },
  {
    name: 'a declared name that resembles the sandbox variable',
    change: container({ command: ['agent.exe', '%SANDBOX_MOUNT%\\a'], env: [{ name: 'SANDBOX_MOUNT', value: 'C:\\a' }] }),
    expected: [['HPC054', 'warning', `${MAIN}/command/1`]],
    v16: [atElement('HPC089', 1)],
  },
  { name: 'an absolute path outside Windows', change: command('C:\\app\\agent.exe'), ...everywhere(['HPC057', 'warning', `${MAIN}/command/0`]) },
  { name: 'a program of Windows', change: command('C:\\Windows\\System32\\ping.exe'), expected: NOTHING },
  { name: 'a program of the image', change: command(`${SANDBOX}\\bin\\agent.exe`), expected: NOTHING },
  { name: 'a script as program', change: command(`${SANDBOX}\\start.ps1`), ...everywhere(atElement('HPC058', 0)) },
  { name: 'a program in a volume', change: inVolume('C:\\tools\\agent.exe', 'C:\\tools'), expected: NOTHING, v16: [['HPC057', 'warning', `${MAIN}/command/0`]] },
  { name: 'a program of Unix', change: command('sleep', 'infinity'), ...everywhere(['HPC058', 'warning', `${MAIN}/command/0`]) },
  { name: 'a Unix shell', change: command('/bin/sh', '-c', 'x'), ...everywhere(atElement('HPC058', 0)) },
  { name: 'bare pwsh', change: command('pwsh', '-File', `${SANDBOX}\\a.ps1`), ...everywhere(atElement('HPC059', 0)) },
  {
    name: 'bare pwsh with a search path',
    change: container({ command: ['pwsh', '-File', `${SANDBOX}\\a.ps1`], env: [{ name: 'Path', value: `${SANDBOX}\\PowerShell` }] }),
    expected: NOTHING,
  },
  { name: 'pwsh of the image', change: command(`${SANDBOX}\\pwsh.exe`), expected: NOTHING },
  { name: 'a long command line', change: command('agent.exe', 'x'.repeat(8190)), ...since17(['HPC090', 'error', `${MAIN}/command`]) },
  {
    name: 'a command line that Windows itself does not take',
    change: container({ args: ['x'.repeat(32767)] }),
    expected: [['HPC090', 'error', `${MAIN}/args`]],
  },
  {
    name: 'probes and hooks',
    change: container({
      livenessProbe: { periodSeconds: 60, exec: { command: ['bash', '-c', 'x'] } },
      startupProbe: { exec: { command: ['check.exe', 'a', '<b'] } },
      lifecycle: { preStop: { exec: { command: ['pwsh.exe', '-Command', '50% or %X%'] } }, postStart: { exec: { command: ['warm-up.exe'] } } },
    }),
    expected: [
      ['HPC054', 'error', `${MAIN}/startupProbe/exec/command/2`], ['HPC054', 'error', `${MAIN}/lifecycle/preStop/exec/command/2`],
      ['HPC058', 'error', `${MAIN}/livenessProbe/exec/command/0`], ['HPC059', 'error', `${MAIN}/lifecycle/preStop/exec/command/0`],
    ],
    v16: [
      ['HPC058', 'error', `${MAIN}/livenessProbe/exec/command/0`], ['HPC059', 'error', `${MAIN}/lifecycle/preStop/exec/command/0`],
    ],
  },
  {
    name: 'a variable in a hook, where kubelet replaces none',
    change: container({ env: [{ name: 'NAME', value: 'n' }], lifecycle: { preStop: { exec: { command: ['stop.exe', '$(NAME)'] } } } }),
    ...everywhere(['HPC094', 'error', `${MAIN}/lifecycle/preStop/exec/command/1`]),
  },
];
