// TS2345
import { Chart } from 'cdk8s';
import { WindowsAccount, WindowsNodeExporter } from 'cdk8s-hostprocess';

export const exporter = new WindowsNodeExporter(new Chart(undefined as any, 'chart'), 'exporter',
  { experimentalAccount: true }, // twin: { account: WindowsAccount.localSystem({ reason: 'containers' }) },
);
