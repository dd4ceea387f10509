import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { subjectOf } from '../manifest-object';
import { asObject, isSet, Json, pointerInto, shown } from '../reading/json';
import type { PodTemplate } from '../reading/pod-template';
import { declaredPorts, portsOf } from '../reading/ports';
import type { PodRule, Report, SetRule } from '../rule';

export const rule: PodRule & SetRule = {
  id: 'HPC032',
  title: 'Pods that declare ports do not have to share a node',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Ports of a HostProcess pod are ports of its node, so the scheduler does not place two such pods on one node. A pod that has no node for itself stays Pending.',
  fix: 'Use a DaemonSet, or keep the number of replicas below the number of Windows nodes that the pod may run on.',
  symptoms: { status: ['Pending'], pod: ["node(s) didn't have free ports for the requested pod ports"] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/overview/#services',
    'https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins',
  ],
  fields: ['ports'],
  checkPod(pod, context) {
    const declared = portsOf(pod, context)[0];
    if (declared === undefined || pod.kind === 'Pod' || pod.kind === 'Job' || pod.kind === 'CronJob') {
      return;
    }
    for (const report of [replicasReport(pod), surgeReport(pod)]) {
      if (report !== undefined) {
        const message = `${report.message}, and container ${quoted(declared.container.name)} declares port ${shown(declared.port.containerPort)}`;
        context.report({ ...report, message });
      }
    }
  },
  checkSet(objects, { report }) {
    for (const scaler of objects.filter(({ object }) => object.kind === 'HorizontalPodAutoscaler')) {
      const target = asObject(asObject(scaler.object.spec)?.scaleTargetRef) ?? {};
      const scaled = objects.find(({ object, templates }) => (
        object.kind === target.kind && isSameName(object, target.name, scaler.object) && templates.some(({ isHostProcess }) => isHostProcess)
      ));
      const declared = scaled?.templates.filter(({ isHostProcess }) => isHostProcess).flatMap(declaredPorts)[0];
      if (scaled !== undefined && declared !== undefined) {
        report(scaler, {
          pointer: pointerInto('', scaler.object, 'spec', 'scaleTargetRef'),
          message: `the autoscaler adds pods to ${subjectOf(scaled.object)}, whose container ${quoted(declared.container.name)} declares port ${shown(declared.port.containerPort)}`,
        });
      }
    }
  },
};

function isSameName(object: Json, name: unknown, beside: Json): boolean {
  const metadata = asObject(object.metadata);
  return metadata?.name === name && metadata?.namespace === asObject(beside.metadata)?.namespace;
}

function replicasReport({ object }: PodTemplate): Report | undefined {
  const replicas = asObject(object.spec)?.replicas;
  return typeof replicas === 'number' && replicas > 1
    ? { pointer: '/spec/replicas', message: `${replicas} replicas need ${replicas} nodes` }
    : undefined;
}

function surgeReport({ kind, object }: PodTemplate): Report | undefined {
  const field = kind === 'Deployment' ? 'strategy' : kind === 'DaemonSet' ? 'updateStrategy' : undefined;
  const spec = asObject(object.spec) ?? {};
  const strategy = field === undefined ? {} : asObject(spec[field]) ?? {};
  if (field === undefined || strategy.type === 'Recreate' || strategy.type === 'OnDelete') {
    return undefined;
  }
  const written: unknown = asObject(strategy.rollingUpdate)?.maxSurge;
  const surge = isSet(written) ? written : kind === 'Deployment' ? '25%' : 0;
  const isSurge = typeof surge === 'number' ? surge !== 0 : typeof surge === 'string' && !/^0+%?$/u.test(surge);
  return !isSurge ? undefined : {
    pointer: pointerInto('/spec', spec, field, 'rollingUpdate', 'maxSurge'),
    message: `an update starts new pods while the old pods still run (maxSurge ${shown(surge)}${isSet(written) ? '' : ', which is the default'})`,
    why: 'The new pod needs the ports of the node that the old pod holds until the new pod is ready. Without a spare node, the update never completes.',
    fix: kind === 'Deployment'
      ? 'Set maxSurge: 0 and maxUnavailable: 1, as DeploymentStrategy.rollingUpdate() does, or use DeploymentStrategy.recreate().'
      : 'Leave maxSurge out, as DaemonSetUpdateStrategy.rollingUpdate() does.',
  };
}
