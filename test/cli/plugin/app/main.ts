// An app as teams have them: what this library makes, what Helm renders, and plain API objects. The names of the charts are its arguments.
import { join } from 'path';
import { ApiObject, App, Chart, Helm } from 'cdk8s';
import { HostProcessContainer, HostProcessDaemonSet, WindowsAccount } from 'cdk8s-hostprocess';

/** Keeps every rule where local groups can be accounts, and says so to nobody. */
function ours(chart: Chart): void {
  new HostProcessDaemonSet(chart, 'reader', {
    metadata: { name: 'reader', namespace: 'node-logs' },
    account: WindowsAccount.localGroup('hpc-log-readers'),
    containers: [HostProcessContainer.fromImage('registry.example/reader:1.0', { command: ['reader.exe'] })],
  });
}

/** A chart whose DaemonSet the API server refuses. */
function helm(chart: Chart): void {
  new Helm(chart, 'agent', { chart: join(__dirname, 'chart'), releaseName: 'agent', namespace: 'agents' });
}

/** A namespace that refuses the pods of the DaemonSet in it, a CronJob that cannot log on, and objects that Windows does not concern. */
function raw(chart: Chart): void {
  new ApiObject(chart, 'namespace', {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'agents', labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } },
  });
  new ApiObject(chart, 'cleaner', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'cleaner', namespace: 'agents' },
    spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: { spec: { restartPolicy: 'Never', ...hostProcessPod('ContainerAdministrator') } } } } },
  });
  // The same name as the CronJob: reports must not mix them up.
  new ApiObject(chart, 'service', {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cleaner', namespace: 'agents' },
    spec: { type: 'ExternalName', externalName: 'cleaner.example' },
  });
  new ApiObject(chart, 'web', {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: { metadata: { labels: { app: 'web' } }, spec: { hostNetwork: true, containers: [{ name: 'web', image: 'registry.example/web:1.0' }] } },
    },
  });
}

/** Risks that somebody accepts, with and without effect. */
function accepted(chart: Chart): void {
  new ApiObject(chart, 'pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'collector',
      annotations: {
        'ignore.cdk8s-hostprocess/HPC023': 'reads the security log, TEAM-7',
        'ignore.cdk8s-hostprocess/HPC046': 'mounted nothing since release 3',
      },
    },
    spec: hostProcessPod(String.raw`NT AUTHORITY\SYSTEM`),
  });
}

/** A container starts in a folder that may not be there. */
function warned(chart: Chart): void {
  new HostProcessDaemonSet(chart, 'collector', {
    account: WindowsAccount.localService(),
    containers: [HostProcessContainer.fromImage('registry.example/collector:1.0', { command: ['collector.exe'], workingDir: '/app' })],
  });
}

function hostProcessPod(runAsUserName: string): object {
  return {
    os: { name: 'windows' },
    nodeSelector: { 'kubernetes.io/os': 'windows' },
    hostNetwork: true,
    securityContext: { windowsOptions: { hostProcess: true, runAsUserName } },
    containers: [{ name: 'main', image: 'registry.example/main:1.0', command: ['main.exe'] }],
  };
}

const charts: Record<string, (chart: Chart) => void> = { ours, helm, raw, accepted, warned };
const app = new App();
for (const name of process.argv.slice(2)) {
  charts[name](new Chart(app, name));
}
app.synth();
