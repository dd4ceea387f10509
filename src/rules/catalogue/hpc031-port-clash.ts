import { quoted } from '../../facts/errors';
import { RuleOutcome, Severity } from '../finding';
import { isSet } from '../reading/json';
import type { PodTemplate } from '../reading/pod-template';
import { DeclaredPort, portsOfContainers } from '../reading/ports';
import type { PodRule } from '../rule';

const TAKEN = 'A port of a node can be claimed only once. The API server refuses the second claim.';
const BOUND_TWICE = 'Ports of a HostProcess pod are ports of its node, and only one process can listen on each port.';

export const rule: PodRule = {
  id: 'HPC031',
  title: 'No two containers of a pod claim the same port',
  outcome: RuleOutcome.PODS_REFUSED,
  severity: Severity.ERROR,
  holds: { since: '1.22' },
  why: 'Ports of a HostProcess pod are ports of its node. The API server accepts a workload and then refuses every pod that is created from it.',
  fix: 'Give each container its own ports, or declare a shared port only once.',
  symptoms: { apply: ['duplicate port definition with'], workload: ['hostPort: Duplicate value: "..."'] },
  fixable: false,
  sources: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports',
    'https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/validation/validation.go',
  ],
  scope: 'windows',
  fields: ['ports'],
  checkPod(pod, { report }) {
    // Ephemeral containers must not have ports.
    const claims = portsOfContainers(pod.containers.filter(({ kind }) => kind !== 'ephemeralContainers'))
      .filter(({ port: { containerPort } }) => typeof containerPort === 'number')
      .map((declared) => claimOf(declared, pod));
    const earlier = new Map<string, Claim[]>();
    for (const claim of claims) {
      const key = `${claim.protocol}/${claim.hostPort}`;
      const others = earlier.get(key) ?? [];
      const clash = worstClash(others, claim, pod);
      // A claim that is equal to an earlier one adds nothing to what the next claims clash with.
      if (!others.some((other) => isSameClaim(other, claim))) {
        others.push(claim);
        earlier.set(key, others);
      }
      if (clash === undefined) {
        continue;
      }
      const { first, gravity } = clash;
      report({
        ...{
          [Gravity.OBJECT]: { outcome: RuleOutcome.OBJECT_REFUSED, why: TAKEN },
          [Gravity.PODS]: {},
          [Gravity.PROCESS]: { severity: Severity.WARNING, outcome: RuleOutcome.NOT_STARTED, why: BOUND_TWICE },
        }[gravity],
        pointer: `${claim.pointer}/${claim.isWritten ? 'hostPort' : 'containerPort'}`,
        message: first.container === claim.container
          ? `container ${quoted(claim.container.name)} claims port ${key} twice`
          : `containers ${quoted(first.container.name)} and ${quoted(claim.container.name)} both claim port ${key}`,
      });
    }
  },
};

/** A port as the API server sees it. */
interface Claim extends DeclaredPort {
  readonly protocol: string;
  readonly hostIP: string;
  /**
   * The port on the node. In a pod with the network of its node, this is the container port.
   * Undefined if there is no port on the node.
   */
  readonly hostPort?: number;
  /**
   * Whether the manifest sets hostPort. The API server fills in a missing hostPort only in Pods.
   */
  readonly isWritten: boolean;
}

enum Gravity { OBJECT, PODS, PROCESS }

interface Clash {
  readonly first: Claim;
  readonly gravity: Gravity;
}

/** The number, or undefined for anything else, which the API server cannot read. */
function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function claimOf(declared: DeclaredPort, { spec }: PodTemplate): Claim {
  const { protocol, hostIP, hostPort, containerPort } = declared.port;
  const isWritten = isSet(hostPort) && hostPort !== 0;
  return {
    ...declared,
    isWritten,
    protocol: typeof protocol === 'string' ? protocol : 'TCP',
    hostIP: typeof hostIP === 'string' ? hostIP : '',
    hostPort: isWritten ? asNumber(hostPort) : spec.hostNetwork === true ? containerPort : undefined,
  };
}

/** The gravest clash with earlier claims of the same port. The first one counts among equals. */
function worstClash(others: readonly Claim[], claim: Claim, pod: PodTemplate): Clash | undefined {
  let worst: Clash | undefined;
  for (const other of others) {
    const clash = clashOf(other, claim, pod);
    if (clash !== undefined && (worst === undefined || clash.gravity < worst.gravity)) {
      worst = clash;
    }
  }
  return worst;
}

function isSameClaim(left: Claim, right: Claim): boolean {
  return left.container === right.container && left.hostIP === right.hostIP && left.isWritten === right.isWritten
    && left.port.containerPort === right.port.containerPort;
}

function clashOf(first: Claim, second: Claim, { kind, isHostProcess }: PodTemplate): Clash | undefined {
  if (first.protocol !== second.protocol || first.hostPort !== second.hostPort || second.hostPort === undefined) {
    return undefined;
  }
  const isSameContainer = first.container === second.container;
  // The API server compares main containers, and the ports of each container.
  if ((isSameContainer || isMain(first) && isMain(second)) && first.hostIP === second.hostIP) {
    return { first, gravity: kind === 'Pod' || first.isWritten && second.isWritten ? Gravity.OBJECT : Gravity.PODS };
  }
  const runTogether = isSameContainer || [first, second].every((claim) => isMain(claim) || claim.container.isSidecar);
  const isSameAddress = first.hostIP === second.hostIP || first.hostIP === '' || second.hostIP === '';
  // If the two differ, which the API server accepts in init containers, a process listens on its
  // container port.
  const isSamePort = first.port.containerPort === second.port.containerPort;
  return isHostProcess && runTogether && isSameAddress && isSamePort ? { first, gravity: Gravity.PROCESS } : undefined;
}

function isMain({ container }: DeclaredPort): boolean {
  return container.kind === 'containers';
}
