import { join } from 'path';
import { ApiObject, App, Chart, ChartProps, Include, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { HostProcessNamespace, WindowsAccount, WindowsNodeExporter } from 'cdk8s-hostprocess';

/**
 * An exporter that we configure, and a backup agent that a vendor ships as YAML. Both run on the
 * host of every Windows node.
 */
export class Pipeline extends Chart {
  constructor(scope: Construct, id: string, props: ChartProps = {}) {
    super(scope, id, props);
    const monitoring = new HostProcessNamespace(this, 'monitoring', { metadata: { name: 'windows-monitoring' } });
    new WindowsNodeExporter(this, 'exporter', {
      metadata: { name: 'windows-exporter', namespace: monitoring.name },
      account: WindowsAccount.localSystem({ reason: 'Reads the performance counters of the node.' }),
    });

    new HostProcessNamespace(this, 'backup', { metadata: { name: 'contoso-backup' } });
    const vendor = new Include(this, 'backup-agent', { url: join(__dirname, 'vendor', 'backup-agent.yaml') });
    for (const daemonSet of vendor.apiObjects.filter(({ kind }) => kind === 'DaemonSet')) {
      complete(daemonSet);
    }
  }
}

/** Adds what the validation of `cdk8s synth` reports as missing in the vendor's manifest. */
function complete(daemonSet: ApiObject): void {
  daemonSet.addJsonPatch(
    JsonPatch.add('/spec/template/spec/os', { name: 'windows' }),
    JsonPatch.add('/spec/template/metadata/annotations', {
      'cdk8s-hostprocess/account-reason': 'Only administrators can take volume shadow copies.',
    }),
  );
}

const app = new App();
new Pipeline(app, 'pipeline');
app.synth();
