import { everywhere, NOTHING, PodCase } from './case';

const osTerms = (...terms: object[][]) => ({
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms.map((matchExpressions) => ({ matchExpressions })) },
  },
});
const TERMS = '/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution/nodeSelectorTerms';
const OS = 'kubernetes.io/os';

/** What a pod as a whole says: HostProcess itself, operating system, network, nodes. */
export const podCases: readonly PodCase[] = [
  { name: 'a good pod', change: () => undefined, expected: NOTHING },
  {
    name: 'hostProcess on some containers only',
    change: (spec) => {
      delete spec.securityContext.windowsOptions.hostProcess;
      spec.containers[0].securityContext = { windowsOptions: { hostProcess: true } };
      spec.initContainers = [{ name: 'prepare', command: ['prepare.exe'] }];
      spec.containers.push({ name: 'helper', command: ['helper.exe'] });
    },
    ...everywhere(
      ['HPC001', 'error', '/spec/initContainers/0'], ['HPC001', 'error', '/spec/containers/1'],
      ['HPC025', 'warning', '/spec/securityContext/windowsOptions'],
    ),
  },
  {
    name: 'hostProcess on every container instead of the pod',
    change: (spec) => {
      delete spec.securityContext.windowsOptions.hostProcess;
      spec.containers[0].securityContext = { windowsOptions: { hostProcess: true } };
    },
    ...everywhere(['HPC025', 'warning', '/spec/securityContext/windowsOptions']),
  },
  {
    name: 'a container that contradicts its pod',
    change: (spec) => { spec.containers.push({ name: 'helper', securityContext: { windowsOptions: { hostProcess: false } } }); },
    ...everywhere(['HPC002', 'error', '/spec/containers/1/securityContext/windowsOptions/hostProcess']),
  },
  {
    name: 'a pod that all its containers contradict',
    change: (spec) => { spec.containers[0].securityContext = { windowsOptions: { hostProcess: false } }; },
    ...everywhere(['HPC002', 'error', '/spec/containers/0/securityContext/windowsOptions/hostProcess']),
  },
  {
    name: 'a container that repeats its pod',
    change: (spec) => { spec.containers[0].securityContext = { windowsOptions: { hostProcess: true } }; },
    expected: NOTHING,
  },
  { name: 'no hostNetwork', change: (spec) => { delete spec.hostNetwork; }, ...everywhere(['HPC003', 'error', '/spec']) },
  { name: 'hostNetwork false', change: (spec) => { spec.hostNetwork = false; }, ...everywhere(['HPC003', 'error', '/spec/hostNetwork']) },
  {
    name: 'fields of Linux on the pod, harmless or not',
    change: (spec) => {
      Object.assign(spec.securityContext, { fsGroup: 0, supplementalGroups: [], sysctls: [{ name: 'a', value: 'b' }] });
    },
    ...everywhere(
      ['HPC005', 'error', '/spec/securityContext/fsGroup'], ['HPC005', 'error', '/spec/securityContext/supplementalGroups'],
      ['HPC005', 'error', '/spec/securityContext/sysctls'],
    ),
  },
  {
    name: 'fields of Linux that the API server lets pass',
    change: (spec) => {
      Object.assign(spec, { hostPID: false, hostIPC: false });
      spec.securityContext.sysctls = [];
    },
    expected: NOTHING,
  },
  {
    name: 'fields of Linux on containers of each kind',
    change: (spec) => {
      spec.containers[0].securityContext = { readOnlyRootFilesystem: false, capabilities: {} };
      spec.initContainers = [{ name: 'prepare', securityContext: { privileged: true } }];
    },
    ...everywhere(
      ['HPC006', 'error', '/spec/initContainers/0/securityContext/privileged'],
      ['HPC006', 'error', '/spec/containers/0/securityContext/capabilities'],
      ['HPC006', 'error', '/spec/containers/0/securityContext/readOnlyRootFilesystem'],
    ),
  },
  {
    name: 'no os, which lets fields of Linux pass',
    change: (spec) => {
      delete spec.os;
      spec.securityContext.fsGroup = 0;
      spec.containers[0].securityContext = { privileged: true };
    },
    ...everywhere(
      ['HPC007', 'warning', '/spec/securityContext/fsGroup'], ['HPC007', 'warning', '/spec/containers/0/securityContext/privileged'],
      ['HPC009', 'warning', '/spec'],
    ),
  },
  {
    name: 'no os, and users of Linux',
    change: (spec) => {
      delete spec.os;
      spec.securityContext.runAsUser = 0;
      spec.containers[0].securityContext = { runAsUser: 1000 };
    },
    ...everywhere(
      ['HPC007', 'error', '/spec/securityContext/runAsUser'], ['HPC007', 'error', '/spec/containers/0/securityContext/runAsUser'],
      ['HPC009', 'warning', '/spec'],
    ),
  },
  {
    name: 'runAsNonRoot',
    change: (spec) => {
      spec.securityContext.runAsNonRoot = true;
      spec.containers[0].securityContext = { runAsNonRoot: true };
    },
    ...everywhere(['HPC026', 'warning', '/spec/securityContext/runAsNonRoot'], ['HPC026', 'warning', '/spec/containers/0/securityContext/runAsNonRoot']),
  },
  { name: 'runAsNonRoot false', change: (spec) => { spec.securityContext.runAsNonRoot = false; }, expected: NOTHING },
  { name: 'no choice of nodes', change: (spec) => { delete spec.nodeSelector; }, ...everywhere(['HPC038', 'error', '/spec']) },
  { name: 'nodes by a label of their own', change: (spec) => { spec.nodeSelector = { pool: 'win' }; }, ...everywhere(['HPC038', 'warning', '/spec']) },
  {
    name: 'a node by its name',
    change: (spec) => {
      delete spec.nodeSelector;
      spec.nodeName = 'win-1';
    },
    ...everywhere(['HPC038', 'warning', '/spec/nodeName']),
  },
  { name: 'nodes by their Windows build', change: (spec) => { spec.nodeSelector = { 'node.kubernetes.io/windows-build': '10.0.20348' }; }, expected: NOTHING },
  {
    name: 'Windows nodes by affinity, in each of two terms',
    change: (spec) => {
      delete spec.nodeSelector;
      spec.affinity = osTerms([{ key: OS, operator: 'In', values: ['windows'] }], [{ key: OS, operator: 'NotIn', values: ['linux'] }]);
    },
    expected: NOTHING,
  },
  {
    name: 'Windows nodes in one term of the affinity only',
    change: (spec) => {
      delete spec.nodeSelector;
      spec.affinity = osTerms([{ key: OS, operator: 'In', values: ['windows'] }], [{ key: OS, operator: 'Exists' }]);
    },
    ...everywhere(['HPC038', 'error', '/spec']),
  },
  { name: 'Linux nodes', change: (spec) => { spec.nodeSelector = { [OS]: 'linux' }; }, ...everywhere(['HPC039', 'error', '/spec/nodeSelector/kubernetes.io~1os']) },
  {
    name: 'Linux nodes in a term of the affinity',
    change: (spec) => {
      spec.affinity = osTerms([{ key: 'pool', operator: 'Exists' }, { key: OS, operator: 'NotIn', values: ['windows'] }], [{ key: OS, operator: 'In', values: ['linux'] }]);
    },
    ...everywhere(['HPC039', 'error', `${TERMS}/0/matchExpressions/1`], ['HPC039', 'error', `${TERMS}/1/matchExpressions/0`]),
  },
  {
    name: 'Linux nodes as one of two alternatives, next to a selector that leaves only the other',
    change: (spec) => { spec.affinity = osTerms([{ key: OS, operator: 'In', values: ['linux'] }], [{ key: OS, operator: 'In', values: ['windows'] }]); },
    expected: NOTHING,
  },
  {
    name: 'Linux nodes as one of two alternatives',
    change: (spec) => {
      delete spec.nodeSelector;
      spec.affinity = osTerms([{ key: OS, operator: 'In', values: ['linux'] }], [{ key: OS, operator: 'In', values: ['windows'] }]);
    },
    ...everywhere(['HPC038', 'error', '/spec']),
  },
  {
    name: 'Linux nodes by the old label',
    change: (spec) => { spec.nodeSelector = { 'beta.kubernetes.io/os': 'linux' }; },
    ...everywhere(['HPC039', 'error', '/spec/nodeSelector/beta.kubernetes.io~1os']),
  },
  {
    name: 'Linux nodes by the old label, Windows nodes by the new one',
    change: (spec) => { spec.nodeSelector = { [OS]: 'windows', 'beta.kubernetes.io/os': 'linux' }; },
    ...everywhere(['HPC039', 'error', '/spec/nodeSelector/beta.kubernetes.io~1os']),
  },
  { name: 'Windows nodes by the old label', change: (spec) => { spec.nodeSelector = { 'beta.kubernetes.io/os': 'windows' }; }, expected: NOTHING },
  { name: 'Windows nodes by the label of AKS', change: (spec) => { spec.nodeSelector = { 'kubernetes.azure.com/os-sku': 'Windows2022' }; }, expected: NOTHING },
  {
    name: 'Linux nodes by the label of AKS, in the affinity',
    change: (spec) => { spec.affinity = osTerms([{ key: 'kubernetes.azure.com/os-sku', operator: 'In', values: ['Ubuntu'] }]); },
    ...everywhere(['HPC039', 'error', `${TERMS}/0/matchExpressions/0`]),
  },
  {
    name: 'Windows nodes other than one kind, by the label of AKS',
    change: (spec) => {
      delete spec.nodeSelector;
      spec.affinity = osTerms([{ key: 'kubernetes.azure.com/os-sku', operator: 'NotIn', values: ['Windows2019'] }]);
    },
    ...everywhere(['HPC038', 'error', '/spec']),
  },
  {
    name: 'a pod label for another operating system',
    change: (_spec, metadata) => { metadata.labels = { [OS]: 'linux' }; },
    ...everywhere(['HPC040', 'error', '/metadata/labels/kubernetes.io~1os']),
  },
  { name: 'a pod label for Windows', change: (_spec, metadata) => { metadata.labels = { [OS]: 'windows' }; }, expected: NOTHING },
  {
    name: 'dnsPolicy ClusterFirstWithHostNet',
    change: (spec) => { spec.dnsPolicy = 'ClusterFirstWithHostNet'; },
    ...everywhere(['HPC041', 'warning', '/spec/dnsPolicy']),
  },
  { name: 'dnsPolicy ClusterFirst', change: (spec) => { spec.dnsPolicy = 'ClusterFirst'; }, expected: NOTHING },
  {
    name: 'a long grace period',
    change: (spec) => { spec.terminationGracePeriodSeconds = 31; },
    ...everywhere(['HPC067', 'warning', '/spec/terminationGracePeriodSeconds']),
  },
  {
    name: 'a long grace period for a hook',
    change: (spec) => {
      spec.terminationGracePeriodSeconds = 600;
      spec.containers[0].lifecycle = { preStop: { exec: { command: ['drain.exe'] } } };
    },
    expected: NOTHING,
  },
  { name: 'the default grace period', change: (spec) => { spec.terminationGracePeriodSeconds = 30; }, expected: NOTHING },
  {
    name: 'annotations for the container runtime',
    change: (_spec, metadata) => {
      metadata.annotations = { 'microsoft.com/hostprocess-inherit-user': 'true', 'microsoft.com/hostprocess-rootfs-location': 'C:\\x', 'example.com/team': 'a' };
    },
    ...everywhere(
      ['HPC070', 'warning', '/metadata/annotations/microsoft.com~1hostprocess-inherit-user'],
      ['HPC070', 'warning', '/metadata/annotations/microsoft.com~1hostprocess-rootfs-location'],
    ),
  },
  {
    name: 'a token by default',
    change: (spec) => { delete spec.automountServiceAccountToken; },
    expected: NOTHING,
    v16: [['HPC072', 'warning', '/spec']],
  },
  {
    name: 'a token',
    change: (spec) => { spec.automountServiceAccountToken = true; },
    expected: NOTHING,
    v16: [['HPC072', 'warning', '/spec/automountServiceAccountToken']],
  },
];
