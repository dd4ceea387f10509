import { everywhere, Expected, NOTHING, PodCase, since17 } from './case';
import type { Json } from '../manifests';

const MAIN = '/spec/containers/0';
const SANDBOX = '%CONTAINER_SANDBOX_MOUNT_POINT%';

/** A change of fields of the container, which loses its command. */
function container(fields: Json): PodCase['change'] {
  return (spec) => {
    delete spec.containers[0].command;
    Object.assign(spec.containers[0], fields);
  };
}

function commandCase(name: string, command: readonly string[], findings: Pick<PodCase, 'expected' | 'v16'>): PodCase {
  return { name, change: container({ command }), ...findings };
}

const good = { expected: NOTHING };
const warned = (rule: string, index: number): Expected => [rule, 'warning', `${MAIN}/command/${index}`];
const refused = (rule: string, index: number): Expected => [rule, 'error', `${MAIN}/command/${index}`];
const hostIp = { name: 'HOST_IP', valueFrom: { fieldRef: { fieldPath: 'status.hostIP' } } };
const withHostIp = (...command: string[]) => container({ command, env: [hostIp] });
const probe = (command: readonly string[], more: Json = {}) => ({ periodSeconds: 60, exec: { command }, ...more });

const relativePaths: readonly PodCase[] = [
  commandCase('a program below the folder in which the container starts', ['bin\\agent.exe', '--config', 'a.yaml'], since17(warned('HPC088', 0))),
  commandCase('a program in the folder in which the container starts', ['.\\agent.exe'], since17(warned('HPC088', 0))),
  commandCase('a program on the search path, which ends with the folder of the image', ['agent.exe'], good),
  commandCase('a relative script', ['powershell.exe', '-NoProfile', '-File', '.\\scripts\\prepare.ps1'], since17(warned('HPC088', 3))),
  commandCase('a relative script, with other parameters before it', ['powershell', '-ep', 'Bypass', '-f', 'start.ps1'], since17(warned('HPC088', 4))),
  commandCase('a script of the image', ['powershell.exe', '-File', `${SANDBOX}\\start.ps1`], good),
  commandCase('a relative program in PowerShell code', ['powershell.exe', '-Command', 'Get-Date; & ".\\x y.exe" -a'], since17(warned('HPC088', 2))),
  commandCase('a relative path in a comment and in a string', ['powershell.exe', '-Command', "Write-Host '.\\x.exe' # .\\y.exe"], good),
  commandCase('code that changes its folder itself', ['powershell.exe', '-Command', `cd ${SANDBOX}; .\\x.exe`], good),
  commandCase('a relative program for cmd.exe', ['cmd', '/c', '.\\opt\\agent.exe', 'x'], since17(warned('HPC088', 2))),
  commandCase('a command of cmd.exe', ['cmd', '/c', 'cd /d C:\\data && .\\x.exe'], good),
  { name: 'a relative script for the entrypoint of the image', change: container({ args: ['.\\install.ps1'] }), ...since17(['HPC088', 'warning', `${MAIN}/args/0`]) },
  {
    name: 'a relative program in a probe',
    change: container({ command: ['agent.exe'], livenessProbe: probe(['cmd', '/c', '.\\opt\\probe.exe', '.\\etc\\watcher.txt']) }),
    ...since17(['HPC088', 'warning', `${MAIN}/livenessProbe/exec/command/2`]),
  },
  { name: 'a relative program in a folder of the host', change: container({ command: ['bin\\agent.exe'], workingDir: 'C:\\agent' }), ...good },
  { name: 'a relative program in a folder of the image', change: container({ command: ['.\\agent.exe'], workingDir: `${SANDBOX}\\bin` }), ...good },
  ...['..\\..\\AgentHome', 'tools\\agent', '.'].map((workingDir): PodCase => ({
    name: `the relative working directory ${workingDir}`,
    change: container({ command: ['powershell.exe', '-File', 'start.ps1'], workingDir }),
    ...since17(['HPC088', 'error', `${MAIN}/workingDir`]),
  })),
];

const wholeLines: readonly PodCase[] = [
  commandCase('a command line in one element', ['powershell.exe -NoProfile -File C:\\hpc\\x.ps1'], { expected: [warned('HPC086', 0)], v16: [refused('HPC086', 0)] }),
  commandCase('a command line of a program without an extension', ['ping -t localhost'], { expected: [warned('HPC086', 0)], v16: [refused('HPC086', 0)] }),
  commandCase('a command line with syntax of cmd.exe', ['ping -t localhost > NUL'], { expected: [warned('HPC086', 0)], v16: [refused('HPC086', 0)] }),
  commandCase('a command line with quotes in one element', ['agent.exe -c "a b"'], everywhere(refused('HPC086', 0))),
  commandCase('a command line before an argument with a space', ['agent.exe -c', 'a b'], everywhere(refused('HPC086', 0))),
  commandCase('a path with a space', ['C:\\Program Files\\a\\agent.exe', '-c'], good),
];

const shells: readonly PodCase[] = [
  commandCase('a path with a space after /c', ['cmd.exe', '/c', `${SANDBOX}\\Program Files\\pwsh.exe`, '-nol'], good),
  commandCase('a path with a space after /c, and another argument with one', ['cmd.exe', '/c', `${SANDBOX}\\Program Files\\pwsh.exe`, '-c', 'a; b'], everywhere(refused('HPC102', 2))),
  commandCase('a path with parentheses after /c', ['cmd.exe', '/c', 'C:\\Program Files (x86)\\a.exe', '-x'], everywhere(refused('HPC102', 2))),
  commandCase('a path with a space after /s and /c', ['cmd', '/s', '/c', 'C:\\Program Files\\a.exe', '-x'], everywhere(refused('HPC102', 3))),
  commandCase('a path with a space after call', ['cmd', '/c', 'call', 'C:\\Program Files\\a.exe', 'a b'], good),
  commandCase('code after /c', ['cmd', '/c', 'dir C:\\ & (echo x)', 'y'], good),
  commandCase('a program of the image without an extension', [`${SANDBOX}\\agnhost`, 'netexec'], since17(warned('HPC099', 0))),
  commandCase('a program of Windows without an extension', ['C:\\Windows\\System32\\ping', '-t', 'localhost'], good),
];

const variables: readonly PodCase[] = [
  { name: 'a variable of the container in the syntax of cmd.exe', change: withHostIp('agent.exe', '--ip=%HOST_IP%'), expected: [warned('HPC054', 1)], v16: [refused('HPC089', 1)] },
  { name: 'a variable of the container in the syntax of PowerShell', change: withHostIp('agent.exe', '--ip=$env:HOST_IP'), ...everywhere(refused('HPC089', 1)) },
  { name: 'a variable of the container in the syntax of a Unix shell', change: withHostIp('agent.exe', '--ip=${HOST_IP}'), ...everywhere(warned('HPC089', 1)) },
  { name: 'a variable of the container in PowerShell code', change: withHostIp('powershell.exe', '-Command', 'ping $env:HOST_IP'), ...good },
  { name: 'a variable of the container after -File', change: withHostIp('powershell.exe', '-File', `${SANDBOX}\\a.ps1`, '$env:HOST_IP'), ...everywhere(refused('HPC089', 3)) },
  { name: 'a variable of the container for cmd.exe', change: withHostIp('cmd.exe', '/c', 'echo %HOST_IP%'), expected: [warned('HPC054', 2)], v16: NOTHING },
  { name: 'a variable as kubelet replaces it', change: withHostIp('agent.exe', '--ip=$(HOST_IP)', '$$HOST_IP'), ...good },
  { name: 'a variable that the container does not have', change: withHostIp('agent.exe', '$env:OTHER ${OTHER}'), ...good },
  {
    name: 'the sandbox variable as PowerShell reads it, after -File',
    change: container({ command: ['powershell.exe', '-NoProfile', '-File', '${env:CONTAINER_SANDBOX_MOUNT_POINT}\\a.ps1', '$Env:CONTAINER_SANDBOX_MOUNT_POINT'] }),
    ...everywhere(refused('HPC056', 3), refused('HPC056', 4)),
  },
  {
    name: 'the sandbox variable among the variables of a container',
    change: container({ command: ['agent.exe'], env: [{ name: 'CONTAINER_SANDBOX_MOUNT_POINT', value: 'C:\\hpc' }] }),
    ...everywhere(['HPC087', 'warning', `${MAIN}/env/0`]),
  },
];

const probes: readonly PodCase[] = [
  {
    name: 'processes every ten seconds',
    change: container({ command: ['agent.exe'], livenessProbe: { exec: { command: ['agent.exe', 'live'] } }, readinessProbe: probe(['agent.exe'], { periodSeconds: 59 }) }),
    ...everywhere(['HPC101', 'warning', `${MAIN}/livenessProbe/exec`], ['HPC101', 'warning', `${MAIN}/readinessProbe/exec`]),
    v2: NOTHING,
  },
  {
    name: 'processes that are rare, or end with the start of the container',
    change: container({ command: ['agent.exe'], livenessProbe: probe(['agent.exe']), startupProbe: { exec: { command: ['agent.exe'] } }, readinessProbe: { httpGet: { port: 80 } } }),
    ...good,
  },
];

const images: readonly PodCase[] = [
  {
    name: 'an image that starts an absolute path',
    change: container({ image: 'registry.k8s.io/e2e-test-images/agnhost:2.40', args: ['netexec'] }),
    ...everywhere(['HPC100', 'warning', `${MAIN}/image`]),
  },
  { name: 'such an image with a command', change: container({ image: 'grafana/alloy@sha256:00', command: [`${SANDBOX}\\alloy.exe`] }), ...good },
  { name: 'an image whose entrypoint is unknown', change: container({ image: 'registry.example.com/agent:1' }), ...good },
];

const inCode = (name: string, code: string, ...expected: Expected[]) => commandCase(name, ['powershell.exe', '-NoProfile', '-Command', code], { expected });

const code: readonly PodCase[] = [
  inCode('code that runs a download', 'iex ((New-Object Net.WebClient).DownloadString(\'https://example.com/a.ps1\'))', warned('HPC106', 3)),
  inCode('code that restarts the node', 'Install-Thing; Restart-Computer -Force', warned('HPC107', 3)),
  commandCase('a program that restarts the node', ['shutdown.exe', '/r', '/t', '0'], everywhere(warned('HPC107', 0))),
  inCode('code that repeats a firewall rule', 'New-NetFirewallRule -DisplayName agent -LocalPort 9182 -Protocol TCP', warned('HPC108', 3)),
  inCode('code for PowerShell 7', '$a = $true ? 1 : 2; Write-Output $a', refused('HPC109', 3)),
  commandCase('code for PowerShell 7 in PowerShell 7', [`${SANDBOX}\\pwsh.exe`, '-Command', '$a = $true ? 1 : 2'], good),
  inCode('words in a string', "Write-Host 'Restart-Computer; New-NetFirewallRule' # shutdown /r"),
];

/** What a command means on the node: its paths, its shells, its variables. */
export const commandPathCases: readonly PodCase[] = [...relativePaths, ...wholeLines, ...shells, ...variables, ...probes, ...images, ...code];
