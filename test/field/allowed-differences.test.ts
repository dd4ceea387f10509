import { allowedDifferences } from './allowed-differences';
import { printed, semanticDifferences } from './semantic-diff';

interface Parts {
  readonly template?: object;
  readonly pod?: object;
  readonly container?: object;
}

function workload({ template, pod, container }: Parts): object {
  const metadata = { labels: { app: 'agent' }, ...template };
  const spec = { hostNetwork: true, ...pod, containers: [{ name: 'agent', ...container }] };
  return { kind: 'DaemonSet', spec: { template: { metadata, spec } } };
}

const differences = (original: Parts, rebuilt: Parts) => printed(semanticDifferences(workload(original), workload(rebuilt)));
const account = (runAsUserName: string): Parts => ({ pod: { securityContext: { windowsOptions: { runAsUserName } } } });
const annotation = (key: string): Parts => ({ template: { annotations: { kept: 'yes', [key]: 'why' } } });
const noAnnotation: Parts = { template: { annotations: { kept: 'yes' } } };

/** One case for each entry of the list: a difference that it allows, and ones close by that it does not. */
const cases: Readonly<Record<string, { readonly allowed: [Parts, Parts]; readonly refused: [Parts, Parts][] }>> = {
  'os.name is added': {
    allowed: [{}, { pod: { os: { name: 'windows' } } }],
    refused: [[{}, { pod: { os: { name: 'linux' } } }], [{ pod: { os: { name: 'linux' } } }, { pod: { os: { name: 'windows' } } }]],
  },
  'hostPort is dropped': {
    allowed: [{ container: { ports: [{ containerPort: 80, hostPort: 80 }] } }, { container: { ports: [{ containerPort: 80 }] } }],
    refused: [[{ container: { ports: [{ containerPort: 80, hostPort: 80 }] } }, { container: { ports: [{ containerPort: 80, hostPort: 81 }] } }]],
  },
  'Linux-only fields are dropped': {
    allowed: [
      {
        pod: { hostPID: true, securityContext: { fsGroup: 1, seccompProfile: { type: 'RuntimeDefault' } } },
        container: { securityContext: { privileged: true } },
      },
      {},
    ],
    refused: [[{ pod: { securityContext: { windowsOptions: { hostProcess: true } } } }, {}], [{ container: { hostPID: true } }, {}]],
  },
  'runAsNonRoot: false is dropped': {
    allowed: [{ pod: { securityContext: { runAsNonRoot: false } } }, {}],
    refused: [[{ pod: { securityContext: { runAsNonRoot: true } } }, {}]],
  },
  'the inherit-user annotation is dropped': {
    allowed: [annotation('microsoft.com/hostprocess-inherit-user'), noAnnotation],
    refused: [[annotation('microsoft.com/hostprocess-rootfs-location'), noAnnotation]],
  },
  'dnsPolicy is dropped': {
    allowed: [{ pod: { dnsPolicy: 'ClusterFirst' } }, {}],
    refused: [[{ pod: { dnsConfig: { searches: ['local'] } } }, {}]],
  },
  'defaultMode is dropped': {
    allowed: [{ pod: { volumes: [{ configMap: { name: 'a', defaultMode: 420 } }] } }, { pod: { volumes: [{ configMap: { name: 'a' } }] } }],
    refused: [[{ pod: { volumes: [{ configMap: { name: 'a', optional: true } }] } }, { pod: { volumes: [{ configMap: { name: 'a' } }] } }]],
  },
  'name and namespace of the template are dropped': {
    allowed: [{ template: { name: 'a', namespace: 'b' } }, {}],
    refused: [[{ template: { generateName: 'a' } }, {}]],
  },
  'a service account is spelt otherwise': {
    allowed: [account('NT AUTHORITY\\localservice'), account('NT AUTHORITY\\Local service')],
    refused: [
      [account('NT AUTHORITY\\system'), account('NT AUTHORITY\\NetworkService')],
      [account('log readers'), account('logreaders')],
      [account('Agents'), account('agents')],
    ],
  },
  'the token mount is written out': {
    allowed: [{}, { pod: { automountServiceAccountToken: true } }],
    refused: [
      [{}, { pod: { automountServiceAccountToken: false } }],
      [{ pod: { automountServiceAccountToken: false } }, { pod: { automountServiceAccountToken: true } }],
    ],
  },
  'annotations of ours are added': {
    allowed: [
      noAnnotation,
      { template: { annotations: { 'kept': 'yes', 'cdk8s-hostprocess/a': 'why', 'account-reason.cdk8s-hostprocess/agent': 'why' } } },
    ],
    refused: [
      [noAnnotation, annotation('example.com/cdk8s-hostprocess')],
      [noAnnotation, annotation('x.cdk8s-hostprocess/a')],
      [annotation('cdk8s-hostprocess/a'), noAnnotation],
    ],
  },
  'the sandbox variable is spelt otherwise': {
    allowed: [
      { container: { args: ['-f', '$env:CONTAINER_SANDBOX_MOUNT_POINT/a/b.ps1 /x'], workingDir: '%CONTAINER_SANDBOX_MOUNT_POINT%/a' } },
      { container: { args: ['-f', '%CONTAINER_SANDBOX_MOUNT_POINT%\\a\\b.ps1 /x'], workingDir: '$env:CONTAINER_SANDBOX_MOUNT_POINT\\a' } },
    ],
    refused: [
      [{ container: { args: ['a/b.ps1'] } }, { container: { args: ['a\\b.ps1'] } }],
      [
        { container: { args: ['%CONTAINER_SANDBOX_MOUNT_POINT%/a /x'] } },
        { container: { args: ['%CONTAINER_SANDBOX_MOUNT_POINT%/a \\x'] } },
      ],
      [{ container: { args: ['%CONTAINER_SANDBOX_MOUNT_POINT%/a'] } }, { container: { args: ['%CONTAINER_SANDBOX_MOUNT_POINT%/b'] } }],
      [{ container: { args: ['%CONTAINER_SANDBOX_MOUNT_POINT%'] } }, { container: { args: ['$(CONTAINER_SANDBOX_MOUNT_POINT)'] } }],
      [{ container: { image: '%CONTAINER_SANDBOX_MOUNT_POINT%/a' } }, { container: { image: '%CONTAINER_SANDBOX_MOUNT_POINT%\\a' } }],
    ],
  },
};

describe('the closed list of differences', () => {
  test('has a case here for each entry', () => {
    expect(Object.keys(cases)).toEqual(Object.keys(allowedDifferences));
  });

  test.each(Object.entries(cases))('%s', (_, { allowed: [original, rebuilt], refused }) => {
    expect(differences(original, rebuilt)).toEqual([]);
    for (const [before, after] of refused) {
      expect(differences(before, after)).not.toEqual([]);
    }
  });

  const oneWay = Object.entries(cases).filter(([name]) => !name.endsWith('spelt otherwise'));
  test.each(oneWay)('%s, never the other way round', (_, { allowed: [original, rebuilt] }) => {
    expect(differences(rebuilt, original)).not.toEqual([]);
  });
});

describe('values that are equal', () => {
  const quantity = (resource: string, amount: unknown): Parts => ({ container: { resources: { requests: { [resource]: amount } } } });
  const port = (protocol?: string): Parts => ({ container: { ports: [{ containerPort: 80, ...protocol && { protocol } }] } });
  const field = (apiVersion?: string): Parts => (
    { container: { env: [{ name: 'NODE', valueFrom: { fieldRef: { ...apiVersion && { apiVersion }, fieldPath: 'spec.nodeName' } } }] } });

  test.each<[string, Parts, Parts]>([
    ['memory in two units', quantity('memory', '1Gi'), quantity('memory', '1024Mi')],
    ['CPU as a number and in millicores', quantity('cpu', 1), quantity('cpu', '1000m')],
    ['CPU as a fraction', quantity('cpu', '0.03'), quantity('cpu', '30m')],
    ['a protocol that the API server fills in', port('TCP'), port()],
    ['an API version that the API server fills in', field('v1'), field()],
  ])('%s', (_, one, other) => {
    expect(differences(one, other)).toEqual([]);
    expect(differences(other, one)).toEqual([]);
  });

  test.each<[string, Parts, Parts]>([
    ['memory in decimal and in binary units', quantity('memory', '1G'), quantity('memory', '1Gi')],
    ['no quantities', quantity('memory', 'much'), quantity('memory', 'more')],
    ['another protocol', port('UDP'), port()],
    ['another API version', field('v2'), field()],
  ])('not %s', (_, one, other) => {
    expect(differences(one, other)).not.toEqual([]);
    expect(differences(other, one)).not.toEqual([]);
  });
});

describe('an override', () => {
  const pointer = '/spec/template/spec/containers/0/image';
  const override = { pointer, original: 'a', rebuilt: 'b', reason: 'a placeholder' };
  const compare = (original: string, rebuilt: string) =>
    semanticDifferences(workload({ container: { image: original } }), workload({ container: { image: rebuilt } }), [override]);

  test('allows exactly its difference', () => {
    expect(compare('a', 'b')).toEqual([]);
    expect(compare('a', 'c')).toContainEqual({ pointer, original: 'a', rebuilt: 'c' });
  });

  test('is reported once it is no longer needed', () => {
    expect(compare('b', 'b')).toEqual([override]);
  });

  test('each difference is printed with its JSON pointer', () => {
    expect(printed(semanticDifferences({ a: { 'b/c': [1, {}] } }, { a: { 'b/c': [2] } }))).toEqual([
      '/a/b~1c/0: 1 became 2',
      '/a/b~1c/1: {} became nothing',
    ]);
  });
});
