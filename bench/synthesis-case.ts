// Runs one case in one process: creates objects, synthesizes them, and prints time and memory as a
// line of JSON.
import { ApiObject, App, Chart, Size, Yaml } from 'cdk8s';
import { Cpu, DaemonSet, Node, NodeLabelQuery, NodeTaintQuery, Probe, TaintEffect } from 'cdk8s-plus-28';
import {
  HostProcessContainer, HostProcessDaemonSet, HostProcessPort, HostProcessProbe, NodeToleration, ProbePort, WindowsAccount, WindowsNodes,
} from 'cdk8s-hostprocess';

interface Case {
  /** The library that creates the objects. */
  readonly maker: 'raw' | 'ours' | 'kplus';
  readonly objects: number;
  readonly charts: number;
  /** Whether the app is validated, as in `app.synth()`. If false, its objects are only rendered. */
  readonly validated: boolean;
}

type Maker = (chart: Chart, index: number) => void;

const resources = { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } };
const command = ['agent.exe'];
const args = ['--config', 'C:\\agent\\config.yaml', '--listen', ':9182'];
const image = 'registry.example.com/agent:1.2.3';

const ours: Maker = (chart, index) => new HostProcessDaemonSet(chart, `agent-${index}`, {
  account: WindowsAccount.localService(),
  nodes: WindowsNodes.all().tolerating(NodeToleration.windowsOs()),
  containers: [HostProcessContainer.fromImage(image, {
    command,
    args,
    ports: [HostProcessPort.tcp(9182, { name: 'http' })],
    livenessProbe: HostProcessProbe.httpGet({ path: '/health', port: ProbePort.fromName('http') }),
    resources,
  })],
});

/** The closest equivalent in cdk8s-plus: the same container on the same nodes. */
const kplus: Maker = (chart, index) => {
  const daemonSet = new DaemonSet(chart, `agent-${index}`, {
    hostNetwork: true,
    containers: [{
      image, command, args, resources,
      ports: [{ number: 9182, name: 'http' }],
      liveness: Probe.fromHttpGet('/health', { port: 9182 }),
    }],
  });
  daemonSet.scheduling.attract(Node.labeled(NodeLabelQuery.is('kubernetes.io/os', 'windows')));
  daemonSet.scheduling.tolerate(Node.tainted(NodeTaintQuery.is('os', 'windows', { effect: TaintEffect.NO_SCHEDULE })));
};

/** The API object that `ours` renders, written as users of plain cdk8s write it. */
const raw: Maker = (chart, index) => {
  const labels = { 'cdk8s.io/metadata.addr': `agent-${index}` };
  new ApiObject(chart, `agent-${index}`, {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels: { 'app.kubernetes.io/name': `sample-agent-${index}`, ...labels } },
        spec: {
          os: { name: 'windows' },
          hostNetwork: true,
          securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } },
          nodeSelector: { 'kubernetes.io/os': 'windows' },
          tolerations: [{ key: 'os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }],
          automountServiceAccountToken: false,
          containers: [{
            name: 'main',
            image: 'registry.example.com/agent:1.2.3',
            command: ['agent.exe'],
            args: ['--config', 'C:\\agent\\config.yaml', '--listen', ':9182'],
            ports: [{ containerPort: 9182, name: 'http' }],
            resources: { requests: { cpu: '100m', memory: '150Mi' }, limits: { memory: '300Mi' } },
            livenessProbe: { httpGet: { path: '/health', port: 'http' } },
          }],
        },
      },
    },
  });
};

/**
 * Throws unless `ours` and `raw` render the same object, except for names and labels. Every maker
 * creates one object before the measurement starts, so that the results do not include what is
 * loaded or compiled at the first use.
 */
function checkSameObject(): void {
  const [mine, theirs] = [ours, raw, kplus].map((make) => {
    const app = new App();
    make(new Chart(app, 'sample'), 0);
    return app.synthYaml().replace(/(name: sample-|addr: ).*/gu, '$1');
  });
  if (mine !== theirs) {
    throw new Error(`the objects differ:\n${mine}\n${theirs}`);
  }
}

function apiObjects(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

function run(options: Case): void {
  checkSameObject();
  const make = { raw, ours, kplus }[options.maker];
  const start = process.hrtime.bigint();
  const app = new App();
  for (let chart = 0; chart < options.charts; chart++) {
    const scope = new Chart(app, `chart-${chart}`);
    for (let index = 0; index < options.objects / options.charts; index++) {
      make(scope, index);
    }
  }
  const text = options.validated
    ? app.synthYaml()
    : Yaml.stringify(...app.charts.flatMap((chart) => apiObjects(chart).map((object) => object.toJson())));
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(JSON.stringify({ milliseconds, bytes: text.length, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));
}

run(JSON.parse(process.argv[1]));
