import { Chart, Cron, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import {
  HostProcessContainer, HostProcessCronJob, HostProcessDaemonSet, HostProcessDeployment, HostProcessJob, HostProcessPod, HostProcessWorkload,
  HostProcessWorkloadProps, WindowsAccount,
} from '../../src';

/** Properties that every workload must have, and the least that runs. */
export function minimal(): HostProcessWorkloadProps {
  return { account: WindowsAccount.localService(), containers: [HostProcessContainer.fromImage('agent:1')] };
}

/** Makes each kind of workload. */
export const kinds: { readonly [kind: string]: (scope: Construct, id: string, props: HostProcessWorkloadProps) => HostProcessWorkload } = {
  DaemonSet: (scope, id, props) => new HostProcessDaemonSet(scope, id, props),
  Deployment: (scope, id, props) => new HostProcessDeployment(scope, id, props),
  Job: (scope, id, props) => new HostProcessJob(scope, id, props),
  CronJob: (scope, id, props) => new HostProcessCronJob(scope, id, { schedule: Cron.daily(), ...props }),
  Pod: (scope, id, props) => new HostProcessPod(scope, id, props),
};

export function newChart(id = 'chart', namespace?: string): Chart {
  return new Chart(Testing.app(), id, { namespace });
}

/** The one object of a kind in what a chart synthesizes. */
export function synthesized(chart: Chart, kind: string): any {
  const objects = Testing.synth(chart).filter((object) => object.kind === kind);
  expect(objects).toHaveLength(1);
  return objects[0];
}

/** Metadata and spec of the pod that an object makes or is. */
export function podOf(object: any): { metadata: any; spec: any } {
  switch (object.kind) {
    case 'Pod': return object;
    case 'CronJob': return object.spec.jobTemplate.spec.template;
    default: return object.spec.template;
  }
}

/** The pod of a DaemonSet with these properties beside the least ones. */
export function podWith(props: Partial<HostProcessWorkloadProps>): { metadata: any; spec: any } {
  const chart = newChart();
  new HostProcessDaemonSet(chart, 'agent', { ...minimal(), ...props });
  return podOf(synthesized(chart, 'DaemonSet'));
}
