import { Chart, Cron, Testing } from 'cdk8s';
import { ServiceAccount } from 'cdk8s-plus-28';
import * as fc from 'fast-check';
import { container, containers, secret } from './generated-containers';
import { duration, few, key, label, made, map, number, Recipe, seldom, someOf, text } from './generated-values';
import { kinds, newChart } from './workloads';
import { DaemonSetUpdateStrategy, DeploymentStrategy, NodeToleration, PodCount, TaintEffect, WindowsAccount, WindowsNodes } from '../../src';

const toleration = fc.tuple(key, label, fc.constantFrom(undefined, ...Object.values(TaintEffect)), fc.option(duration, { nil: undefined }))
  .map(([taint, value, effect, evictAfter]): Recipe<NodeToleration> => () => NodeToleration.equal(taint, value, { effect, evictAfter }));
const nodes = fc.tuple(key, label, fc.array(label, { maxLength: 2 }), few(toleration))
  .map(([on, value, values, tolerations]): Recipe<WindowsNodes> => () => (
    WindowsNodes.all().withLabel(on, value).withLabelNotIn('z', ...values).tolerating(...tolerations())
  ));

const objectName = seldom(fc.constantFrom('agent', 'a-1', 'a'.repeat(52)), fc.constantFrom('a'.repeat(53), 'a'.repeat(63), 'Agent', 'a..b', ''));
const commonParts = {
  initContainers: containers(['init-1', 'init-2'], { sidecar: fc.boolean() }),
  nodes,
  podLabels: map(key, label),
  podAnnotations: map(key, text),
  selector: map(key, label),
  terminationGracePeriod: duration,
  metadata: fc.record({ name: objectName, labels: map(key, label), annotations: map(key, text) }, { requiredKeys: [] }),
  serviceAccount: fc.constant(ServiceAccount.fromServiceAccountName(new Chart(Testing.app(), 'imported'), 'account', 'reader')),
  automountServiceAccountToken: fc.constant(true),
  imagePullSecrets: fc.constant([secret]),
};

const count = fc.tuple(fc.boolean(), number).map(([percent, of]): Recipe<PodCount> => () => (percent ? PodCount.percent(of) : PodCount.pods(of)));
const schedule = fc.tuple(fc.constantFrom('*', '5', '*/5', '60', '1-3', '3-1'), fc.constantFrom('*', 'mon', '7', '0-6'))
  .map(([minute, weekDay]) => Cron.schedule({ minute, weekDay }));
const partsOfKind: { readonly [kind: string]: Record<string, fc.Arbitrary<unknown>> } = {
  DaemonSet: {
    updateStrategy: count.map((of) => () => DaemonSetUpdateStrategy.rollingUpdate(of())), minReady: duration, revisionHistoryLimit: number,
  },
  Deployment: {
    strategy: count.map((of) => () => DeploymentStrategy.rollingUpdate(of())), minReady: duration, progressDeadline: duration, replicas: number,
  },
  Job: { backoffLimit: number, activeDeadline: duration, ttlAfterFinished: duration },
  CronJob: {
    schedule, timeZone: fc.constantFrom('Etc/UTC', 'Europe/Berlin', 'europe/berlin', 'Local'), startingDeadline: duration, failedJobsRetained: number,
  },
  Pod: {},
};

/** Makes a chart with one workload, and synthesizes it; throws for values that the library refuses. */
export const generatedWorkloads: fc.Arbitrary<() => any[]> = fc.constantFrom(...Object.keys(kinds)).chain((kind) => fc.tuple(
  container('main'), containers(['second']), someOf(commonParts, 3), someOf(partsOfKind[kind], 2),
).map(([main, others, common, own]) => () => {
  const chart = newChart();
  kinds[kind](chart, 'agent', { account: WindowsAccount.localService(), containers: [main(), ...others()], ...made(common), ...made(own) });
  return Testing.synth(chart);
}));
