import { App, Chart, ChartProps } from 'cdk8s';
import { Construct } from 'constructs';
import {
  HostProcessNamespace, NodeToleration, ServiceBinary, ServiceRecovery, WindowsNodes, WindowsNodeSettings, WindowsServer, WindowsService,
} from 'cdk8s-hostprocess';

/** The release: the image and the files in it. An upgrade changes these lines. */
const release = {
  image: 'registry.example.com/contoso/agent:2.4.1',
  program: ServiceBinary.fromImage('bin/contoso-agent.exe', '3f79bb7b435b05321651daefd374cdc681dc06faa65e374e38337b88ca046dea')
    .withFile('bin/contoso-agent.dll', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'),
};

/** Rolls out a Windows service to every node of a pool, and upgrades it like any other workload. */
export class ServiceRollout extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    new HostProcessNamespace(this, 'admin', { metadata: { name: 'node-admin' } });
    new WindowsNodeSettings(this, 'contoso-agent', {
      metadata: { name: 'contoso-agent', namespace: 'node-admin' },
      nodes: WindowsNodes.ofServer(WindowsServer.LTSC2022).tolerating(NodeToleration.everything()),
      image: release.image,
      settings: [WindowsService.define('contoso-agent', {
        binary: release.program,
        vendor: 'Contoso',
        args: ['--config', 'C:\\ProgramData\\Contoso\\agent.yaml'],
        displayName: 'Contoso agent',
        recovery: ServiceRecovery.restart(),
      })],
    });
  }
}

const app = new App();
new ServiceRollout(app, 'windows-service');
app.synth();
