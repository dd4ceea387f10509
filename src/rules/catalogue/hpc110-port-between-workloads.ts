import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import type { ManifestObject } from '../manifest-object';
import { subjectOf } from '../manifest-object';
import { asObject } from '../reading/json';
import { covers, mayMeet, NodeSelection, nodeSelectionOf } from '../reading/node-selection';
import { DeclaredPort, declaredPorts, isSameAddress, protocolOf } from '../reading/ports';
import type { SetRule } from '../rule';

export const rule: SetRule = {
  id: 'HPC110',
  title: 'No two workloads claim the same port of a node',
  outcome: RuleOutcome.NOT_STARTED,
  severity: Severity.WARNING,
  holds: { since: '1.22' },
  why: 'Ports of a HostProcess pod are ports of its node. The scheduler does not place two pods that declare the same port on one node, so one of them stays Pending.',
  fix: 'Give each workload its own port, or let the workloads select different nodes.',
  symptoms: { status: ['Pending'], pod: ["node(s) didn't have free ports for the requested pod ports"] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/concepts/configuration/overview/#services',
    'https://kubernetes.io/docs/reference/scheduling/config/#scheduling-plugins',
  ],
  checkSet(objects, { report }) {
    const known = new Map<string, Claim[]>();
    for (const claim of objects.flatMap(claimsOf)) {
      const { about, declared, name } = claim;
      const earlier = known.get(name);
      const other = earlier?.find((candidate) => clash(candidate, claim));
      if (other !== undefined) {
        report(about, {
          pointer: `${declared.pointer}/containerPort`,
          message: `container ${quoted(declared.container.name)} claims port ${name}, which container ${quoted(other.declared.container.name)} of ${subjectOf(other.about.object)} also claims`,
        });
      }
      if (earlier === undefined) {
        known.set(name, [claim]);
      } else {
        earlier.push(claim);
      }
    }
  },
};

interface Claim {
  readonly about: ManifestObject;
  readonly declared: DeclaredPort;
  /** Protocol and number: `TCP/9182`. */
  readonly name: string;
  readonly selection: NodeSelection;
}

function claimsOf(about: ManifestObject): Claim[] {
  return about.templates.filter(({ isHostProcess, isEmbedded }) => isHostProcess && !isEmbedded).flatMap((pod) => {
    const selection = nodeSelectionOf(pod);
    return declaredPorts(pod).filter(({ port }) => typeof port.containerPort === 'number')
      .map((declared) => ({ about, declared, selection, name: `${protocolOf(declared)}/${declared.port.containerPort}` }));
  });
}

/**
 * Whether one of two workloads keeps the other from a node. A DaemonSet has a pod on each of its
 * nodes. Two other workloads can use different nodes.
 */
function clash(one: Claim, other: Claim): boolean {
  if (isSameWorkload(one.about, other.about) || !isSameAddress(one.declared, other.declared)) {
    return false;
  }
  const [first, second] = [one, other].map(({ about }) => about.object.kind === 'DaemonSet');
  return first && second ? mayMeet(one.selection, other.selection)
    : first ? covers(one.selection, other.selection)
      : second && covers(other.selection, one.selection);
}

/** Manifests for several clusters can contain the same workload several times. */
function isSameWorkload({ object: one }: ManifestObject, { object: other }: ManifestObject): boolean {
  return one === other || (one.kind === other.kind && asObject(one.metadata)?.name === asObject(other.metadata)?.name);
}
