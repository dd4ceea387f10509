import type { Json } from './fault';

/** `spec.containers[0].ports` as a JSON pointer. */
export function pointerOf(field: string): string {
  return field.replace(/\[([^\]]*)\]/gu, '.$1').split('.').filter((part) => part !== '').map((part) => `/${part}`).join('');
}

/** What a JSON pointer without escapes leads to. */
export function valueAt(object: Json, pointer: string): unknown {
  return pointer.split('/').slice(1).reduce<any>((value, key) => value?.[key], object);
}

interface Exception {
  readonly rule: string;
  /** Our place, and the server's after its groups. Both are whole places below the pod's spec. */
  readonly ours: RegExp;
  readonly server: string;
  readonly why: string;
}

/** Where a finding points elsewhere than the API server does. */
const exceptions: readonly Exception[] = [
  { rule: 'HPC001', ours: /^\/(?:initContainers|containers|ephemeralContainers)\/\d+$/u, server: '', why: 'the server does not say which containers are the others' },
  { rule: 'HPC008', ours: /^\/os\/name$/u, server: '/os', why: 'the server judges the value one level up' },
  { rule: 'HPC031', ours: /^(\/containers\/\d+\/ports\/\d+)\/containerPort$/u, server: '$1/hostPort', why: 'the server has filled in hostPort, authors have written containerPort' },
  {
    rule: 'HPC031',
    ours: /^\/initContainers\/\d+(\/ports\/\d+)\/(?:container|host)Port$/u,
    server: '/initContainers/0$1/hostPort',
    why: 'the server judges init containers one by one and takes each for the first',
  },
  {
    rule: 'HPC033',
    ours: /^\/hostUsers$/u,
    server: '(?:/hostNetwork|/HostPID|/HostIPC|/(?:initContainers|containers|ephemeralContainers)/\\d+/volumeDevices)',
    why: 'the server names what hostUsers: false rules out, and nobody would look there',
  },
  { rule: 'HPC081', ours: /^(\/\w+\/\d+\/volumeMounts)\/\d+\/mountPropagation$/u, server: '$1/mountPropagation', why: 'the server leaves out the index' },
  { rule: 'HPC081', ours: /^(\/dnsConfig\/options\/\d+)\/name$/u, server: '$1', why: 'the server names what lacks the field' },
  { rule: 'HPC052', ours: /^(\/\w+\/\d+\/volumeMounts)\/\d+\/mountPropagation$/u, server: '$1/mountPropagation', why: 'the server leaves out the index' },
  { rule: 'HPC078', ours: /^\/shareProcessNamespace$/u, server: '/securityContext/shareProcessNamespace', why: 'the server uses a name from its inside' },
];

/** Rules about fields that are missing: a finding points to what lacks the field, the server to the field. */
const aboutMissingFields: ReadonlySet<string> = new Set(['HPC003', 'HPC008', 'HPC079']);

/** Whether a place of a finding is, for its rule, what the server means by one of its own. Places are pointers into the pod's spec. */
export function isSamePlace(rule: string, ours: string, server: string, spec: Json): boolean {
  return ours === server
    || exceptions.some((exception) => exception.rule === rule && exception.ours.test(ours) && new RegExp(`^${ours.replace(exception.ours, exception.server)}$`, 'u').test(server))
    || aboutMissingFields.has(rule) && server.startsWith(`${ours}/`) && valueAt(spec, server) === undefined && valueAt(spec, ours) !== undefined;
}
