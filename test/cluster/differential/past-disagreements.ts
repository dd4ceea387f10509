import type { Json } from './fault';
import { objectOf } from './objects';
import type { Said } from './records';

/** A smallest object that the rules once judged otherwise than the API server, with what the server says of it. */
export interface PastDisagreement {
  readonly learnt: string;
  readonly object: Json;
  readonly said: Said;
  /** Of the pod that its controller would make. */
  readonly saidOfPod?: Said;
}

const taken: Said = { accepted: true, causes: [], warnings: [] };

function refused(...causes: ReadonlyArray<readonly [field: string, message: string]>): Said {
  return { accepted: false, causes: causes.map(([field, message]) => ({ field, message })), warnings: [] };
}

function takenWith(...warnings: readonly string[]): Said {
  return { ...taken, warnings };
}

const container = { name: 'main', image: 'agent:1' };
const hostProcess = { windowsOptions: { hostProcess: true } };
const windows = { os: { name: 'windows' }, securityContext: hostProcess, hostNetwork: true, containers: [container] };
const { os, ...withoutOs } = windows;
const ordinary = { os, containers: [container] };
const ordinaryWithoutOs = { securityContext: { windowsOptions: {} }, containers: [container] };

const port = { containerPort: 80 };
const written = { containerPort: 80, hostPort: 80 };
const initContainer = { name: 'init', image: 'agent:1' };
const sidecar = { ...initContainer, restartPolicy: 'Always' };

export const pastDisagreements: readonly PastDisagreement[] = [
  {
    learnt: 'an init container may not claim a port twice either',
    object: objectOf('Pod', { ...windows, initContainers: [{ ...initContainer, ports: [port, port] }] }),
    said: refused(['spec.initContainers[0].ports[1].hostPort', 'Duplicate value: "TCP//80"']),
  },
  {
    learnt: 'any init container that claims a port twice is reported as the first',
    object: objectOf('Job', { ...windows, initContainers: [{ name: 'first', image: 'agent:1' }, { ...initContainer, ports: [port, port] }] }),
    said: takenWith('spec.template.spec.initContainers[1].ports[1]: duplicate port definition with spec.template.spec.initContainers[1].ports[0]'),
    saidOfPod: refused(['spec.initContainers[0].ports[1].hostPort', 'Duplicate value: "TCP//80"']),
  },
  {
    learnt: 'ports of an ephemeral container are refused as such, and not compared',
    object: objectOf('Pod', { ...windows, ephemeralContainers: [{ ...container, name: 'debugger', ports: [port, port] }] }),
    said: refused(
      ['spec.ephemeralContainers[0].ports', 'Forbidden: cannot be set for an Ephemeral Container'],
      ['spec.ephemeralContainers', 'Forbidden: cannot be set on create'],
    ),
  },
  {
    learnt: 'a template is refused itself where the same hostPort is written twice',
    object: objectOf('DaemonSet', { ...windows, containers: [{ ...container, ports: [written, written] }] }),
    said: refused(['spec.template.spec.containers[0].ports[1].hostPort', 'Duplicate value: "TCP//80"']),
    saidOfPod: refused(['spec.containers[0].ports[1].hostPort', 'Duplicate value: "TCP//80"']),
  },
  {
    learnt: 'an empty hostIP is none',
    object: objectOf('Pod', { ...windows, containers: [{ ...container, ports: [port, { ...port, hostIP: '' }] }] }),
    said: refused(['spec.containers[0].ports[1].hostPort', 'Duplicate value: "TCP//80"']),
  },
  {
    learnt: 'a port with an address and the same without one are taken with a warning',
    object: objectOf('Pod', { ...windows, containers: [{ ...container, ports: [port, { ...port, hostIP: '10.0.0.1' }] }] }),
    said: takenWith('spec.containers[0].ports[1]: dangerously ambiguous port definition with spec.containers[0].ports[0]'),
  },
  {
    learnt: 'a sidecar may have a hostPort of its own, and then claims no container port of others',
    object: objectOf('Pod', { ...windows, initContainers: [{ ...sidecar, ports: [{ containerPort: 81, hostPort: 80 }] }], containers: [{ ...container, ports: [port] }] }),
    said: taken,
  },
  {
    learnt: 'a pod with a network of its own may declare a container port twice',
    object: objectOf('StatefulSet', { ...ordinary, containers: [{ ...container, ports: [port, port] }] }),
    said: takenWith('spec.template.spec.containers[0].ports[1]: duplicate port definition with spec.template.spec.containers[0].ports[0]'),
    saidOfPod: takenWith('spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]'),
  },
  {
    learnt: 'hostPort is compared with containerPort only in a pod with the network of its node',
    object: objectOf('Pod', { ...ordinary, containers: [{ ...container, ports: [{ containerPort: 80, hostPort: 8080 }] }] }),
    said: taken,
  },
  {
    learnt: 'a pod whose only container contradicts it has no HostProcess container that would need hostNetwork',
    object: objectOf('Pod', { ...windows, hostNetwork: false, containers: [{ ...container, securityContext: { windowsOptions: { hostProcess: false } } }] }),
    said: refused([
      'spec.containers[0].securityContext.windowsOptions.hostProcess', 'Invalid value: false: pod hostProcess value must be identical if both are specified, was true',
    ]),
  },
  {
    learnt: 'CAP_SYS_ADMIN excludes allowPrivilegeEscalation: false',
    object: objectOf('Pod', { ...withoutOs, containers: [{ ...container, securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['CAP_SYS_ADMIN'] } } }] }),
    said: refused(['spec.containers[0].securityContext', 'Invalid value: {…}: cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN']),
  },
  {
    learnt: 'SYS_ADMIN, which is what runtimes take, does not',
    object: objectOf('Pod', { ...withoutOs, containers: [{ ...container, securityContext: { allowPrivilegeEscalation: false, capabilities: { add: ['SYS_ADMIN'] } } }] }),
    said: taken,
  },
  {
    learnt: 'hostUsers: false excludes hostPID',
    object: objectOf('Pod', { ...ordinaryWithoutOs, hostUsers: false, hostPID: true }),
    said: refused(['spec.HostPID', 'Forbidden: when `hostUsers` is false']),
  },
  {
    learnt: 'hostUsers: false excludes hostIPC',
    object: objectOf('Pod', { ...ordinaryWithoutOs, hostUsers: false, hostIPC: true }),
    said: refused(['spec.HostIPC', 'Forbidden: when `hostUsers` is false']),
  },
  {
    learnt: 'hostUsers: false excludes volumeDevices',
    object: objectOf('Pod', {
      ...ordinaryWithoutOs,
      hostUsers: false,
      containers: [{ ...container, volumeDevices: [{ name: 'disk', devicePath: '/dev/disk' }] }],
      volumes: [{ name: 'disk', persistentVolumeClaim: { claimName: 'disk' } }],
    }),
    said: refused(['spec.containers[0].volumeDevices', 'Forbidden: when `hostUsers` is false']),
  },
  {
    learnt: 'the host of a probe is a matter of Pod Security alone',
    object: objectOf('DaemonSet', { ...windows, containers: [{ ...container, livenessProbe: { tcpSocket: { port: 80, host: '127.0.0.1' } } }] }),
    said: taken,
    saidOfPod: taken,
  },
];
