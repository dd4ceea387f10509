import * as fc from 'fast-check';
import { Fault, Json } from './fault';
import { faultsOfHostProcess } from './faults-of-host-process';
import { faultsOfLinuxFields } from './faults-of-linux-fields';
import { faultsOfNetwork } from './faults-of-network';
import { faultsOfStorage } from './faults-of-storage';
import { documentOf, Listing, wrap } from './objects';
import { hostProcessPods, ordinaryPods } from './pods';
import { concernsWindows } from './scope';
import type { RuleTargetOptions } from '../../../src';
import { Containerd } from '../../../src';

/** A document, and for what it is checked. */
export interface Case {
  readonly document: Json;
  readonly target: RuleTargetOptions;
}

const fault: fc.Arbitrary<Fault> = fc.oneof(...faultsOfHostProcess, ...faultsOfLinuxFields, ...faultsOfNetwork, ...faultsOfStorage);

const noFault = fc.constant<Fault>(() => {});
const faultAtOdds = (odds: number) => (
  fc.oneof({ withCrossShrink: true }, { weight: 100 - odds, arbitrary: noFault }, { weight: odds, arbitrary: fault })
);

// Mostly one, so that it is the only thing wrong.
const faults = fc.tuple(...[90, 15, 8].map(faultAtOdds));

const spec = fc.tuple(
  fc.oneof({ weight: 4, arbitrary: hostProcessPods }, { weight: 1, arbitrary: ordinaryPods }),
  faults,
).map(([make, changes]): Json => {
  const made = make();
  changes.forEach((change) => change(made));
  return made;
}).filter(concernsWindows);

const objects = fc.array(fc.tuple(wrap, spec), { minLength: 1, maxLength: 2 })
  .map((made) => made.map(([inKind, pod], index) => inKind(`agent-${index}`, pod)));

const listing = fc.constantFrom<Listing>('alone', 'alone', 'alone', 'alone', 'alone', 'alone', 'List', 'List with others', 'list of its kind');

// What the API server says does not depend on the nodes.
const target: fc.Arbitrary<RuleTargetOptions> = fc.record(
  { containerd: fc.constantFrom(Containerd.V1_6, Containerd.V1_7, Containerd.of('1.7.18'), Containerd.V2), kubernetes: fc.constant('1.36') }, { requiredKeys: [] },
);

/** Documents with pods and workloads for Windows, valid and broken around every rule of the API server. */
export const cases: fc.Arbitrary<Case> = fc.tuple(objects, listing, target)
  .map(([made, held, on]) => ({ document: documentOf(made, held), target: on }));
