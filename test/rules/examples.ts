import { podCaseFamilies } from './cases';
import { expectedOn, PodCase } from './cases/case';
import { goodPod, Json } from './manifests';
import { Containerd, Finding, Rules } from '../../src';

/** Documents that break a rule, on a target where they do, and what the rule says of them. */
export interface RuleExample {
  readonly documents: readonly Json[];
  readonly containerd: Containerd;
  readonly kubernetes?: string;
  readonly findings: readonly Finding[];
}

const NAMESPACE = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'monitoring', labels: {} } };
const META = { name: 'agent', namespace: 'monitoring' };

function workload(kind: string, spec: Json, change: (podSpec: Json) => void = () => undefined, labels?: Json): Json {
  const pod = goodPod();
  change(pod.spec);
  return { apiVersion: 'apps/v1', kind, metadata: META, spec: { ...spec, template: { metadata: { labels }, spec: pod.spec } } };
}

const withPort = (spec: Json) => { spec.containers[0].ports = [{ containerPort: 9400 }]; };

/** For rules that no single pod breaks. */
const others: Readonly<Record<string, { readonly documents: readonly Json[]; readonly kubernetes?: string }>> = {
  HPC032: { documents: [workload('Deployment', { replicas: 3, strategy: { type: 'Recreate' } }, withPort)] },
  HPC036: { documents: [{ ...NAMESPACE, metadata: { ...NAMESPACE.metadata, labels: { 'pod-security.kubernetes.io/enforce': 'baseline' } } }, workload('DaemonSet', {})] },
  HPC037: { documents: [NAMESPACE, workload('DaemonSet', {})] },
  HPC071: {
    documents: [
      { apiVersion: 'v1', kind: 'Service', metadata: META, spec: { selector: { app: 'agent' }, ports: [{ port: 80 }] } },
      workload('DaemonSet', {}, () => undefined, { app: 'agent' }),
    ],
  },
  HPC073: { documents: [goodPod()], kubernetes: '1.21' },
  HPC074: { documents: [workload('Deployment', {}, (spec) => { delete spec.securityContext; })] },
  HPC092: { documents: [workload('DaemonSet', {}, (spec) => { spec.containers[0].env = [{ name: 'HOSTPROCESS_RUN', value: 'once' }]; })] },
  HPC093: { documents: [{ apiVersion: 'v1', kind: 'ConfigMap', metadata: META, data: { script: 'x'.repeat(1_048_577) } }] },
  HPC098: { documents: [{ ...goodPod(), metadata: { ...META, annotations: { 'ignore.cdk8s-hostprocess/HPC046': 'It mounted a folder once' } } }] },
};

/** An example for a rule about manifests; undefined for the rule about what cannot be read. */
export function exampleOf(id: string): RuleExample | undefined {
  const { documents, kubernetes } = others[id] ?? {};
  return documents === undefined ? podExample(id) : examined(id, documents, Containerd.V1_7, kubernetes);
}

function podExample(id: string): RuleExample | undefined {
  for (const containerd of [Containerd.V1_7, Containerd.V1_6]) {
    const breaking = Object.values(podCaseFamilies).flat().filter((podCase) => expectedOn(podCase, containerd).some(([rule]) => rule === id));
    // The case that says the least besides.
    const [best] = breaking.sort((a, b) => othersIn(a, id, containerd) - othersIn(b, id, containerd));
    if (best !== undefined) {
      const pod = goodPod();
      best.change(pod.spec, pod.metadata);
      return examined(id, [pod], containerd);
    }
  }
  return undefined;
}

function othersIn(podCase: PodCase, id: string, containerd: Containerd): number {
  return expectedOn(podCase, containerd).filter(([rule]) => rule !== id).length;
}

function examined(id: string, documents: readonly Json[], containerd: Containerd, kubernetes?: string): RuleExample {
  return { documents, containerd, kubernetes, findings: Rules.check([...documents], { containerd, kubernetes }).filter(({ rule }) => rule === id) };
}
