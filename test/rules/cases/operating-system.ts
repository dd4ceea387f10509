import { everywhere, NOTHING, PodCase } from './case';

const noOs = ['HPC009', 'warning', '/spec'] as const;

/** What a pod says of its operating system, and fields that only one of them has. */
export const operatingSystemCases: readonly PodCase[] = [
  {
    name: 'a HostProcess pod for Linux',
    change: (spec) => {
      spec.os = { name: 'linux' };
      spec.containers[0].securityContext = { windowsOptions: {} };
    },
    ...everywhere(
      ['HPC004', 'error', '/spec/securityContext/windowsOptions'], ['HPC004', 'error', '/spec/containers/0/securityContext/windowsOptions'],
    ),
  },
  { name: 'an operating system with a capital', change: (spec) => { spec.os = { name: 'Windows' }; }, ...everywhere(['HPC008', 'error', '/spec/os/name']) },
  { name: 'another operating system', change: (spec) => { spec.os = { name: 'mac' }; }, ...everywhere(['HPC008', 'error', '/spec/os/name']) },
  { name: 'an operating system without a name', change: (spec) => { spec.os = {}; }, ...everywhere(['HPC008', 'error', '/spec/os']) },
  { name: 'hostUsers', change: (spec) => { spec.hostUsers = true; }, ...everywhere(['HPC033', 'error', '/spec/hostUsers']) },
  {
    name: 'user namespaces on the network of the node, no os',
    change: (spec) => {
      delete spec.os;
      spec.hostUsers = false;
    },
    ...everywhere(noOs, ['HPC033', 'error', '/spec/hostUsers']),
  },
  {
    name: 'the users of the host, no os',
    change: (spec) => {
      delete spec.os;
      spec.hostUsers = true;
    },
    ...everywhere(noOs),
  },
  {
    name: 'namespaces of the host',
    change: (spec) => { Object.assign(spec, { hostPID: true, hostIPC: true }); },
    ...everywhere(['HPC034', 'error', '/spec/hostPID'], ['HPC034', 'error', '/spec/hostIPC']),
  },
  {
    name: 'namespaces of the host, no os',
    change: (spec) => {
      delete spec.os;
      Object.assign(spec, { hostPID: true, hostIPC: true });
    },
    ...everywhere(noOs, ['HPC034', 'warning', '/spec/hostPID'], ['HPC034', 'warning', '/spec/hostIPC']),
  },
  {
    name: 'a process namespace that is not shared',
    change: (spec) => { spec.shareProcessNamespace = false; },
    ...everywhere(['HPC035', 'error', '/spec/shareProcessNamespace']),
  },
  {
    name: 'a shared process namespace, no os',
    change: (spec) => {
      delete spec.os;
      spec.shareProcessNamespace = true;
    },
    ...everywhere(noOs, ['HPC035', 'warning', '/spec/shareProcessNamespace']),
  },
  { name: 'resources of the pod as a whole', change: (spec) => { spec.resources = {}; }, ...everywhere(['HPC063', 'error', '/spec/resources']) },
  {
    name: 'resources of the pod as a whole, no os',
    change: (spec) => {
      delete spec.os;
      spec.resources = { limits: { memory: '1Gi' } };
    },
    ...everywhere(noOs, ['HPC063', 'error', '/spec/resources']),
  },
  {
    name: 'contradictions that need no os to be refused',
    change: (spec) => {
      delete spec.os;
      Object.assign(spec, { hostPID: true, shareProcessNamespace: true });
      spec.containers[0].securityContext = { privileged: true, allowPrivilegeEscalation: false, procMount: 'Unmasked' };
    },
    ...everywhere(
      ['HPC007', 'warning', '/spec/containers/0/securityContext/privileged'], ['HPC007', 'warning', '/spec/containers/0/securityContext/allowPrivilegeEscalation'],
      ['HPC007', 'warning', '/spec/containers/0/securityContext/procMount'], noOs, ['HPC034', 'warning', '/spec/hostPID'],
      ['HPC035', 'warning', '/spec/shareProcessNamespace'], ['HPC078', 'error', '/spec/shareProcessNamespace'],
      ['HPC078', 'error', '/spec/containers/0/securityContext'], ['HPC078', 'error', '/spec/containers/0/securityContext/procMount'],
    ),
  },
  { name: 'nulls, which are nothing', change: (spec) => { Object.assign(spec, { hostUsers: null, shareProcessNamespace: null, resources: null }); }, expected: NOTHING },
];
