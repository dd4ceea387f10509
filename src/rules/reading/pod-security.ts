import { handlersOf, whereOf } from './handlers';
import { asObject, isSet } from './json';
import type { PodTemplate } from './pod-template';
import { portsOfContainers } from './ports';
import { volumesOf } from './volumes';
import { quoted } from '../../facts/errors';

/** Something in a Windows pod that a level of Pod Security forbids. */
export interface ForbiddenField {
  /** JSON pointer into the object. */
  readonly pointer: string;
  readonly text: string;
  readonly fix: string;
}

const LEAVE_OUT = 'Leave the field out, or put the pod into a namespace whose level is privileged.';
const NON_ROOT = 'Set securityContext.runAsNonRoot: true for the pod.';

/** Types of volumes that the level restricted allows. */
const allowedVolumes = ['configMap', 'csi', 'downwardAPI', 'emptyDir', 'ephemeral', 'persistentVolumeClaim', 'projected', 'secret'];

export function isForbiddingLevel(level: unknown): level is 'baseline' | 'restricted' {
  return level === 'baseline' || level === 'restricted';
}

/**
 * The minor version of the level that a label selects. A cluster uses its own version instead of a
 * newer one. An unknown version counts as infinity.
 */
export function latestMinor(label: unknown, kubernetesMinor = Infinity): number {
  const minor = typeof label === 'string' ? /^v1\.(\d+)$/u.exec(label)?.[1] : undefined;
  return minor === undefined ? kubernetesMinor : Math.min(Number(minor), kubernetesMinor);
}

/**
 * What a level forbids in a pod with `os.name: windows` that is not a HostProcess pod. The API
 * server refuses all Linux-only fields in such a pod anyway.
 * @see https://github.com/kubernetes/kubernetes/tree/master/staging/src/k8s.io/pod-security-admission/policy
 */
export function forbiddenFieldsOf(pod: PodTemplate, level: string, minor: number): ForbiddenField[] {
  const inBaseline = [...hostNetwork(pod), ...hostPaths(pod), ...hostPorts(pod), ...minor >= 34 ? handlerHosts(pod) : []];
  return level === 'baseline' ? inBaseline : [...inBaseline, ...otherVolumes(pod), ...rootUsers(pod), ...linuxFields(pod, minor)];
}

function hostNetwork({ spec, pointer }: PodTemplate): ForbiddenField[] {
  return spec.hostNetwork === true ? [{ pointer: `${pointer}/hostNetwork`, text: 'the pod sets hostNetwork', fix: LEAVE_OUT }] : [];
}

function hostPaths(pod: PodTemplate): ForbiddenField[] {
  return volumesOf(pod).filter(([, { hostPath }]) => isSet(hostPath))
    .map(([index, { name }]) => ({ pointer: `${pod.pointer}/volumes/${index}/hostPath`, text: `volume ${quoted(name)} is a path of the host`, fix: LEAVE_OUT }));
}

function hostPorts({ containers }: PodTemplate): ForbiddenField[] {
  return portsOfContainers(containers).filter(({ port: { hostPort } }) => isSet(hostPort) && hostPort !== 0).map(({ container, pointer }) => (
    { pointer: `${pointer}/hostPort`, text: `container ${quoted(container.name)} sets hostPort`, fix: LEAVE_OUT }
  ));
}

function handlerHosts({ containers }: PodTemplate): ForbiddenField[] {
  return containers.flatMap((container) => handlersOf(container).flatMap(({ name, spec, pointer }) => ['httpGet', 'tcpSocket'].flatMap((kind) => {
    const host: unknown = asObject(spec[kind])?.host;
    return isSet(host) && host !== '' ? [{ pointer: `${pointer}/${kind}/host`, text: `${whereOf(container, name)} sets host`, fix: LEAVE_OUT }] : [];
  })));
}

/** A volume without a type is an emptyDir. HostPath volumes are already in baseline. */
function otherVolumes(pod: PodTemplate): ForbiddenField[] {
  return volumesOf(pod).flatMap(([index, { name, ...types }]) => {
    const set = Object.keys(types).filter((type) => isSet(types[type]));
    return set.length === 0 || set.some((type) => type === 'hostPath' || allowedVolumes.includes(type)) ? []
      : [{ pointer: `${pod.pointer}/volumes/${index}`, text: `volume ${quoted(name)} has the type ${set[0]}`, fix: 'Use a PersistentVolumeClaim, or a namespace whose level is privileged.' }];
  });
}

function rootUsers({ spec, pointer, containers }: PodTemplate): ForbiddenField[] {
  const ofPod: unknown = asObject(spec.securityContext)?.runAsNonRoot;
  const refused = containers.filter((container) => (asObject(container.spec.securityContext)?.runAsNonRoot ?? ofPod) !== true);
  if (ofPod === false) {
    return [{ pointer: `${pointer}/securityContext/runAsNonRoot`, text: 'the pod sets runAsNonRoot to false', fix: NON_ROOT }];
  }
  return refused.slice(0, 1).map(({ name, pointer: at }) => ({ pointer: at, text: `container ${quoted(name)} has no runAsNonRoot: true`, fix: NON_ROOT }));
}

/** Before version 1.25, the level requires fields that Windows pods cannot have. */
function linuxFields({ pointer }: PodTemplate, minor: number): ForbiddenField[] {
  return minor < 8 || minor >= 25 ? [] : [{
    pointer,
    text: `version 1.${minor} of the level requires Linux-only fields, which a Windows pod cannot have`,
    fix: 'Use version 1.25 or later of the level.',
  }];
}
