import type { KubeObject } from '../api-client';

const labels = { app: 'agent' };
const selector = { matchLabels: labels, matchExpressions: [{ key: 'app', operator: 'In', values: ['agent'] }] };
const metadata = { name: 'agent', namespace: 'default', labels, annotations: { note: 'for tests' } };

const windows = {
  os: { name: 'windows' },
  hostNetwork: true,
  nodeSelector: { 'kubernetes.io/os': 'windows' },
  automountServiceAccountToken: false,
  securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\Local service' } },
};
const main = { name: 'main', image: 'registry.example.com/agent:1.2.3', command: ['agent.exe', '--listen'], args: ['--level', 'info'] };

/** The spec of a pod for Windows, with more in the pod and in its first container. */
function podSpec(pod: KubeObject = {}, container: KubeObject = {}): KubeObject {
  return { ...windows, containers: [{ ...main, ...container }], ...pod };
}

function template(pod: KubeObject = {}, container: KubeObject = {}): KubeObject {
  return { metadata: { labels, annotations: { note: 'of pods' } }, spec: podSpec(pod, container) };
}

const ofFields = {
  env: [
    { name: 'PLAIN', value: 'text' },
    { name: 'NODE', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'spec.nodeName' } } },
    { name: 'MEMORY', valueFrom: { resourceFieldRef: { containerName: 'main', resource: 'limits.memory', divisor: '1Mi' } } },
    { name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'level', optional: true } } },
    { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'secrets', key: 'token', optional: false } } },
  ],
  envFrom: [{ prefix: 'A_', configMapRef: { name: 'settings', optional: true } }, { secretRef: { name: 'secrets', optional: true } }],
  resources: { limits: { cpu: '500m', memory: '128Mi' }, requests: { cpu: 0.25, memory: '64Mi' } },
};

const probed = {
  ports: [{ name: 'http', containerPort: 9182, protocol: 'TCP' }, { name: 'rpc', containerPort: 9183, hostPort: 9183, hostIP: '10.0.0.1' }],
  livenessProbe: {
    httpGet: { path: '/health', port: 'http', host: 'localhost', scheme: 'HTTP', httpHeaders: [{ name: 'Accept', value: 'text/plain' }] },
    initialDelaySeconds: 1, periodSeconds: 10, timeoutSeconds: 1, successThreshold: 1, failureThreshold: 3, terminationGracePeriodSeconds: 30,
  },
  readinessProbe: { tcpSocket: { port: 9182, host: 'localhost' }, periodSeconds: 10 },
  startupProbe: { exec: { command: ['agent.exe', 'check'] }, failureThreshold: 30 },
  lifecycle: { postStart: { exec: { command: ['agent.exe', 'started'] } }, preStop: { httpGet: { port: 9182, path: '/stop' } } },
  terminationMessagePath: 'C:\\termination.log',
  terminationMessagePolicy: 'File',
  imagePullPolicy: 'IfNotPresent',
  workingDir: 'C:\\agent',
  stdin: true,
  stdinOnce: true,
  tty: false,
};

const initContainers = [
  { name: 'prepare', image: 'registry.example.com/prepare:1', command: ['prepare.exe'], env: [{ name: 'STEP', value: '1' }] },
  {
    name: 'sidecar',
    image: 'registry.example.com/sidecar:1',
    restartPolicy: 'Always',
    startupProbe: { grpc: { port: 9000, service: 'health' } },
    securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\Network service' }, runAsNonRoot: false },
  },
];

const nodes = { matchExpressions: [{ key: 'kubernetes.io/os', operator: 'In', values: ['windows'] }], matchFields: [{ key: 'metadata.name', operator: 'In', values: ['node-1'] }] };
const neighbours = {
  labelSelector: selector, namespaceSelector: { matchLabels: { team: 'a' } }, namespaces: ['default'], topologyKey: 'kubernetes.io/hostname',
};
const scheduled = {
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [nodes] },
      preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 10, preference: { matchExpressions: [{ key: 'disk', operator: 'Exists' }] } }],
    },
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [neighbours] },
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 5, podAffinityTerm: neighbours }] },
  },
  tolerations: [{ key: 'os', operator: 'Equal', value: 'windows', effect: 'NoSchedule' }, { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }],
  topologySpreadConstraints: [{
    maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: selector, minDomains: 2, nodeAffinityPolicy: 'Honor', nodeTaintsPolicy: 'Ignore',
    matchLabelKeys: ['pod-template-hash'],
  }],
  schedulerName: 'default-scheduler',
  nodeName: 'node-1',
  priority: 0,
};

const items = [{ key: 'a', path: 'a.txt', mode: 420 }];
const fieldFile = { path: 'labels', fieldRef: { fieldPath: 'metadata.labels' }, mode: 420 };
const volumes = [
  { name: 'empty', emptyDir: { sizeLimit: '1Gi' } },
  { name: 'host', hostPath: { path: 'C:\\logs', type: 'DirectoryOrCreate' } },
  { name: 'settings', configMap: { name: 'settings', items, optional: true, defaultMode: 420 } },
  { name: 'secrets', secret: { secretName: 'secrets', items, optional: true, defaultMode: 420 } },
  { name: 'fields', downwardAPI: { items: [fieldFile, { path: 'cpu', resourceFieldRef: { containerName: 'main', resource: 'limits.cpu', divisor: '1m' } }] } },
  {
    name: 'projected',
    projected: {
      defaultMode: 420,
      sources: [
        { configMap: { name: 'settings', items, optional: true } }, { secret: { name: 'secrets', items: [{ key: 'b', path: 'b.txt' }] } }, { downwardAPI: { items: [fieldFile] } },
        { serviceAccountToken: { path: 'token', audience: 'api', expirationSeconds: 3600 } },
      ],
    },
  },
  { name: 'claim', persistentVolumeClaim: { claimName: 'data', readOnly: true } },
  { name: 'smb', csi: { driver: 'smb.csi.k8s.io', readOnly: true, fsType: 'ntfs', volumeAttributes: { source: '//server/share' }, nodePublishSecretRef: { name: 'smb' } } },
  {
    name: 'ephemeral',
    ephemeral: { volumeClaimTemplate: { metadata: { labels }, spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'fast', resources: { requests: { storage: '1Gi' } }, volumeMode: 'Filesystem' } } },
  },
  { name: 'nfs', nfs: { server: 'nfs.example.com', path: '/share', readOnly: true } },
  { name: 'azure-file', azureFile: { secretName: 'azure', shareName: 'share', readOnly: false } },
  { name: 'azure-disk', azureDisk: { diskName: 'disk', diskURI: '/subscriptions/a/disk', kind: 'Managed', cachingMode: 'None', fsType: 'ntfs' } },
  { name: 'vsphere', vsphereVolume: { volumePath: '[datastore] disk', fsType: 'ntfs' } },
  { name: 'flex', flexVolume: { driver: 'example.com/smb', options: { source: 'share' }, secretRef: { name: 'smb' } } },
  { name: 'iscsi', iscsi: { targetPortal: '10.0.0.2:3260', iqn: 'iqn.2001-04.com.example:storage', lun: 0, portals: ['10.0.0.3:3260'], initiatorName: 'iqn.2001-04.com.example:node' } },
];
const mounted = {
  volumeMounts: [
    { name: 'empty', mountPath: 'C:\\empty', subPath: 'inner', readOnly: false },
    { name: 'host', mountPath: 'C:\\logs', readOnly: true },
    ...volumes.slice(2).map(({ name }) => ({ name, mountPath: `C:\\${name}` })),
  ],
  volumeDevices: undefined,
};

const named = (apiVersion: string, kind: string, spec: KubeObject): KubeObject => ({ apiVersion, kind, metadata, spec });
const jobSpec = {
  parallelism: 2, completions: 2, completionMode: 'Indexed', backoffLimit: 3, activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 60, suspend: false, podReplacementPolicy: 'Failed',
  backoffLimitPerIndex: 1, maxFailedIndexes: 1,
  podFailurePolicy: {
    rules: [
      { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [42] } },
      { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    ],
  },
};

/** Valid workloads of every kind. Together they have the fields that manifests for Windows use. */
export const workloads: Readonly<Record<string, KubeObject>> = JSON.parse(JSON.stringify({
  'Pod': named('v1', 'Pod', podSpec({
    restartPolicy: 'OnFailure', terminationGracePeriodSeconds: 30, activeDeadlineSeconds: 100, serviceAccountName: 'default', enableServiceLinks: true,
    imagePullSecrets: [{ name: 'registry' }], initContainers,
  }, ofFields)),
  'Pod with volumes': named('v1', 'Pod', podSpec({ serviceAccountName: 'default', volumes }, mounted)),
  'Pod of its own network': named('v1', 'Pod', podSpec({
    hostNetwork: false, securityContext: { windowsOptions: { gmsaCredentialSpecName: 'web', runAsUserName: 'ContainerUser' }, runAsNonRoot: true }, hostname: 'web', subdomain: 'sites',
    setHostnameAsFQDN: false, dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.10'], searches: ['example.com'], options: [{ name: 'ndots', value: '2' }] },
    hostAliases: [{ ip: '10.0.0.1', hostnames: ['registry.example.com'] }], readinessGates: [{ conditionType: 'example.com/ready' }],
    schedulingGates: [{ name: 'example.com/gate' }], nodeSelector: { 'kubernetes.io/os': 'windows' },
  })),
  'PodTemplate': { apiVersion: 'v1', kind: 'PodTemplate', metadata, template: template({}, probed) },
  'ReplicationController': named('v1', 'ReplicationController', { replicas: 1, minReadySeconds: 1, selector: labels, template: template({}, ofFields) }),
  'ReplicaSet': named('apps/v1', 'ReplicaSet', { replicas: 1, minReadySeconds: 1, selector, template: template(scheduled) }),
  'Deployment': named('apps/v1', 'Deployment', {
    replicas: 2, minReadySeconds: 1, revisionHistoryLimit: 3, paused: false, progressDeadlineSeconds: 60,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 0, maxUnavailable: '25%' } }, selector, template: template(scheduled, probed),
  }),
  'DaemonSet': named('apps/v1', 'DaemonSet', {
    minReadySeconds: 1, revisionHistoryLimit: 3, updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } }, selector,
    template: template({ initContainers, priorityClassName: 'system-node-critical', volumes: volumes.slice(0, 6) }, { ...ofFields, ...probed, volumeMounts: mounted.volumeMounts.slice(0, 6) }),
  }),
  'StatefulSet': named('apps/v1', 'StatefulSet', {
    replicas: 1, serviceName: 'agent', podManagementPolicy: 'Parallel', updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 0 } }, revisionHistoryLimit: 3, minReadySeconds: 1,
    ordinals: { start: 1 }, persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' }, selector, template: template(),
    volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, storageClassName: 'fast', selector } }],
  }),
  'Job': named('batch/v1', 'Job', { ...jobSpec, template: template({ restartPolicy: 'Never', initContainers }) }),
  'CronJob': named('batch/v1', 'CronJob', {
    schedule: '0 3 * * *', timeZone: 'Etc/UTC', concurrencyPolicy: 'Forbid', suspend: false, startingDeadlineSeconds: 60, successfulJobsHistoryLimit: 1, failedJobsHistoryLimit: 1,
    jobTemplate: { metadata: { labels, annotations: { note: 'of jobs' } }, spec: { ...jobSpec, template: template({ restartPolicy: 'Never' }, ofFields) } },
  }),
  'Deployment that is recreated': named('apps/v1', 'Deployment', {
    strategy: { type: 'Recreate' }, selector, template: template({ volumes: volumes.slice(6, 9) }, { volumeMounts: volumes.slice(6, 9).map(({ name }) => ({ name, mountPath: `C:\\${name}` })) }),
  }),
}));
