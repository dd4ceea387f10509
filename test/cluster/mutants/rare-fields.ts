import type { KubeObject } from '../api-client';

const metadata = {
  name: 'rare', namespace: 'default', ownerReferences: [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'owner', uid: 'd9607e19-f88f-11e6-a518-42010a800195', controller: true }],
};

const volumes = {
  'files': { emptyDir: {} },
  'ebs': { awsElasticBlockStore: { volumeID: 'vol-1' } },
  'ceph': { cephfs: { monitors: ['10.0.0.1:6789'] } },
  'cinder': { cinder: { volumeID: 'a' } },
  'gce': { gcePersistentDisk: { pdName: 'disk' } },
  'git': { gitRepo: { repository: 'https://example.com/a.git' } },
  'gluster': { glusterfs: { endpoints: 'gluster', path: 'volume' } },
  'image': { image: { reference: 'registry.example.com/files:1', pullPolicy: 'IfNotPresent' } },
  'photon': { photonPersistentDisk: { pdID: 'disk' } },
  'portworx': { portworxVolume: { volumeID: 'a' } },
  'quobyte': { quobyte: { registry: 'registry:7861', volume: 'volume' } },
  'rbd': { rbd: { image: 'image', monitors: ['10.0.0.1:6789'] } },
  'scale-io': { scaleIO: { gateway: 'https://example.com', secretRef: { name: 'secret' }, system: 'system', volumeName: 'volume' } },
  'projected': {
    projected: {
      sources: [
        { clusterTrustBundle: { name: 'bundle', path: 'ca.pem' } },
        { podCertificate: { keyType: 'ED25519', signerName: 'example.com/signer', keyPath: 'key.pem', certificateChainPath: 'chain.pem' } },
      ],
    },
  },
  'ephemeral': {
    ephemeral: {
      volumeClaimTemplate: {
        spec: {
          accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'snapshot' },
          dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'snapshot' },
        },
      },
    },
  },
  'block': { persistentVolumeClaim: { claimName: 'block' } },
};

const container = {
  name: 'main',
  image: 'registry.example.com/agent:1',
  env: [{ name: 'A', valueFrom: { fileKeyRef: { key: 'a', path: 'a.env', volumeName: 'files', optional: true } } }],
  resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  resources: { claims: [{ name: 'claim', request: 'one' }], requests: { cpu: '1' } },
  lifecycle: { preStop: { sleep: { seconds: 5 } } },
  securityContext: { procMount: 'Default', seccompProfile: { type: 'RuntimeDefault' }, appArmorProfile: { type: 'RuntimeDefault' }, capabilities: { add: ['NET_ADMIN'] } },
  volumeDevices: [{ name: 'block', devicePath: '/dev/block' }],
  volumeMounts: [{ name: 'ceph', mountPath: '/ceph', mountPropagation: 'HostToContainer' }],
};

const pod: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata,
  spec: {
    containers: [container],
    preemptionPolicy: 'PreemptLowerPriority',
    resourceClaims: [{ name: 'claim', resourceClaimName: 'device' }],
    securityContext: {
      fsGroup: 1, fsGroupChangePolicy: 'OnRootMismatch', supplementalGroupsPolicy: 'Merge', seccompProfile: { type: 'RuntimeDefault' }, appArmorProfile: { type: 'RuntimeDefault' },
      sysctls: [{ name: 'kernel.shm_rmid_forced', value: '1' }],
    },
    volumes: Object.entries(volumes).map(([name, source]) => ({ name, ...source })),
  },
};

const job: KubeObject = {
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata,
  spec: {
    completionMode: 'Indexed', completions: 2, successPolicy: { rules: [{ succeededIndexes: '0', succeededCount: 1 }] },
    template: {
      spec: {
        restartPolicy: 'Never',
        containers: [{ name: 'main', image: 'registry.example.com/agent:1', restartPolicy: 'Never', restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }] }],
      },
    },
  },
};

const service: KubeObject = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: {
    type: 'NodePort', externalTrafficPolicy: 'Local', internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', sessionAffinity: 'None',
    selector: { app: 'agent' }, ports: [{ name: 'http', port: 80, protocol: 'TCP', targetPort: 'http', nodePort: 30080 }],
  },
};

/** Valid objects with the fields of the schema that workloads for Windows rarely or never have. */
export const rareObjects: Readonly<Record<string, KubeObject>> = {
  pod,
  job,
  service,
  configMap: { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { a: 'b' }, binaryData: { b: 'YQ==' }, immutable: true },
  secret: { apiVersion: 'v1', kind: 'Secret', metadata, type: 'Opaque', data: { a: 'YQ==' }, stringData: { b: 'text' }, immutable: true },
  namespace: { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'rare', labels: { team: 'a' } } },
};
