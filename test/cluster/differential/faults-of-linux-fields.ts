import * as fc from 'fast-check';
import { containerAt, Fault, fault, put, somewhere, within } from './fault';

type Values = Readonly<Record<string, readonly unknown[]>>;

// Values that a Linux pod may have, harmless ones among them, and what stands for none.
const namespaces: Values = {
  hostPID: [true, false, null],
  hostIPC: [true, false, null],
  hostUsers: [false, true, null],
  shareProcessNamespace: [true, false, null],
  resources: [{ limits: { cpu: '1' } }, {}, null],
};
const podSecurity: Values = {
  seLinuxOptions: [{}, { level: 's0' }, null],
  seccompProfile: [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, null],
  fsGroup: [0, 2000, null],
  fsGroupChangePolicy: ['Always', 'OnRootMismatch', null],
  sysctls: [[{ name: 'kernel.shm_rmid_forced', value: '0' }], [], null],
  runAsUser: [0, 1000, null],
  runAsGroup: [0, 1000, null],
  supplementalGroups: [[], [1000], null],
  supplementalGroupsPolicy: ['Merge', 'Strict', null],
  seLinuxChangePolicy: ['Recursive', null],
  appArmorProfile: [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, null],
  runAsNonRoot: [true, false, null],
};
const containerSecurity: Values = {
  seLinuxOptions: [{}, { level: 's0' }, null],
  seccompProfile: [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, null],
  capabilities: [{}, { drop: ['ALL'] }, { add: ['NET_ADMIN'] }, null],
  readOnlyRootFilesystem: [false, true, null],
  privileged: [false, true, null],
  allowPrivilegeEscalation: [false, true, null],
  procMount: ['Default', null],
  runAsUser: [0, 1000, null],
  runAsGroup: [0, 1000, null],
  appArmorProfile: [{ type: 'RuntimeDefault' }, { type: 'Unconfined' }, null],
  runAsNonRoot: [true, false, null],
};

function oneOf(values: Values): fc.Arbitrary<readonly [string, unknown]> {
  return fc.oneof(...Object.entries(values).map(([field, allowed]) => fc.constantFrom(...allowed).map((value) => [field, value] as const)));
}

const ofPod = fault(oneOf(namespaces), (spec, [field, value]) => put(spec, field, value));
const ofPodSecurity = fault(oneOf(podSecurity), (spec, [field, value]) => put(within(spec, 'securityContext'), field, value));
const ofContainer = fault(fc.tuple(somewhere, oneOf(containerSecurity)), (spec, [place, [field, value]]) => {
  put(within(containerAt(spec, place), 'securityContext'), field, value);
});

const sharedNamespaces = fault(fc.tuple(fc.constantFrom(true, false), fc.constantFrom(true, false)), (spec, [shareProcessNamespace, hostPID]) => {
  Object.assign(spec, { shareProcessNamespace, hostPID });
});

const escalation = fault(
  fc.tuple(somewhere, fc.boolean(), fc.constantFrom<Record<string, unknown>>(
    { privileged: true, allowPrivilegeEscalation: false },
    { privileged: true, allowPrivilegeEscalation: true },
    { privileged: null, allowPrivilegeEscalation: false },
    { capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false },
    { capabilities: { add: ['NET_ADMIN', 'CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false },
    { capabilities: { drop: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false },
    { procMount: 'Unmasked' },
    { procMount: 'Unmasked' },
  )),
  (spec, [place, withOs, fields]) => {
    if (!withOs) {
      delete spec.os;
    }
    Object.assign(within(containerAt(spec, place), 'securityContext'), fields);
  },
);

// Only pods that do not share anything with their node may have users of their own.
const sharing = fc.constantFrom({}, { hostPID: true }, { hostIPC: true });
const ownUsers = fault(fc.tuple(somewhere, sharing, fc.boolean(), fc.boolean(), fc.boolean()), (spec, [place, shared, apart, device, unmasked]) => {
  if (apart) {
    delete spec.os;
    delete spec.hostNetwork;
  }
  Object.assign(spec, { hostUsers: false }, shared);
  const container = containerAt(spec, place);
  if (device) {
    spec.volumes = [...spec.volumes ?? [], { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }];
    container.volumeDevices = [{ name: 'disk', devicePath: '/dev/disk' }];
  }
  if (unmasked) {
    within(container, 'securityContext').procMount = 'Unmasked';
  }
});

/** Around fields that belong to Linux. */
export const faultsOfLinuxFields: ReadonlyArray<fc.WeightedArbitrary<Fault>> = [
  { weight: 9, arbitrary: ofPod },
  { weight: 3, arbitrary: ofPodSecurity },
  { weight: 3, arbitrary: ofContainer },
  { weight: 1, arbitrary: sharedNamespaces },
  { weight: 3, arbitrary: escalation },
  { weight: 2, arbitrary: ownUsers },
];
