// One case in one process: builds objects, synthesizes them, and prints what it took as a line of JSON.
import { ApiObject, App, Chart, Yaml } from 'cdk8s';

interface Case {
  /** Which library makes the objects; `import` only loads it. */
  readonly maker: 'raw' | 'ours' | 'kplus';
  readonly objects: number;
  readonly charts: number;
  /** Whether the app is validated, as `app.synth()` does; otherwise only its objects are rendered. */
  readonly validated: boolean;
}

type Maker = (chart: Chart, index: number) => void;

function makerOf({ maker }: Case): Maker {
  switch (maker) {
    case 'ours': return ours();
    case 'kplus': return kplus();
    case 'raw': return raw();
  }
}

function ours(): Maker {
  const { HostProcessContainer, HostProcessDaemonSet, HostProcessPort, HostProcessProbe, NodeToleration, ProbePort, WindowsAccount, WindowsNodes } =
    require('cdk8s-hostprocess') as typeof import('cdk8s-hostprocess');
  const { Cpu } = require('cdk8s-plus-28') as typeof import('cdk8s-plus-28');
  const { Size } = require('cdk8s') as typeof import('cdk8s');
  return (chart, index) => new HostProcessDaemonSet(chart, `agent-${index}`, {
    account: WindowsAccount.localService(),
    nodes: WindowsNodes.all().tolerating(NodeToleration.windowsOs()),
    containers: [HostProcessContainer.fromImage('registry.example.com/agent:1.2.3', {
      command: ['agent.exe'],
      args: ['--config', 'C:\\agent\\config.yaml', '--listen', ':9182'],
      ports: [HostProcessPort.tcp(9182, { name: 'http' })],
      livenessProbe: HostProcessProbe.httpGet({ path: '/health', port: ProbePort.fromName('http') }),
      resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
    })],
  });
}

/** The very objects that `ours` gives, as the plain API objects of cdk8s. */
function raw(): Maker {
  const app = new App();
  ours()(new Chart(app, 'sample'), 0);
  const { apiVersion, kind, spec } = Yaml.load(writeSample(app))[0];
  return (chart, index) => new ApiObject(chart, `agent-${index}`, { apiVersion, kind, spec });
}

function writeSample(app: App): string {
  const { writeFileSync, mkdtempSync } = require('node:fs') as typeof import('node:fs');
  const file = `${mkdtempSync(`${require('node:os').tmpdir()}/bench-`)}/sample.yaml`;
  writeFileSync(file, app.synthYaml());
  return file;
}

function kplus(): Maker {
  const { Cpu, DaemonSet, Probe } = require('cdk8s-plus-28') as typeof import('cdk8s-plus-28');
  const { Size } = require('cdk8s') as typeof import('cdk8s');
  return (chart, index) => new DaemonSet(chart, `agent-${index}`, {
    hostNetwork: true,
    containers: [{
      image: 'registry.example.com/agent:1.2.3',
      command: ['agent.exe'],
      args: ['--config', 'C:\\agent\\config.yaml', '--listen', ':9182'],
      ports: [{ number: 9182, name: 'http' }],
      liveness: Probe.fromHttpGet('/health', { port: 9182 }),
      resources: { cpu: { request: Cpu.millis(100) }, memory: { request: Size.mebibytes(150), limit: Size.mebibytes(300) } },
    }],
  });
}

function apiObjects(chart: Chart): ApiObject[] {
  return chart.node.findAll().filter((construct): construct is ApiObject => ApiObject.isApiObject(construct));
}

function run(options: Case): void {
  const make = makerOf(options);
  const start = process.cpuUsage();
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
  // Processor time: what else the machine does meanwhile does not count.
  const { user, system } = process.cpuUsage(start);
  const milliseconds = (user + system) / 1000;
  console.log(JSON.stringify({ milliseconds, bytes: text.length, peakMebibytes: process.resourceUsage().maxRSS / 1024 }));
}

run(JSON.parse(process.argv[2]));
